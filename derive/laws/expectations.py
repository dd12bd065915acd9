"""Laws of expectation and variance: linearity, independence, declared moments, symmetry."""

from __future__ import annotations

from collections.abc import Callable

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
    Div,
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

from .random_letters import (
    MIRRORED,
    all_independent,
    declared_value,
    entry_by_entry,
    independent,
    is_random,
    random_names,
    sources,
)

Split = tuple[tuple[Term, ...], Term, Term]


def expected(term: Term) -> Term:
    """E[term]."""
    return call("expectation", term)


def variance(term: Term) -> Term:
    """Var(term)."""
    return call("variance", term)


def _inside(term: Term, name: str) -> Term | None:
    return term.arguments[0] if type(term) is Call and term.name == name and len(term.arguments) == 1 else None


@rule("E[X + Y] = E[X] + E[Y]", Call)
def expectation_of_a_sum(term: Term, context: Context) -> Term | None:
    """The expectation of a sum is the sum of the expectations, whether or not the summands are independent."""
    match _inside(term, "expectation"):
        case Add() as body:
            return total(negated(expected(x.inner)) if type(x) is Neg else expected(x) for x in summands(body))
        case Binder("sum", letter, body, low, high):
            return Binder("sum", letter, expected(body), low, high)
    return None


@rule("E[c X] = c E[X]", Call)
def constant_out_of_expectation(term: Term, context: Context) -> Term | None:
    """A constant factor comes out of an expectation, and the expectation of a constant is that constant."""
    body = _inside(term, "expectation")
    if body is None:
        return None
    if not is_random(body, context):
        return body
    split = _constant_apart(body, context)
    return None if split is None else _times(split, expected)


def _constant_apart(body: Term, context: Context) -> Split | None:
    """The constant factors, the rest, and the constant denominator; None where nothing comes out."""
    match body:
        case Neg(inner):
            return (MINUS_ONE,), inner, ONE
        case Div(over, under) if not is_random(under, context):
            return (), over, under
        case Mul():
            parts = factors(body)
            fixed = tuple(x for x in parts if not is_random(x, context))
            rest = tuple(x for x in parts if is_random(x, context))
            return (fixed, product(rest), ONE) if fixed else None
    return None


def _times(split: Split, functional: Callable[[Term], Term]) -> Term:
    fixed, rest, under = split
    whole = functional(rest)
    return fraction(negated(whole) if fixed == (MINUS_ONE,) else product((*fixed, whole)), under)


@rule("Var(c X) = c^2 Var(X)", Call)
def constant_out_of_variance(term: Term, context: Context) -> Term | None:
    """A constant factor comes out of a variance squared, and the variance of a constant is zero."""
    body = _inside(term, "variance")
    if body is None:
        return None
    if not is_random(body, context):
        return ZERO
    split = _constant_apart(body, context)
    if split is None:
        return None
    fixed, rest, under = split
    squares = tuple(raised(x, TWO) for x in fixed if x is not MINUS_ONE)
    return fraction(product((*squares, variance(rest))), under if under is ONE else Pow(under, TWO))


@rule("E[X Y] = E[X] E[Y]", Call)
def expectation_of_a_product(term: Term, context: Context) -> Term | None:
    """The expectation of a product of independent factors is the product of their expectations."""
    body = _inside(term, "expectation")
    parts = factors(body) if type(body) is Mul else ()
    groups = _groups(parts, context)
    return product(map(expected, groups)) if len(groups) > 1 else None


def _groups(parts: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """The factors joined to groups that are independent of each other."""
    groups: list[list[Term]] = []
    for part in parts:
        tied = [g for g in groups if not all(independent(part, other, context) for other in g)]
        merged = [x for g in tied for x in g]
        groups = [g for g in groups if g not in tied] + [[*merged, part]]
    return tuple(product(g) for g in groups)


@rule("Var(X + Y) = Var(X) + Var(Y)", Call)
def variance_of_a_sum(term: Term, context: Context) -> Term | None:
    """The variance of a sum of independent summands is the sum of their variances; constants do not matter."""
    match _inside(term, "variance"):
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
    match _inside(term, "variance"):
        case Add((x, *rest)):
            y = total(rest)
            return total((variance(x), variance(y), product((TWO, call("covariance", x, y)))))
    return None


@rule("Var(X Y) = E[X^2] E[Y^2] - E[X]^2 E[Y]^2", Call)
def variance_of_a_product(term: Term, context: Context) -> Term | None:
    """The variance of a product of independent factors is made of their mean squares and their squared means."""
    body = _inside(term, "variance")
    parts = factors(body) if type(body) is Mul else ()
    if len(parts) < 2 or not all_independent(parts, context):
        return None
    squares = product(expected(_squared(x)) for x in parts)
    means = product(Pow(expected(x), TWO) for x in parts)
    return total((squares, negated(means)))


def _squared(term: Term) -> Term:
    base, exponent = power(term)
    return Pow(base, Number(2 * exponent.p, 1)) if type(exponent) is Number and exponent.q == 1 else Pow(term, TWO)


@rule("E[X^2] = Var(X) + E[X]^2", Call)
def mean_square(term: Term, context: Context) -> Term | None:
    """The mean of the square is the variance plus the square of the mean."""
    match _inside(term, "expectation"):
        case Pow(base, exponent) if exponent is TWO and is_random(base, context) and _splits(base, context):
            return total((variance(base), Pow(expected(base), TWO)))
    return None


def _splits(base: Term, context: Context) -> bool:
    """Whether the variance of a term is told, or comes from that of its parts."""
    return type(base) in (Add, Binder) or declared_value(variance(base), context) is not None


@rule("Var(X) = E[X^2] - E[X]^2", Call)
def variance_by_moments(term: Term, context: Context) -> Term | None:
    """The variance is the mean of the square less the square of the mean."""
    body = _inside(term, "variance")
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
                split = _constant_apart(first, context)
                if split is not None:
                    return _times(split, lambda rest, other=second: call("covariance", rest, other))  # type: ignore[misc]
    return None


def _covariance(part: Term, other: Term) -> Term:
    return negated(call("covariance", part.inner, other)) if type(part) is Neg else call("covariance", part, other)


@rule("E[X] = m", Call)
def declared_moment(term: Term, context: Context) -> Term | None:
    """The declared expectation, variance or covariance is put in."""
    return declared_value(term, context)


@rule("E[relu(z)^2] = E[z^2]/2", Call)
def half_by_symmetry(term: Term, context: Context) -> Term | None:
    """Where z is as likely as -z, the rectified z has half the mean square of z: one sign counts."""
    match _inside(term, "expectation"):
        case Pow(Call("relu", (z,)), Number(n, 1) as exponent) if n > 0 and n % 2 == 0 and _mirrored(z, context):
            return Div(expected(Pow(z, exponent)), TWO)
    return None


@rule("E[z] = 0", Call)
def odd_moment_by_symmetry(term: Term, context: Context) -> Term | None:
    """Where z is as likely as -z, the mean of z and of its odd powers is zero."""
    base, exponent = power(_inside(term, "expectation") or ZERO)
    odd = type(exponent) is Number and exponent.q == 1 and exponent.p > 0 and exponent.p % 2 == 1
    return ZERO if odd and _mirrored(base, context) else None


def _mirrored(term: Term, context: Context) -> bool:
    """Whether a term is a letter, or an entry of one, that is declared symmetric about zero."""
    found = sources(term, random_names(context))
    name = getattr(getattr(term, "base", term), "name", "")
    return type(getattr(term, "base", term)) is Symbol and len(found) == 1 and context.has(name, MIRRORED)
