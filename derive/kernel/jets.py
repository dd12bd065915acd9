"""Truncated Taylor series over any commutative ring, nested once for each letter that is differentiated by.

A jet in n letters is a tuple of jets in n - 1 letters; one in no letter is an element of the base ring. A base has
`plus`, `times`, `inverse` and `of` (a rational).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Protocol

Jet = Any


class Base(Protocol):
    """What the coefficients can do."""

    def of(self, value: Fraction) -> Jet:
        """A rational number."""

    def plus(self, a: Jet, b: Jet) -> Jet:
        """A sum."""

    def times(self, a: Jet, b: Jet) -> Jet:
        """A product."""

    def inverse(self, a: Jet) -> Jet:
        """1/a."""


def constant(base: Base, value: Jet, orders: tuple[int, ...]) -> Jet:
    """A value of the base as a jet that is constant in letters up to the given orders."""
    if not orders:
        return value
    zero = constant(base, base.of(Fraction()), orders[:-1])
    return (constant(base, value, orders[:-1]), *([zero] * orders[-1]))


def plus(base: Base, a: Jet, b: Jet, n: int) -> Jet:
    """The sum of two jets in n letters."""
    return base.plus(a, b) if not n else tuple(plus(base, x, y, n - 1) for x, y in zip(a, b, strict=True))


def scaled(base: Base, a: Jet, value: Fraction, n: int) -> Jet:
    """A jet in n letters times a rational."""
    return base.times(base.of(value), a) if not n else tuple(scaled(base, x, value, n - 1) for x in a)


def times(base: Base, a: Jet, b: Jet, n: int) -> Jet:
    """The product of two jets in n letters, by Leibniz."""
    if not n:
        return base.times(a, b)
    out = []
    for k in range(len(a)):
        here = times(base, a[0], b[k], n - 1)
        for j in range(1, k + 1):
            here = plus(base, here, times(base, a[j], b[k - j], n - 1), n - 1)
        out.append(here)
    return tuple(out)


def inverse(base: Base, a: Jet, n: int) -> Jet:
    """1/a for a jet in n letters."""
    if not n:
        return base.inverse(a)
    first = inverse(base, a[0], n - 1)
    minus = scaled(base, first, Fraction(-1), n - 1)
    out = [first]
    for k in range(1, len(a)):
        here = times(base, a[1], out[k - 1], n - 1)
        for j in range(2, k + 1):
            here = plus(base, here, times(base, a[j], out[k - j], n - 1), n - 1)
        out.append(times(base, minus, here, n - 1))
    return tuple(out)


def power(base: Base, a: Jet, exponent: int, n: int, orders: tuple[int, ...]) -> Jet:
    """A whole power of a jet in n letters."""
    if exponent < 0:
        return power(base, inverse(base, a, n), -exponent, n, orders)
    out = constant(base, base.of(Fraction(1)), orders)
    while exponent:
        if exponent & 1:
            out = times(base, out, a, n)
        exponent >>= 1
        if exponent:
            a = times(base, a, a, n)
    return out


def slope(base: Base, a: Jet, n: int) -> Jet:
    """The derivative in the last letter, one order shorter."""
    return tuple(scaled(base, c, Fraction(k), n - 1) for k, c in enumerate(a) if k)


def integrated(base: Base, first: Jet, slopes: Jet, n: int) -> Jet:
    """The jet with the given first coefficient and derivative in the last letter."""
    return (first, *(scaled(base, c, Fraction(1, k), n - 1) for k, c in enumerate(slopes, 1)))


def derivative(base: Base, a: Jet, order: int, n: int) -> Jet:
    """The derivative of that order in the last letter, a jet in the other letters."""
    factorial = 1
    for k in range(2, order + 1):
        factorial *= k
    return scaled(base, a[order], Fraction(factorial), n - 1)
