"""Sums in which dots stand for summands: 1 + 3 + ... + (2n - 1), 1 + 1/2 + 1/4 + ..., x - x^3/6 + ..."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.terms import (
    INFINITY,
    ONE,
    Apply,
    Div,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    bind,
    letters,
    number,
    product,
    substituted,
    subterms,
    symbols,
)

STARTS = (1, 0, 2)
HIGHEST = 8


def summed_to(terms: tuple[Term, ...], last: Term) -> Term | None:
    """The sum whose first summands are given and whose last one is; None where they show no rule."""
    taken = {x.name for term in (*terms, last) for x in symbols(term)}
    k = next(Symbol(name) for name in ("k", "j", "i", "m", "l", "k'") if name not in taken)
    for n in (x for x in letters(last) if not x.dims and not any(x in symbols(term) for term in terms)):
        body = substituted(last, {n: k})
        for start in STARTS:
            places = (substituted(body, {k: number(start + place)}) for place in range(len(terms)))
            if len(terms) > 1 and all(_same(here, term) for here, term in zip(places, terms, strict=True)):
                return bind("sum", k, body, number(start), n)
    return None


def summed_without_end(terms: tuple[Term, ...]) -> tuple[Term, ...] | None:
    """The summands with what dots at the end stand for: the rest of a geometric series, or higher powers."""
    free = letters(Mul(terms)) if terms else ()
    if not free and len(terms) > 2:
        quotient = Div(terms[1], terms[0])
        if all(_same(Mul((quotient, a)), b) for a, b in pairwise(terms)):
            k = Symbol("k")
            return (bind("sum", k, product((terms[0], Pow(quotient, k))), number(0), INFINITY),)
    if len(free) != 1 or len(terms) < 2:
        return None
    degrees = [_degree(term, free[0]) for term in terms]
    rising = all(a is not None and b is not None and a < b for a, b in pairwise(degrees))
    top = degrees[-1]
    if not rising or top is None or top > HIGHEST:
        return None
    return (*terms, Apply("O", (Pow(free[0], number(top + 1)),)))


def _same(a: Term, b: Term) -> bool:
    return Bench().same(a, b, Context())


def _degree(term: Term, x: Symbol) -> int | None:
    """The power of a letter in a summand."""
    if x not in symbols(term):
        return 0
    powers = [here.exponent for here in subterms(term) if type(here) is Pow and here.base is x]
    bare = sum(here is x for here in subterms(term)) - len(powers)
    if any(type(n) is not Number or n.q != 1 for n in powers) or len(powers) + bare != 1:
        return None
    (power,) = powers or (ONE,)
    return power.p if type(power) is Number else None
