"""Wrong product and quotient rules."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Derivative,
    Div,
    Mul,
    Neg,
    Pow,
    Term,
    negated,
    product,
    total,
)  # fmt: skip

from .parts import over_and_under, slope, times, varies, without


def _products(term: Term) -> tuple[tuple[Term, ...], Term] | None:
    match term:
        case Derivative(Mul(factors), x, 1) if sum(varies(f, x) for f in factors) > 1:
            return factors, x
    return None


def _product_rule(factors: tuple[Term, ...], x: Term) -> list[Term]:
    """The summands of the product rule."""
    return [
        product((*f[:k], slope(f[k], x), *f[k + 1 :])) for f in (factors,) for k in range(len(f)) if varies(f[k], x)
    ]


@misconception("(u v)' = u' v'", Derivative)
def product_of_derivatives(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of a product is not the product of the derivatives."""
    if found := _products(term):
        factors, x = found
        yield product(slope(f, x) if varies(f, x) else f for f in factors)


@misconception("(u v)' = u' v", Derivative)
def product_rule_term_dropped(term: Term, context: Context) -> Iterator[Term]:
    """One of the terms of the product rule is lost."""
    if found := _products(term):
        terms = tuple(_product_rule(*found))
        for k in reversed(range(len(terms))):
            yield total(without(terms, k))


@misconception("(u v)' = u' v - u v'", Derivative)
def product_rule_minus(term: Term, context: Context) -> Iterator[Term]:
    """The terms of the product rule are added, not subtracted."""
    if found := _products(term):
        first, *rest = _product_rule(*found)
        yield total((first, *map(negated, rest)))
        yield total((negated(first), *rest))


@misconception("(u v)' = u' + v'", Derivative)
def product_rule_factors_lost(term: Term, context: Context) -> Iterator[Term]:
    """Each term of the product rule keeps the factor that is not differentiated."""
    if found := _products(term):
        factors, x = found
        fixed = tuple(f for f in factors if not varies(f, x))
        yield product((*fixed, total(slope(f, x) for f in factors if varies(f, x))))


def _ratio(term: Term) -> tuple[Term, Term, Term] | None:
    """Numerator, denominator and letter of a quotient that needs the quotient rule."""
    match term:
        case Derivative(body, x, 1):
            over, under = over_and_under(body)
            if varies(under, x):
                return over, under, x
    return None


def _terms(u: Term, v: Term, x: Term) -> tuple[Term, Term]:
    """U' v and u v'."""
    return (times(slope(u, x), v) if varies(u, x) else ZERO), times(u, slope(v, x))


def _sum(first: Term, second: Term) -> Term:
    return second if first is ZERO else Add((first, second))


@misconception("(1/v)' = v'/v^2", Derivative)
def reciprocal_derivative_sign(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of 1/v carries a minus sign."""
    if (found := _ratio(term)) and not varies(found[0], found[2]):
        u, v, x = found
        yield Div(times(u, slope(v, x)), Pow(v, TWO))


@misconception("(u/v)' = (u v' - u' v)/v^2", Derivative)
def quotient_rule_sign(term: Term, context: Context) -> Iterator[Term]:
    """The numerator of the quotient rule is u' v - u v', in this order."""
    if found := _ratio(term):
        u, v, x = found
        first, second = _terms(u, v, x)
        yield Div(_sum(negated(first) if first is not ZERO else ZERO, second), Pow(v, TWO))


@misconception("(u/v)' = (u' v + u v')/v^2", Derivative)
def quotient_plus(term: Term, context: Context) -> Iterator[Term]:
    """The numerator of the quotient rule is a difference."""
    if (found := _ratio(term)) and varies(found[0], found[2]):
        u, v, x = found
        yield Div(_sum(*_terms(u, v, x)), Pow(v, TWO))


@misconception("(u/v)' = u'/v'", Derivative)
def quotient_of_derivatives(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of a quotient is not the quotient of the derivatives."""
    if found := _ratio(term):
        u, v, x = found
        yield Div(slope(u, x) if varies(u, x) else u, slope(v, x))


@misconception("(u/v)' = (u' v - u v')/v", Derivative)
def quotient_denominator_not_squared(term: Term, context: Context) -> Iterator[Term]:
    """The denominator of the quotient rule is squared."""
    if found := _ratio(term):
        u, v, x = found
        first, second = _terms(u, v, x)
        yield Div(_sum(first, Neg(second)), v)


@misconception("(u/v)' = u' v - u v'", Derivative)
def quotient_denominator_lost(term: Term, context: Context) -> Iterator[Term]:
    """The quotient rule divides by the square of the denominator."""
    if found := _ratio(term):
        u, v, x = found
        first, second = _terms(u, v, x)
        yield _sum(first, Neg(second))


@misconception("(u/v)' = (u' v - u v')/u^2", Derivative)
def quotient_by_the_numerator(term: Term, context: Context) -> Iterator[Term]:
    """The quotient rule divides by the square of the denominator, not of the numerator."""
    if (found := _ratio(term)) and varies(found[0], found[2]):
        u, v, x = found
        first, second = _terms(u, v, x)
        yield Div(_sum(first, Neg(second)), Pow(u, TWO))


@misconception("(u/v)' = u'/v", Derivative)
def quotient_rule_term_dropped(term: Term, context: Context) -> Iterator[Term]:
    """One of the terms of the quotient rule is lost."""
    if (found := _ratio(term)) and varies(found[0], found[2]):
        u, v, x = found
        first, second = _terms(u, v, x)
        yield Div(first, Pow(v, TWO))
        yield Neg(Div(second, Pow(v, TWO)))
