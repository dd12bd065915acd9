"""The mean of X^n for what distributions are known by: Bernoulli, binomial, Poisson, exponential, gamma, and others."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import comb, factorial

from derive.terms import ONE, Neg, Term, fraction, number, product, raised, total

Raw = Callable[..., Term]


def _bernoulli(_: int, p: Term) -> Term:
    return p


def _binomial(n: int, size: Term, p: Term) -> Term:
    falling = (product(total((size, number(-j))) if j else size for j in range(k)) for k in range(1, n + 1))
    return total(product((number(_partitions(n, k)), each, raised(p, number(k)))) for k, each in enumerate(falling, 1))


def _poisson(n: int, rate: Term) -> Term:
    return total(product((number(_partitions(n, k)), raised(rate, number(k)))) for k in range(1, n + 1))


def _exponential(n: int, rate: Term) -> Term:
    return fraction(number(factorial(n)), raised(rate, number(n)))


def _gamma(n: int, shape: Term, rate: Term) -> Term:
    return fraction(_rising(shape, n), raised(rate, number(n)))


def _beta(n: int, a: Term, b: Term) -> Term:
    return fraction(_rising(a, n), _rising(total((a, b)), n))


def _uniform(n: int, low: Term, high: Term) -> Term:
    ways = (product((raised(low, number(j)), raised(high, number(n - j)))) for j in range(n + 1))
    return fraction(total(ways), number(n + 1))


def _laplace(n: int, mean: Term, scale: Term) -> Term:
    return total(
        product((number(comb(n, k) * factorial(k)), raised(mean, number(n - k)), raised(scale, number(k))))
        for k in range(0, n + 1, 2)
    )


def _geometric(n: int, p: Term) -> Term:
    """For the number of tries up to the first success, by its falling factorials k! (1 - p)^(k - 1)/p^k."""
    missed = total((ONE, Neg(p)))
    return total(
        fraction(
            product((number(_partitions(n, k) * factorial(k)), raised(missed, number(k - 1)))), raised(p, number(k))
        )
        for k in range(1, n + 1)
    )


def _rising(start: Term, n: int) -> Term:
    return product(total((start, number(j))) if j else start for j in range(n))


@cache
def _partitions(n: int, k: int) -> int:
    """In how many ways n things fall into k groups: powers by falling factorials."""
    if n == k:
        return 1
    return 0 if k in (0, n + 1) else k * _partitions(n - 1, k) + _partitions(n - 1, k - 1)


RAW: dict[str, Raw] = {
    "Bernoulli": _bernoulli,
    "Binomial": _binomial,
    "Poisson": _poisson,
    "Exponential": _exponential,
    "Gamma": _gamma,
    "Beta": _beta,
    "Uniform": _uniform,
    "Laplace": _laplace,
    "Geometric": _geometric,
}  # fmt: skip
