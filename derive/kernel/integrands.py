"""Integrands taken apart: powers of the letter and of one minus it, and exponentials of polynomials."""

from __future__ import annotations

from fractions import Fraction

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.integers import is_integer
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    fraction,
    number,
    product,
    raised,
    summands,
    symbols,
    total,
)

Powers = tuple[Term, Term, Term]


class Parts(Record):
    """An integrand as factor * x^power * (1 - x)^other * e^(start + slope x + bend x^2)."""

    factor: Term = ONE
    power: Term = ZERO
    other: Term = ZERO
    exponents: Powers = (ZERO, ZERO, ZERO)

    def times(self, other: Parts) -> Parts:
        """The product of two such functions."""
        exponents = tuple(plus(a, b) for a, b in zip(self.exponents, other.exponents, strict=True))
        powers = (plus(self.power, other.power), plus(self.other, other.other))
        return Parts(times(self.factor, other.factor), *powers, exponents)  # type: ignore[arg-type]

    def to(self, n: Term) -> Parts:
        """A power of such a function."""
        exponents = tuple(times(n, each) for each in self.exponents)
        powers = (times(n, self.power), times(n, self.other))
        return Parts(raised(self.factor, n), *powers, exponents)  # type: ignore[arg-type]


def parts(term: Term, x: Symbol, context: Context) -> Parts | None:
    """A product taken apart into powers of x and of 1 - x, exponentials, and what does not depend on x."""
    if x not in symbols(term):
        return Parts(factor=term)
    match term:
        case Symbol():
            return Parts(power=ONE)
        case Neg(inner):
            return _product((MINUS_ONE, inner), x, context)
        case Mul(each):
            return _product(each, x, context)
        case Div(over, under):
            below = parts(under, x, context)
            above = parts(over, x, context)
            return None if above is None or below is None else above.times(below.to(MINUS_ONE))
        case Pow(base, exponent) if base is E:
            found = powers(exponent, x)
            return None if found is None else Parts(exponents=found)
        case Pow(base, exponent) if x not in symbols(exponent):
            below = parts(base, x, context)
            if below is None:
                return None
            free = is_integer(exponent, context) or holds(context, Relation(">", below.factor, ZERO))
            return below.to(exponent) if free else None
        case Add((first, Neg(second))) if first is ONE and second is x:
            return Parts(other=ONE)
    return None


def _product(each: tuple[Term, ...], x: Symbol, context: Context) -> Parts | None:
    out = Parts()
    for factor in each:
        here = parts(factor, x, context)
        if here is None:
            return None
        out = out.times(here)
    return out


def powers(term: Term, x: Symbol) -> Powers | None:
    """The coefficients of 1, x and x^2 in a polynomial of at most the second degree."""
    if x not in symbols(term):
        return term, ZERO, ZERO
    match term:
        case Symbol():
            return ZERO, ONE, ZERO
        case Neg(inner):
            found = powers(inner, x)
            return None if found is None else tuple(times(MINUS_ONE, c) for c in found)  # type: ignore[return-value]
        case Add(each):
            rows = [powers(part, x) for part in each]
            return None if None in rows else tuple(plus(*column) for column in zip(*rows, strict=True))  # type: ignore
        case Div(over, under) if x not in symbols(under):
            found = powers(over, x)
            return None if found is None else tuple(c if c is ZERO else fraction(c, under) for c in found)  # type: ignore[return-value]
        case Mul(each):
            out: Powers | None = (ONE, ZERO, ZERO)
            for factor in each:
                out = _multiplied(out, powers(factor, x))
            return out
        case Pow(base, exponent) if exponent is TWO:
            return _multiplied(powers(base, x), powers(base, x))
    return None


def _multiplied(a: Powers | None, b: Powers | None) -> Powers | None:
    if a is None or b is None:
        return None
    out: list[list[Term]] = [[], [], [], [], []]
    for i, c in enumerate(a):
        for j, d in enumerate(b):
            if c is not ZERO and d is not ZERO:
                out[i + j].append(times(c, d))
    return None if out[3] or out[4] else tuple(plus(*column) for column in out[:3])  # type: ignore[return-value]


def plus(*each: Term) -> Term:
    """A sum without zeros, numbers added up."""
    numbers = [part for whole in each for part in summands(whole) if type(part) is Number]
    others = [part for whole in each for part in summands(whole) if type(part) is not Number]
    constant = sum((Fraction(c.p, c.q) for c in numbers), Fraction())
    return total((*others, number(constant.numerator, constant.denominator)) if constant or not others else others)


def times(*each: Term) -> Term:
    """A product without ones, zero where a factor is."""
    return ZERO if ZERO in each else product(part for part in each if part is not ONE)
