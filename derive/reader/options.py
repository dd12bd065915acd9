"""Options of a command line as the values that topics take."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Value
from derive.core.errors import InputError, ReadError
from derive.core.topics import Option
from derive.terms import (
    Collection,
    Component,
    Junction,
    Matrix,
    Number,
    Relation,
    Symbol,
    Term,
    Vector,
    letters,
    symbols,
)

from .parser import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_STATEMENTS = (Relation, Junction)
_WANTED = {
    "equation": "an equation such as x + y = 4", "relation": "a relation such as x + y >= 2",
    "vector": "a vector such as [1, 2, 3]", "matrix": "a matrix such as [[4, 2], [1, 3]]",
    "expression": "an expression such as x^2 sin x",
}  # fmt: skip


def read_at(text: str, context: Context, place: str) -> Term:
    """The term of a text; errors name the input or the option it is."""
    try:
        return read(text, context)
    except ReadError as error:
        raise ReadError(f"{place}: {error.args[0]}", error.line, error.column, error.source) from None
    except InputError as error:
        raise InputError(f"{place}: {error}") from None


def of_kind(kind: str, term: Term, place: str, context: Context) -> Term:
    """The term, where it is of the kind that is needed."""
    fits = {
        "equation": isinstance(term, Relation) and term.sign == "=",
        "relation": isinstance(term, _STATEMENTS),
        "vector": isinstance(term, Vector) or len(term.shape) == 1,
        "matrix": isinstance(term, Matrix) or len(term.shape) == 2,
        "expression": not isinstance(term, (*_STATEMENTS, Collection)),
    }.get(kind, True)
    if fits:
        return term
    if kind in ("vector", "matrix") and isinstance(term, Symbol):
        named = context.definition(term.name)
        if named is not None:
            return of_kind(kind, named.body, place, context)
    raise InputError(f"{place}: {_WANTED[kind]} is needed; {_seen(term)} is given")


def _seen(term: Term) -> str:
    if isinstance(term, _STATEMENTS):
        return "a statement"
    if isinstance(term, Collection):
        return f"a {term.kind}" if term.kind.isalpha() else "an interval"
    return {0: "a scalar", 1: "a vector"}.get(len(term.shape), "a matrix")


def option_value(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    """The value of an option from its texts."""
    if len(texts) > 1 and option.kind != "relations":
        raise InputError(f"--{option.name} is given {len(texts)} times; give it once")
    return _READERS[option.kind](option, texts, given, context)


def _letters(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    return tuple(_letter_of(option, piece, given, context) for piece in split(texts[0], option))


def _letter(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    found = [_letter_of(option, piece, given, context) for piece in split(texts[0], option)]
    if len(found) != 1:
        raise InputError(f"--{option.name} takes one letter, and {len(found)} are given")
    return found[0]


def _letter_of(option: Option, text: str, given: tuple[Term, ...], context: Context) -> Symbol | Component:
    place = f"--{option.name}"
    term = read_at(text, context, place)
    base = term.base if isinstance(term, Component) else term
    if not isinstance(base, Symbol) or not isinstance(term, Symbol | Component):
        raise InputError(f"{place}: a letter such as x is needed; {text.strip()} is none")
    if not any(base in symbols(each) for each in given):
        names = ", ".join(dict.fromkeys(letter.name for each in given for letter in letters(each)))
        there = f"the letters there are {names}" if names else "no letter occurs there"
        raise InputError(f"{place}: the letter {base.name} does not occur; {there}")
    return term


def _point(option: Option, texts: list[str], given: tuple[Term, ...], context: Context) -> Value:
    pairs: list[tuple[Symbol | Component, Term]] = []
    for piece in split(texts[0], option):
        match read_at(piece, context, f"--{option.name}"):
            case Relation("=", Symbol() | Component() as letter, value):
                pairs.append((letter, value))
            case _:
                raise InputError(f"--{option.name}: a point is written as x=1,y=2; {piece.strip()} is no part of one")
    names = [letter for letter, _ in pairs]
    if len(set(names)) < len(names):
        raise InputError(f"--{option.name}: a letter has two values; give each one")
    for letter in names:
        base = letter.base if isinstance(letter, Component) else letter
        if isinstance(base, Symbol) and not any(base in symbols(each) for each in given):
            raise InputError(f"--{option.name}: the letter {base.name} does not occur in the expression")
    return tuple(pairs)


def split(text: str, option: Option | None = None) -> list[str]:
    """The pieces between commas outside of brackets."""
    depth, begin, out = 0, 0, []
    for at, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",;" and depth == 0:
            out.append(text[begin:at])
            begin = at + 1
    out.append(text[begin:])
    if option is not None and not all(piece.strip() for piece in out):
        raise InputError(f"--{option.name}: a piece between two commas is empty")
    return out


def _expression(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    term = read_at(texts[0], context, f"--{option.name}")
    if isinstance(term, _STATEMENTS):
        raise InputError(f"--{option.name}: {_WANTED['expression']} is needed; a statement is given")
    return term


def _vector(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    return of_kind("vector", read_at(texts[0], context, f"--{option.name}"), f"--{option.name}", context)


def _count(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    term = read_at(texts[0], context, f"--{option.name}")
    if not isinstance(term, Number) or term.q != 1 or term.p < option.least:
        raise InputError(f"--{option.name}: a whole number of at least {option.least} is needed; {texts[0]} is none")
    return term.p


def _relations(option: Option, texts: list[str], _given: tuple[Term, ...], context: Context) -> Value:
    found: list[Term] = []
    for text in texts:
        term = read_at(text, context, f"--{option.name}")
        parts = term.parts if isinstance(term, Junction) and term.word == "and" else (term,)
        found += [of_kind("relation", part, f"--{option.name}", context) for part in parts]
    return tuple(found)


def _flag(option: Option, texts: list[str], _given: tuple[Term, ...], _context: Context) -> Value:
    if texts[0] not in ("", "true", "false"):
        raise InputError(f"--{option.name} takes no value; leave out {texts[0]}")
    return texts[0] != "false"


def _word(option: Option, texts: list[str], _given: tuple[Term, ...], _context: Context) -> Value:
    if not texts[0].strip():
        raise InputError(f"--{option.name} needs a word")
    return texts[0].strip()


_READERS: dict[str, Callable[[Option, list[str], tuple[Term, ...], Context], Value]] = {
    "letters": _letters, "letter": _letter, "point": _point, "expression": _expression, "vector": _vector,
    "count": _count, "relations": _relations, "flag": _flag, "word": _word,
}  # fmt: skip
