"""What O(x^n) says as a summand, and what products and powers with such a summand leave out."""

from __future__ import annotations

from functools import reduce

from derive.exact.polynomials import coefficients
from derive.terms import (
    ZERO,
    Add,
    Apply,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Symbol,
    Term,
    negated,
    number,
    product,
    subterms,
    symbols,
    total,
)

MOST, HIGHEST = 9, 6
LARGE, SMALL = "O", "o"


class Order(Record):
    """Terms below the power `count` of x - a are compared."""

    x: Symbol
    centre: Term
    count: int


def order(term: Term) -> Order | None:
    """The order that a summand O(x^n), or o(x^n), stands for."""
    match term:
        case Apply("O" | "o" as kind, (Pow(base, Number(n, 1)),)) if 0 < n <= MOST:
            return _about(base, n + (kind == SMALL))
        case Apply("O" | "o" as kind, (base,)):
            return _about(base, 1 + (kind == SMALL))
    return None


def _about(base: Term, count: int) -> Order | None:
    match base:
        case Symbol():
            return Order(base, ZERO, count)
        case Add((Symbol() as x, rest)) if not symbols(rest):
            return Order(x, negated(rest), count)
    return None


def spread_orders(term: Term) -> Term:
    """A sum with products and powers that hold an O(x^n) multiplied out to one such summand, about x = 0."""
    if type(term) is Add:
        return total(map(spread_orders, term.terms))
    if type(term) not in (Mul, Pow, Neg, Div) or order(term) is not None:
        return term
    found = tuple(each for each in map(order, subterms(term)) if each is not None)
    if not found or any(each.centre is not ZERO or each.x is not found[0].x for each in found):
        return term
    pair = _worked(term, found[0].x)
    if pair is None or pair[1] is None:
        return term
    return total((pair[0], Apply(LARGE, (Pow(found[0].x, number(min(pair[1], MOST))),))))


def _worked(term: Term, x: Symbol) -> tuple[Term, int | None] | None:
    """A term without what it leaves out, and from which power on that is; None where that is not seen."""
    alone = order(term)
    if alone is not None:
        return ZERO, alone.count
    match term:
        case Add(parts):
            pairs = tuple(_worked(part, x) for part in parts)
            if any(pair is None for pair in pairs):
                return None
            known = tuple(pair for pair in pairs if pair is not None)
            counts = tuple(count for _, count in known if count is not None)
            return total(part for part, _ in known), min(counts, default=None)
        case Neg(inner):
            found = _worked(inner, x)
            return None if found is None else (negated(found[0]), found[1])
        case Div(over, under):
            return _quotient(_worked(over, x), under, x)
        case Mul(factors):
            return _product(tuple(_worked(factor, x) for factor in factors), x)
        case Pow(base, Number(n, 1)) if 1 < n <= HIGHEST:
            return _product((_worked(base, x),) * n, x)
    if any(order(here) is not None for here in subterms(term)) or (x in symbols(term) and not coefficients(term, x)):
        return None
    return term, None


def _product(pairs: tuple[tuple[Term, int | None] | None, ...], x: Symbol) -> tuple[Term, int | None] | None:
    known = tuple(pair for pair in pairs if pair is not None)
    if len(known) < len(pairs):
        return None
    return reduce(lambda a, b: _times(a, b, x), known)


def _quotient(above: tuple[Term, int | None] | None, under: Term, x: Symbol) -> tuple[Term, int | None] | None:
    """A quotient by a number times a power of the letter."""
    found = coefficients(under, x) if symbols(under) <= {x} else None
    power = len(found) - 1 if found else 0
    if above is None or not found or any(c is not ZERO for c in found[:-1]):
        return None
    count = above[1]
    if count is not None and count <= power:
        return None
    return Div(above[0], under), None if count is None else count - power


def _times(a: tuple[Term, int | None], b: tuple[Term, int | None], x: Symbol) -> tuple[Term, int | None]:
    counts = [count + _least(other, x) for (_, count), other in ((a, b), (b, a)) if count is not None]
    return product((a[0], b[0])), min(counts, default=None)


def _least(pair: tuple[Term, int | None], x: Symbol) -> int:
    """The lowest power that may stand in a factor."""
    term, count = pair
    found = coefficients(term, x) if symbols(term) <= {x} else None
    lowest = next((k for k, c in enumerate(found) if c is not ZERO), None) if found is not None else 0
    kept = [each for each in (lowest, count) if each is not None]
    return min(kept, default=0)
