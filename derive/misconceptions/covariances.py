"""Wrong rules of covariances and of variances of products."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, TWO, Add, Call, Mul, Neg, Pow, Term, call, factors, product

from .probability import constant


@misconception("Var(X Y) = Var X Var Y", Call)
def variance_of_product(term: Term, context: Context) -> Iterator[Term]:
    """The variance of a product is not the product of the variances: the means count too."""
    match term:
        case Call("variance", (Mul(parts),)) if sum(not constant(f) for f in parts) > 1:
            yield product(Pow(f, TWO) if constant(f) else call("variance", f) for f in parts)


@misconception("Cov(a X, b Y) = Cov(X, Y)", Call)
def covariance_scale(term: Term, context: Context) -> Iterator[Term]:
    """Each factor leaves a covariance once, as it is."""
    match term:
        case Call("covariance", (x, y)):
            (a, u), (b, v) = map(_apart, (x, y))
            bare = call("covariance", u, v)
            if a is not ONE or b is not ONE:
                yield bare
                yield product((Pow(a, TWO), Pow(b, TWO), bare))
            if a is not ONE and b is not ONE:
                yield Mul((a, bare))
                yield Mul((b, bare))
                yield Mul((Add((a, b)), bare))


def _apart(term: Term) -> tuple[Term, Term]:
    """The constant factors of a term and the others."""
    parts = factors(term)
    return product(f for f in parts if constant(f)), product(f for f in parts if not constant(f))


@misconception("Cov(X, Y) = E[X Y]", Call)
def covariance_means_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The covariance is the mean of the product minus the product of the means."""
    match term:
        case Call("covariance", (x, y)):
            both, apart = call("expectation", Mul((x, y))), Mul((call("expectation", x), call("expectation", y)))
            yield both
            yield Add((both, apart))
            yield Add((apart, Neg(both)))
