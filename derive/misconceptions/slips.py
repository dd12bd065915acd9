"""Slips: what anyone's pen does, tried last."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
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
    Symbol,
    Term,
    letters,
    negated,
    number,
    power,
    product,
    raised,
    scaled,
    summands,
    total,
)  # fmt: skip

from .parts import without


@misconception("f = c f", Add, Div, Mul)
def equation_op_on_expression(term: Term, context: Context) -> Iterator[Term]:
    """An expression is no equation: it cannot be multiplied through by a number."""
    parts = summands(term)
    denominators = [_denominator(t) for t in parts]
    common = lcm(*denominators)
    if common > 1 and len(parts) > 1:
        yield Mul((number(common), term))
    divisors = [abs(t.factors[0].p) for t in parts if type(t) is Mul and type(t.factors[0]) is Number]
    for d in dict.fromkeys(divisors):
        if d > 1 and len(parts) > 1:
            yield Mul((number(1, d), term))


def _denominator(term: Term) -> int:
    match term:
        case Neg(inner):
            return _denominator(inner)
        case Div(_, Number(p, 1)):
            return abs(p) or 1
        case Number(_, q) | Mul((Number(_, q), *_)):
            return q
    return 1


def _one_sign(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Add(terms):
            for k, each in enumerate(terms):
                yield total((*terms[:k], negated(each), *terms[k + 1 :]))
        case Neg(inner):
            yield inner
        case Number(p, q) if p < 0:
            yield Number(-p, q)


@misconception("a + b = a - b", Add, Neg, Number, undone=_one_sign)
def sign_slip(term: Term, context: Context) -> Iterator[Term]:
    """The sign of one summand is turned."""
    yield from _one_sign(term, context)


@misconception("a - b = b - a", Add)
def difference_turned(term: Term, context: Context) -> Iterator[Term]:
    """A difference is the negative of the one the other way round."""
    match term:
        case Add((a, Neg(b))):
            yield Add((b, Neg(a)))


@misconception("a + b = a", Add)
def term_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A summand is lost."""
    match term:
        case Add(terms):
            for k in reversed(range(len(terms))):
                yield total(without(terms, k))


def _twice_or_half(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Add(terms):
            for k, each in enumerate(terms):
                for c in (TWO, number(1, 2)):
                    yield total((*terms[:k], scaled(c, each), *terms[k + 1 :]))


@misconception("a b = b", Mul, Div, undone=_twice_or_half)
def factor_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A factor is lost."""
    match term:
        case Mul(factors):
            for k in range(len(factors)):
                yield product(without(factors, k))
        case Div(over, under) if type(over) is not Number or over.p not in (0, 1):
            yield Div(ONE, under)
            yield over


def _other_exponents(term: Term, context: Context) -> Iterator[Term]:
    base, exponent = power(term)
    sizes = base.shape
    if base is not E and type(exponent) is Number and letters(base) and sizes in ((), sizes[:1] * 2):
        for step in (1, -1):
            raised_one = number(exponent.p + step * exponent.q, exponent.q)
            yield ONE if raised_one is ZERO else raised(base, raised_one)


@misconception("x^n = x^{n+1}", Pow, Symbol, undone=_other_exponents)
def exponent_slip(term: Term, context: Context) -> Iterator[Term]:
    """The exponent is off by one."""
    yield from _other_exponents(term, context)


def _other_numbers(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Number(p, q):
            for step in (1, -1, 2, -2, 10, -10):
                yield number(p + step, q)
            for near in ((2 * p, q), (p, 2 * q), (3 * p, q), (p, 3 * q)):
                yield number(*near)


@misconception("3 * 4 = 11", Number, undone=_other_numbers)
def arithmetic_slip(term: Term, context: Context) -> Iterator[Term]:
    """A number is miscalculated."""
    yield from _other_numbers(term, context)
