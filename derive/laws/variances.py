"""Laws of variance and covariance: constants, sums, products, and what they are as moments."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    fraction,
    negated,
    power,
    product,
    raised,
    summands,
    total,
)

from .expectations import constant_apart, expected, inside, times, variance
from .random_letters import all_independent, declared_value, entry_by_entry, independent, is_random

SOURCE = "Wasserman, All of Statistics, ch. 3"


@rule("Var(c X) = c^2 Var(X)", Call)
def constant_out_of_variance(term: Term, context: Context) -> Term | None:
    """A constant factor comes out of a variance squared, and the variance of a constant is zero."""
    body = inside(term, "variance")
    if body is None:
        return None
    if not is_random(body, context):
        return ZERO
    split = constant_apart(body, context)
    if split is None:
        return None
    fixed, rest, under = split
    squares = tuple(raised(x, TWO) for x in fixed if x is not MINUS_ONE)
    return fraction(product((*squares, variance(rest))), under if under is ONE else Pow(under, TWO))


@rule("Var(X + Y) = Var(X) + Var(Y)", Call)
def variance_of_a_sum(term: Term, context: Context) -> Term | None:
    """The variance of a sum of independent summands is the sum of their variances; constants do not matter."""
    match inside(term, "variance"):
        case Add() as body:
            kept = tuple(x for x in summands(body) if is_random(x, context))
            if len(kept) < len(summands(body)) or all_independent(kept, context):
                whole = all_independent(kept, context)
                return total(map(variance, kept)) if whole else variance(total(kept))
        case Binder("sum", letter, body, low, high) as whole if entry_by_entry(whole, context):
            return Binder("sum", letter, variance(body), low, high)
    return None


@rule("Var(X + Y) = Var(X) + Var(Y) + 2 Cov(X, Y)", Call)
def variance_of_two(term: Term, context: Context) -> Term | None:
    """The variance of a sum of two is the sum of the variances plus twice the covariance."""
    match inside(term, "variance"):
        case Add((x, *rest)):
            y = total(rest)
            return total((variance(x), variance(y), product((TWO, call("covariance", x, y)))))
    return None


@rule("Var(X Y) = E[X^2] E[Y^2] - E[X]^2 E[Y]^2", Call)
def variance_of_a_product(term: Term, context: Context) -> Term | None:
    """The variance of a product of independent factors is made of their mean squares and their squared means."""
    body = inside(term, "variance")
    parts = factors(body) if type(body) is Mul else ()
    if len(parts) < 2 or not all_independent(parts, context):
        return None
    squares = product(expected(_squared(x)) for x in parts)
    means = product(Pow(expected(x), TWO) for x in parts)
    return total((squares, negated(means)))


def _squared(term: Term) -> Term:
    base, exponent = power(term)
    return Pow(base, Number(2 * exponent.p, 1)) if type(exponent) is Number and exponent.q == 1 else Pow(term, TWO)


@rule("Var(X) = E[X^2] - E[X]^2", Call)
def variance_by_moments(term: Term, context: Context) -> Term | None:
    """The variance is the mean of the square less the square of the mean."""
    body = inside(term, "variance")
    if body is None:
        return None
    plain = type(body) in (Symbol, Component) and declared_value(expected(Pow(body, TWO)), context) is None
    return None if plain else total((expected(_squared(body)), negated(Pow(expected(body), TWO))))


@rule("Cov(X, Y) = E[X Y] - E[X] E[Y]", Call)
def covariance_by_moments(term: Term, context: Context) -> Term | None:
    """The covariance is the mean of the product less the product of the means; of independent letters it is zero."""
    match term:
        case Call("covariance", (x, y)):
            if independent(x, y, context):
                return ZERO
            if x is y:
                return variance(x)
            return total((expected(product((*factors(x), *factors(y)))), negated(product((expected(x), expected(y))))))
    return None


@rule("Cov(a X + b Y, Z) = a Cov(X, Z) + b Cov(Y, Z)", Call)
def covariance_is_bilinear(term: Term, context: Context) -> Term | None:
    """In each of its two places a covariance is linear, and constants do not matter."""
    match term:
        case Call("covariance", (x, y)):
            if not (is_random(x, context) and is_random(y, context)):
                return ZERO
            for first, second in ((x, y), (y, x)):
                if type(first) is Add:
                    return total(_covariance(part, second) for part in summands(first))
                split = constant_apart(first, context)
                if split is not None:
                    return times(split, lambda rest, other=second: call("covariance", rest, other))  # type: ignore[misc]
    return None


def _covariance(part: Term, other: Term) -> Term:
    return negated(call("covariance", part.inner, other)) if type(part) is Neg else call("covariance", part, other)
