"""A term with a bar behind it: its value at a point, or what it grows by between two ends."""

from __future__ import annotations

from derive.terms import (
    INFINITY,
    Add,
    At,
    Binder,
    Component,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    letters,
    shape,
    subterms,
    summands,
    total,
)

from .grammar import POSTFIX, SUM, Infix
from .reader import Reader

NEEDED = "the point is written as _{x=1} behind the bar"


def evaluated(r: Reader, body: Term) -> Term:
    """A term at given values of some letters, f at x = 1, or between two of one letter."""
    r.accept("|")
    opening = r.place + 1
    low = _values(r, "_")
    return _between(r, body, low, _values(r, "^"), opening) if r.key == "^" else at_point(r, body, low, opening)


def summed(r: Reader, body: Term) -> Term:
    """The sum before a bar between two ends, without numbers it begins with and what has such a bar already."""
    parts = summands(body)
    last = max((k + 1 for k, part in enumerate(parts) if any(map(_has_bar, subterms(part)))), default=0)
    begin = next((k for k in range(last, len(parts) - 1) if letters(parts[k])), len(parts) - 1)
    found = evaluated(r, total(parts[begin:]))
    return total((*parts[:begin], found))


def _has_bar(term: Term) -> bool:
    return type(term) is At or is_increase(term) or (type(term) is Binder and term.kind == "limit")


def is_increase(term: Term) -> bool:
    """Whether an index and a power stand at a scalar that is no letter: its ends, of a letter that is not told."""
    match term:
        case Pow(Component(body, (_,)), _):
            return type(body) is not Symbol and not shape(body)
    return False


def increase(body: Term, x: Symbol, low: Term, high: Term) -> Term:
    """The value at the upper end without that at the lower one; at infinity the limit."""
    return Add((_value(body, x, high), Neg(_value(body, x, low))))


def _value(body: Term, x: Symbol, end: Term) -> Term:
    return bind("limit", x, body, end) if end in (INFINITY, Neg(INFINITY)) else At(body, (x,), (end,))


def _values(r: Reader, sign: str) -> list[Term]:
    r.expect(sign, NEEDED)
    if r.key == "{":
        return r.arguments("the point")
    here = r.tokens[r.place]
    if r.latex and here.key == "number" and len(here.text) > 1:
        raise r.fail(f"{sign}{here.text} prints as {here.text[0]} only; write {sign}{{{here.text}}} with braces")
    return [r.expression(POSTFIX)]


def _between(r: Reader, body: Term, low: list[Term], high: list[Term], opening: int) -> Term:
    if len(low) != 1 or len(high) != 1:
        raise r.fail("a term stands between two ends, as in |_0^1", opening)
    match low[0], high[0]:
        case Relation("=", Symbol() as x, begin), Relation("=", other, end) if other is x:
            return increase(body, x, begin, end)
        case Relation("=", Symbol() as x, begin), end if type(end) is not Relation:
            return increase(body, x, begin, end)
        case begin, end if type(begin) is not Relation and type(end) is not Relation:
            if len(found := letters(body)) == 1:
                return increase(body, found[0], begin, end)
            return Pow(Component(body, (begin,)), end)
    raise r.fail("both ends are of one letter, as in |_{x=0}^{x=1}", opening)


def at_point(r: Reader, body: Term, values: list[Term], opening: int) -> Term:
    """A term at a point that some equations give."""
    found: list[Symbol] = []
    numbers: list[Term] = []
    for value in values:
        match value:
            case Relation("=", Symbol() as letter, worth):
                found.append(letter)
                numbers.append(worth)
            case _:
                raise r.fail("a point is written as x=1, y=2", opening)
    if not found:
        raise r.fail("a point is written as x=1, y=2", opening)
    return At(body, tuple(found), tuple(numbers))


AT, BETWEEN = Infix(POSTFIX, evaluated), Infix(SUM, summed)
