"""Sums in which dots stand for summands: 1 + 3 + ... + (2n - 1), 1 + 1/2 + 1/4 + ..., x - x^3/6 + ..."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.kernel.bench import Bench
from derive.terms import (
    INFINITY,
    ONE,
    ZERO,
    Apply,
    Binder,
    Component,
    Div,
    Mul,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    letters,
    number,
    opened,
    product,
    substituted,
    subterms,
    symbols,
    total,
)

from .iterates import member

STARTS = (1, 0, 2)
HIGHEST = 8


def summed_to(terms: tuple[Term, ...], last: Term, kind: str = "sum") -> Term | None:
    """The sum whose first summands are given and whose last one is; None where they show no rule."""
    if (found := _ranging(terms, last, kind, 2)) is not None or (end := _indexed(last)) is last:
        return found
    return _ranging(tuple(map(_indexed, terms)), end, kind, 1)


def multiplied_to(first: tuple[Term, ...], last: tuple[Term, ...]) -> Term | None:
    """The product whose first and last factors are given, from either end; None where they show no rule."""
    for ahead, behind in ((first, last), (last[::-1], first[::-1])):
        found = summed_to(ahead, behind[-1], "product")
        if type(found) is Binder and found.high is not None:
            places = (total((found.high, number(-k))) if k else found.high for k in range(len(behind)))
            there = (opened(found, place) for place in places)
            if all(
                _same(one, each) or _same(one, _indexed(each)) for one, each in zip(there, behind[::-1], strict=True)
            ):
                return found
    return None


def _indexed(term: Term) -> Term:
    """A term with x_1 and x_n as entries of x."""
    names: dict[Term, Term] = {}
    for x in symbols(term):
        if (each := member(x.name)) is not None and not each.pattern:
            place = total((Symbol(each.letter), number(each.shift))) if each.letter else number(each.shift)
            names[x] = Component(Symbol(each.base), (place if each.shift or not each.letter else Symbol(each.letter),))
    return substituted(term, names)


def _ranging(terms: tuple[Term, ...], last: Term, kind: str, least: int) -> Term | None:
    taken = {x.name for term in (*terms, last) for x in symbols(term)}
    k = next(Symbol(name) for name in ("k", "j", "i", "m", "l", "k'") if name not in taken)
    for n in (x for x in letters(last) if not x.dims and not any(x in symbols(term) for term in terms)):
        body = substituted(last, {n: k})
        for start in STARTS:
            places = (substituted(body, {k: number(start + place)}) for place in range(len(terms)))
            if len(terms) >= least and all(_same(here, term) for here, term in zip(places, terms, strict=True)):
                return bind(kind, k, body, number(start), n)
    return None


def summed_without_end(terms: tuple[Term, ...], context: Context) -> tuple[Term, ...] | None:
    """The summands with what dots at the end stand for: the rest of a geometric series, or higher powers."""
    free = letters(Mul(terms)) if terms else ()
    quotient = Div(terms[1], terms[0]) if len(terms) > 2 else ZERO
    small = not free or holds(context, Relation("<", call("abs", _plain(quotient)), ONE))
    if len(terms) > 2 and small and all(_same(Mul((quotient, a)), b) for a, b in pairwise(terms)):
        k = Symbol("k")
        return (bind("sum", k, product((terms[0], Pow(_plain(quotient), k))), number(0), INFINITY),)
    if len(free) != 1 or len(terms) < 2:
        return None
    degrees = [_degree(term, free[0]) for term in terms]
    rising = all(a is not None and b is not None and a < b for a, b in pairwise(degrees))
    top = degrees[-1]
    if not rising or top is None or top > HIGHEST:
        return None
    return (*terms, Apply("O", (Pow(free[0], number(top + 1)),)))


def _plain(quotient: Term) -> Term:
    """A quotient of two summands as it is written where one is 1."""
    return quotient.over if type(quotient) is Div and quotient.under is ONE else quotient


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
