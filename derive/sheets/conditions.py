"""What must hold of the letters of a draw: relations and predicates, read from text and judged exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from math import isqrt

from derive.core.context import Context
from derive.core.errors import InputError, nearest
from derive.exact.conditions import holds
from derive.kernel.exactly import value
from derive.reader.options import read_at
from derive.reader.options import split as at_commas
from derive.terms import ZERO, Junction, Neg, Relation, Term, symbols, total

from .putting import put, worked_out
from .sheet import Joined, Test, Where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_CALL = re.compile(r"([a-z]+(?:_[a-z]+)*)\s*\((.*)\)", re.DOTALL)
NAMES = ("is_square", "is_integer", "is_rational", "divides", "distinct")
_COUNTS = {"is_square": 1, "is_integer": 1, "is_rational": 1, "divides": 2}


def read_where(text: str, letters: tuple[str, ...], context: Context, place: str) -> Where:
    """The condition that a text states, of these letters."""
    for word in ("or", "and"):
        parts = _apart(text, word)
        if len(parts) > 1:
            return Joined(word, tuple(read_where(part, letters, context, place) for part in parts), text)
    if text.startswith("not "):
        return Joined("not", (read_where(text[4:].strip(), letters, context, place),), text)
    call = _CALL.fullmatch(text)
    if call and _closes(call[2]) and (call[1] in NAMES or "_" in call[1]):
        return _predicate(call[1], call[2], text, letters, context, place)
    if text.startswith("(") and text.endswith(")") and _closes(text[1:-1]):
        inner = text[1:-1].strip()
        if any(len(_apart(inner, word)) > 1 for word in ("or", "and")) or inner.startswith("not "):
            return read_where(inner, letters, context, place)
    term = read_at(text, context, place)
    if not isinstance(term, Relation | Junction):
        raise InputError(f"{place}: {text!r} is no condition; write a relation such as b != 0, or one of {_list()}")
    _only(term, letters, text, place)
    return Test("", (term,), text)


def _list() -> str:
    return ", ".join(NAMES)


def _predicate(name: str, inner: str, text: str, letters: tuple[str, ...], context: Context, place: str) -> Test:
    if name not in NAMES:
        raise InputError(f"{place}: there is no predicate {name!r}; {nearest(name, NAMES, f'there are {_list()}')}")
    terms = tuple(read_at(part, context, place) for part in at_commas(inner))
    if len(terms) != _COUNTS.get(name, len(terms)):
        raise InputError(f"{place}: {name} takes {_COUNTS[name]} terms, and {len(terms)} are given in {text!r}")
    for term in terms:
        _only(term, letters, text, place)
    return Test(name, terms, text)


def _only(term: Term, letters: tuple[str, ...], text: str, place: str) -> None:
    """Refuse letters that no variant fixes."""
    for letter in sorted(symbol.name for symbol in symbols(term)):
        if letter not in letters:
            raise InputError(f"{place}: {letter} in {text!r} is not drawn; the letters drawn are {', '.join(letters)}")


def _apart(text: str, word: str) -> list[str]:
    """The pieces between a word outside of brackets."""
    depth, begin, out = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if depth == 0 and at >= begin and text.startswith(f" {word} ", at):
            out.append(text[begin:at].strip())
            begin = at + len(word) + 2
    return [*out, text[begin:].strip()]


def _closes(inner: str) -> bool:
    """Whether brackets close in a text in the order in which they open."""
    depth = 0
    for sign in inner:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0


def kept(where: Where, drawn: Mapping[Term, Term]) -> bool:
    """Whether a condition holds for a draw; what can't be decided does not count as held."""
    match where:
        case Joined("and", parts):
            return all(kept(part, drawn) for part in parts)
        case Joined("or", parts):
            return any(kept(part, drawn) for part in parts)
        case Joined(_, (part,)):
            return not kept(part, drawn)
        case Test("", (term,)):
            return holds(Context(), worked_out(put(term, drawn))) is True
        case Test(name, terms):
            return _PREDICATES[name](tuple(worked_out(put(term, drawn)) for term in terms))
    return False


def _exact(term: Term) -> Fraction | None:
    return value(term, {})


def _is_square(terms: tuple[Term, ...]) -> bool:
    found = _exact(terms[0])
    if found is None or found < 0:
        return False
    return isqrt(found.numerator) ** 2 == found.numerator and isqrt(found.denominator) ** 2 == found.denominator


def _is_integer(terms: tuple[Term, ...]) -> bool:
    found = _exact(terms[0])
    return found is not None and found.denominator == 1


def _is_rational(terms: tuple[Term, ...]) -> bool:
    return _exact(terms[0]) is not None


def _divides(terms: tuple[Term, ...]) -> bool:
    a, b = map(_exact, terms)
    return a is not None and b is not None and a != 0 and (b / a).denominator == 1


def _distinct(terms: tuple[Term, ...]) -> bool:
    return all(
        holds(Context(), Relation("!=", total((a, Neg(b))), ZERO)) is True
        for k, a in enumerate(terms)
        for b in terms[k + 1 :]
    )


_PREDICATES: dict[str, Callable[[tuple[Term, ...]], bool]] = {
    "is_square": _is_square, "is_integer": _is_integer, "is_rational": _is_rational, "divides": _divides,
    "distinct": _distinct,
}  # fmt: skip
