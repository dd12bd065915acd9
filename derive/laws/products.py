"""Laws of products, fractions and powers."""

from __future__ import annotations

from itertools import pairwise
from math import gcd

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.rationals import minus, plus
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    negated,
    number,
    product,
    shape,
    summands,
    total,
)

from .monomials import base_and_exponent, parts, rational, spelled, summed, written
from .ordering import place, polynomial_like
from .powers import POWERS, root_in_fraction
from .side_conditions import apart_from_zero, provided


def _fractional(term: Term) -> bool:
    match term:
        case Div():
            return True
        case Number(_, q):
            return q > 1
        case Mul() | Neg():
            return any(map(_fractional, term.children))
    return False


@rule("a (b/c) = a b/c", Mul, Div)
def one_fraction(term: Term, context: Context) -> Term | None:
    """Products and quotients of fractions are written as one fraction."""
    if any(map(_fractional, term.children)) and shape(term) == ():
        return written(*parts(term))
    return None


@rule("a^m a^n = a^{m+n}", Mul)
def powers_of_one_base(term: Term, context: Context) -> Term | None:
    """Factors with the same base are gathered into one power, and their exponents are added."""
    match term:
        case Mul(factors) if len(set(map(_base, factors))) < len(factors) and shape(term) == ():
            gathered: dict[Term, list[Term]] = {}
            for base, exponent in map(base_and_exponent, factors):
                gathered.setdefault(base, []).append(exponent)
            if any(len(found) > 1 and type(base) is not Number for base, found in gathered.items()):
                return product(p for base, found in gathered.items() for p in _gathered(base, found))
    return None


def _base(factor: Term) -> Term:
    return factor.base if type(factor) is Pow else factor


def _gathered(base: Term, exponents: list[Term]) -> tuple[Term, ...]:
    if len(exponents) == 1 or type(base) is Number:
        return tuple(spelled(base, exponent) for exponent in exponents)
    return (spelled(base, _sum(exponents)),)


def _sum(exponents: list[Term]) -> Term:
    values = [rational(each) for each in exponents]
    whole = ZERO
    for value in values:
        whole = whole if value is None else plus(whole, value)
    rest = [each for each, value in zip(exponents, values, strict=True) if value is None]
    last = () if whole is ZERO else (whole,) if whole.p > 0 else (Neg(negated(whole)),)
    return total((*rest, *last))


@rule("a u/(b u) = a/b", Div)
def cancel(term: Term, context: Context) -> Provided | Term | None:
    """A common factor of numerator and denominator cancels."""
    if type(term) is not Div or shape(term) != ():
        return None
    c, over, under = parts(term)
    top, low = _powers(over), _powers(under)
    conditions: list[Term] = []
    for base in [b for b in low if b in top]:
        m, n = top.pop(base), low.pop(base)
        left = minus(m, n) if type(m) is Number and type(n) is Number else None
        if left is None:
            top[base] = _sum([m, negated(n)])
        elif left.p > 0:
            top[base] = left
        elif left.p < 0:
            low[base] = number(-left.p, left.q)
        conditions += apart_from_zero(base, context)
    shared = len(_powers(over)) + len(_powers(under)) > len(top) + len(low)
    if not shared and not _reducible(term):
        return None
    after = written(c, _spelled(top), _spelled(low))
    return provided(after, conditions, context)


def _powers(factors: tuple[Term, ...]) -> dict[Term, Term]:
    found: dict[Term, Term] = {}
    for base, exponent in map(base_and_exponent, factors):
        found[base] = _sum([found[base], exponent]) if base in found else exponent
    return found


def _spelled(powers: dict[Term, Term]) -> tuple[Term, ...]:
    return tuple(p for base, exponent in powers.items() if (p := spelled(base, exponent)) is not ONE)


def _reducible(term: Div) -> bool:
    """Whether the numbers above and below the fraction line have a common divisor."""
    (c, above, _), (d, _, _) = parts(term.over), parts(term.under)
    return c.q == d.q == 1 and gcd(c.p, d.p) > 1 and bool(above or d.p != 1)


@rule("(c a + c b)/(c d) = (a + b)/d", Div)
def cancel_number(term: Term, context: Context) -> Term | None:
    """A number that divides every summand above and below the fraction line cancels."""
    match term:
        case Div(over, under) if type(over) is Add or type(under) is Add:
            divisor = gcd(_content(over), _content(under))
            if divisor > 1:
                top, low = _divided(over, divisor), _divided(under, divisor)
                return top if low is ONE else Div(top, low)
    return None


def _content(term: Term) -> int:
    """The greatest whole number that divides every summand, 1 where there is none."""
    found = [parts(t) for t in summands(term)]
    if any(c.q != 1 or below for c, _, below in found):
        return 1
    return gcd(*(c.p for c, _, _ in found))


def _divided(term: Term, divisor: int) -> Term:
    found = (parts(t) for t in summands(term))
    return summed(written(number(c.p // divisor), over) for c, over, _ in found)


@rule("(-a - b)/c = -(a + b)/c", Div)
def minus_out_of_fraction(term: Term, context: Context) -> Term | None:
    """A minus sign that all summands of the numerator have goes before the fraction."""
    match term:
        case Div(Add(terms), under) if all(type(t) is Neg for t in terms):
            return Neg(Div(Add(tuple(negated(t) for t in terms)), under))
    return None


@rule("-(a - b) c = (b - a) c", Neg)
def minus_into_bracket(term: Term, context: Context) -> Term | None:
    """A minus sign before a difference turns the difference round."""
    match term:
        case Neg(Add((first, Neg(second)))) if type(first) is not Neg:
            return Add((second, Neg(first)))
        case Neg(Div(Add((first, Neg(second))), under)) if type(first) is not Neg:
            return Div(Add((second, Neg(first))), under)
        case Neg(Mul(factors)):
            for k, factor in enumerate(factors):
                match factor:
                    case Add((Number(p, _) as one, Neg(inner))) if p > 0 and polynomial_like(inner):
                        return Mul((*factors[:k], Add((inner, Neg(one))), *factors[k + 1 :]))
    return None


@rule("a b = b a", Mul, trivial=True)
def order_factors(term: Term, context: Context) -> Term | None:
    """Factors are put in the usual order: numbers, letters, brackets, exponentials, functions."""
    match term:
        case Mul(factors):
            places = [*map(place, factors)]
            if any(a > b for a, b in pairwise(places)) and all(shape(f) == () for f in factors):
                return Mul(tuple(sorted(factors, key=place)))
    return None


PRODUCTS = (
    POWERS | one_fraction | powers_of_one_base | cancel | cancel_number | minus_out_of_fraction | root_in_fraction
    | order_factors
)  # fmt: skip
