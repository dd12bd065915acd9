"""Polynomials over Q as dicts from monomials to fractions: sums, multiples, coefficients; and square roots of numbers.

A monomial pairs generators with exponents, in a fixed order; the zero polynomial is the empty dict.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from math import isqrt

from derive.terms import IMAGINARY, Call, Constant, Number, Symbol, Term, call, natural_order, number, symbols

Monomial = tuple[tuple[Term, int], ...]
Poly = dict[Monomial, Fraction]


@cache
def order(generator: Term) -> tuple[object, ...]:
    """The key that sorts generators: i, roots of numbers, other constants and calls, letters."""
    match generator:
        case Constant("i"):
            return (0,)
        case Call("sqrt", (Number(p, _),)):
            return (1, p)
        case Symbol():
            return (3, natural_order(generator))
    return (2, repr(generator))


def rational(value: Fraction | int) -> Poly:
    """A rational number."""
    return {(): Fraction(value)} if value else {}


def generated(generator: Term) -> Poly:
    """A generator by itself."""
    return {((generator, 1),): Fraction(1)}


def plus(a: Poly, b: Poly, times: Fraction | int = 1) -> Poly:
    """A + times b."""
    out = dict(a)
    for monomial, c in b.items():
        new = out.get(monomial, 0) + times * c
        if new:
            out[monomial] = Fraction(new)
        else:
            out.pop(monomial, None)
    return out


def scaled_by(a: Poly, c: Fraction | int) -> Poly:
    """A multiple."""
    if c == 1:
        return dict(a)
    return {monomial: c * value for monomial, value in a.items()} if c else {}


def joined(m: Monomial, n: Monomial) -> Monomial:
    """The product of two monomials."""
    if not m or not n:
        return m or n
    exponents = dict(m)
    for generator, k in n:
        exponents[generator] = exponents.get(generator, 0) + k
    return tuple(sorted(exponents.items(), key=lambda pair: order(pair[0])))


@cache
def squares_out(n: int) -> tuple[int, int]:
    """N > 0 as k^2 m with m squarefree (for factors of k up to 10,000)."""
    k, m, d = 1, n, 2
    if isqrt(m) ** 2 == m:
        return isqrt(m), 1
    while d * d <= m and d <= 10_000:
        while m % (d * d) == 0:
            m //= d * d
            k *= d
        d += 1
    if isqrt(m) ** 2 == m:
        return k * isqrt(m), 1
    return k, m


def root_of_number(value: Fraction) -> Poly:
    """The square root of a rational number, i times a real root where it is negative."""
    if value == 0:
        return {}
    k, m = squares_out(abs(value.numerator * value.denominator))
    monomial: Monomial = () if m == 1 else ((call("sqrt", number(m)), 1),)
    if value < 0:
        monomial = ((IMAGINARY, 1), *monomial)
    return {monomial: Fraction(k, value.denominator)}


def constants_only(a: Poly) -> bool:
    """Whether a polynomial holds no letter."""
    return not any(symbols(generator) for monomial in a for generator, _ in monomial)


def by_powers(a: Poly, unknown: Term) -> dict[int, Poly]:
    """A polynomial by the powers of one generator: exponent -> coefficient."""
    out: dict[int, Poly] = {}
    for monomial, c in a.items():
        k = dict(monomial).get(unknown, 0)
        rest = tuple(pair for pair in monomial if pair[0] is not unknown)
        out.setdefault(k, {})[rest] = c
    return out
