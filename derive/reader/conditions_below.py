r"""Conditions below the sign of a sum or product: \sum_{k \ge 1}, \sum_{1 \le i < j \le n}, \sum_{i \ne j}."""

from __future__ import annotations

from derive.terms import (
    INFINITY,
    ONE,
    Component,
    Record,
    Symbol,
    Term,
    bind,
    factors,
    negated,
    number,
    product,
    substituted,
    subterms,
    total,
)

from .grammar import SUM
from .reader import Reader

Ends = tuple[Term | None, Term | None]
_SIGNS = ("<", "<=", ">", ">=", "!=")


class Range(Record):
    """A letter with the bounds that a condition gives it; without them it runs over what it counts."""

    letter: Symbol
    low: Term | None = None
    high: Term | None = None


class Condition(Record):
    """The letters of a condition, the outer first, and the sign between two of them."""

    ranges: tuple[Range, ...]
    between: str = ""


def condition(r: Reader) -> Condition | None:
    """The condition in the braces here, None where no relation stands in them."""
    opening = r.place
    closing = r.matches[opening]
    if all(r.tokens[k].key not in _SIGNS for k in range(opening + 1, closing)):
        return None
    r.take()
    signs: list[str] = []
    with r.inside():
        sides = [r.expression(SUM)]
        while r.key in _SIGNS:
            signs.append(r.take().key)
            sides.append(r.expression(SUM))
    found = _told(tuple(signs), tuple(sides)) if r.place == closing else None
    if found is None:
        raise r.fail("only sums over a range are read, as in \\sum_{i=1}^{n}; write a condition as a factor", opening)
    r.take()
    return found


def _told(signs: tuple[str, ...], sides: tuple[Term, ...]) -> Condition | None:
    match signs, sides:
        case (">" | ">=" as sign,), (Symbol() as k, low):
            return Condition((Range(k, _next(low, sign), INFINITY),))
        case ("<" | "<=" as above, "<" | "<=" as below), (low, Symbol() as k, high):
            return Condition((Range(k, _next(low, above), _last(high, below)),))
        case ("<" | "<=" as above, "<" | "<=" as between, "<" | "<=" as below), (
            low,
            Symbol() as i,
            Symbol() as j,
            high,
        ):
            end = _last(high, below)
            return Condition((Range(i, _next(low, above), end), Range(j, _next(i, between), end)), between)
        case ("<" | "<=" as between,), (Symbol() as i, Symbol() as j):
            return Condition((Range(i), Range(j, _next(i, between))), between)
        case ("!=",), (Symbol() as i, Symbol() as j):
            return Condition((Range(i), Range(j)), "!=")
    return None


def _next(low: Term, sign: str) -> Term:
    return total((low, ONE)) if sign in ("<", ">") else low


def _last(high: Term, sign: str) -> Term:
    return total((high, number(-1))) if sign == "<" else high


def under(r: Reader, kind: str, told: Condition, body: Term, place: int) -> Term:
    """What is added up or multiplied under a condition."""
    first = told.ranges[0]
    letters = tuple(each.letter for each in told.ranges)
    sizes = tuple(_size(r, letter, body) for letter in letters)
    if kind == "sum" and told.between == "!=" and sizes[0] is not None and _stands_outside(r, letters[1], place):
        k, left_out = letters
        return total((bind(kind, k, body, ONE, sizes[0]), negated(substituted(body, {k: left_out}))))
    if kind == "sum" and (told.between == "!=" or (told.between == "<" and _is_even(body, *letters))):
        ends: list[Ends] = [(first.low, first.high)] * 2 if first.high else [(size and ONE, size) for size in sizes]
        whole = _apart(body, letters, ends)
        return whole if told.between == "!=" else product((number(1, 2), whole))
    pairs = tuple(zip(told.ranges, sizes, strict=True))
    if told.between == "!=" or any(each.high is None and size is None for each, size in pairs):
        raise r.fail("what the letters of this sum run to is not known; write it as \\sum_{i=1}^{n}", place)
    for each, size in reversed(pairs):
        body = bind(kind, each.letter, body, each.low or ONE, each.high or size)
    return body


def _stands_outside(r: Reader, letter: Symbol, place: int) -> bool:
    """Whether a letter stands before a sum or behind it: there it is one place, which the sum leaves out."""
    return any(token.text == letter.name for token in (*r.tokens[:place], *r.tokens[r.place :]))


def _apart(body: Term, letters: tuple[Symbol, ...], ends: list[Ends]) -> Term:
    """The sum over all pairs of different places, as that over all pairs without the equal ones."""
    (i, j), (outer, inner) = letters, ends
    whole = bind("sum", i, bind("sum", j, body, *inner), *outer)
    return total((whole, negated(bind("sum", i, substituted(body, {j: i}), *outer))))


def _is_even(body: Term, i: Symbol, j: Symbol) -> bool:
    """Whether two letters may change their places in a term."""
    turned = substituted(body, {i: j, j: i})
    return sorted(map(repr, factors(body))) == sorted(map(repr, factors(turned)))


def _size(r: Reader, letter: Symbol, body: Term) -> Term | None:
    """What a letter runs to that counts the entries of something."""
    for part in subterms(body):
        if type(part) is Component and letter in part.indices and type(part.base) is Symbol and part.base.dims:
            return part.base.dims[part.indices.index(letter)]
    return dict(r.context.indices).get(letter.name)
