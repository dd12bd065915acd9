"""Wrong rules of broken exponents, of the exponent zero, and of factors before a power."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ZERO, Add, Mul, Number, Pow, Term, factors, number, product

from .parts import scalar


@misconception("a^{1/n} = 1/a^n", Pow)
def broken_exponent_as_reciprocal(term: Term, context: Context) -> Iterator[Term]:
    """A broken exponent is a root; the reciprocal has a negative exponent."""
    match term:
        case Pow(base, Number(p, q)) if q > 1 and p > 0 and scalar(base):
            yield Pow(base, number(-q))
            yield Mul((number(p, q), base))


@misconception("a^0 = 0", Pow)
def zero_exponent(term: Term, context: Context) -> Iterator[Term]:
    """A number to the power zero is one."""
    match term:
        case Pow(base, exponent) if exponent is ZERO and scalar(base):
            yield ZERO
            yield base


@misconception("c a^n = (c a)^n", Mul)
def factor_into_base(term: Term, context: Context) -> Iterator[Term]:
    """The exponent belongs to its base alone: a factor before the power does not come under it."""
    parts = factors(term)
    for k, each in enumerate(parts):
        for m, other in enumerate(parts):
            match each:
                case Pow(Number(p, q), n) if type(other) is Number and m != k and other.q == 1 < abs(other.p):
                    rest = tuple(f for j, f in enumerate(parts) if j not in (k, m))
                    yield product((*rest, Pow(number(p * other.p, q * other.q), n)))


@misconception("a^m b^n = (a b)^{m + n}", Mul)
def bases_multiplied(term: Term, context: Context) -> Iterator[Term]:
    """Exponents are added only for one and the same base."""
    match term:
        case Mul((Pow(Number(p, q), m), Pow(Number(r, s), n), *rest)) if (p, q) != (r, s):
            yield product((Pow(number(p * r, q * s), Add((m, n))), *rest))
            yield product((Pow(number(p * r, q * s), Mul((m, n))), *rest))
