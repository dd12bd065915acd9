"""Sparse Laurent polynomials with rational coefficients and exponents, as dictionaries.

A monomial is a sorted tuple of (generator, exponent); a polynomial maps monomials to coefficients other than zero.
Coefficients and exponents are int where they are whole, else Fraction.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import gcd, lcm

Rational = int | Fraction
Monomial = tuple[tuple[int, Rational], ...]
Poly = dict[Monomial, Rational]

ONE: Poly = {(): 1}


class TooLargeError(Exception):
    """The work would go beyond its bound."""


def whole(value: Rational) -> Rational:
    """The same rational, an int where it is whole."""
    return value if type(value) is int or value.denominator != 1 else int(value)


def magnitude(value: Rational) -> Rational:
    """The absolute value."""
    return value if value >= 0 else -value


def ratio(p: int, q: int) -> Rational:
    """P / q."""
    return whole(Fraction(p, q)) if q != 1 else p


def joined(a: Monomial, b: Monomial) -> Monomial:
    """The product of two monomials."""
    if not a or not b:
        return a or b
    exponents = dict(a)
    for generator, exponent in b:
        if generator not in exponents:
            exponents[generator] = exponent
            continue
        new = exponents[generator] + exponent
        if new:
            exponents[generator] = whole(new)
        else:
            del exponents[generator]
    return tuple(sorted(exponents.items()))


def raised(m: Monomial, exponent: Rational) -> Monomial:
    """A power of a monomial."""
    return tuple((g, whole(e * exponent)) for g, e in m) if exponent else ()


def added(into: Poly, more: Poly, factor: Rational = 1) -> Poly:
    """Add a multiple of a polynomial to one, in place."""
    for m, c in more.items():
        part = c if factor == 1 else c * factor
        old = into.get(m)
        new = part if old is None else old + part
        if new:
            into[m] = new
        else:
            del into[m]
    return into


def scaled(poly: Poly, factor: Rational) -> Poly:
    """A multiple of a polynomial."""
    if factor == 1:
        return poly
    if factor == -1:
        return {m: whole(-c) for m, c in poly.items()}
    return {m: whole(c * factor) for m, c in poly.items()}


def content(poly: Poly) -> Rational:
    """The positive rational by which the coefficients become whole numbers without a common divisor."""
    over, under = 0, 1
    for c in poly.values():
        over = gcd(over, c.numerator)
        under = lcm(under, c.denominator)
    if under == 1:
        return over
    whole_numbers = (int(c * under) for c in poly.values())
    return ratio(gcd(*whole_numbers), under)


def shared(poly: Poly, free: object) -> Monomial:
    """The largest monomial in free generators that divides a polynomial."""
    rows = iter(poly)
    least = dict(next(rows))
    for m in rows:
        here = dict(m)
        for g in list(least):
            least[g] = min(least[g], here.get(g, 0))
        for g, e in m:
            if e < 0 and g not in least:
                least[g] = e
    return tuple(sorted((g, e) for g, e in least.items() if e and free(g)))  # type: ignore[operator]


def constant(poly: Poly) -> Rational | None:
    """The number that a polynomial is, None where a generator occurs."""
    if len(poly) == 1:
        return poly.get(())
    return None if poly else 0


def lexicographic(generators: list[int]) -> Callable[[Monomial], tuple[Rational, ...]]:
    """The key of the lexicographic order of monomials in some generators."""

    def key(m: Monomial) -> tuple[Rational, ...]:
        exponents = dict(m)
        return tuple(exponents.get(g, 0) for g in generators)

    return key


def negative(poly: Poly) -> bool:
    """Whether the coefficient of the first monomial is below zero; so that one of u and -u is chosen."""
    return poly[max(poly)] < 0


WORK_ERRORS = (TooLargeError, RecursionError, OverflowError)
