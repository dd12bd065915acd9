"""Roots of integer polynomials as terms: rational, in radicals where the degree is two, else numbered roots.

A polynomial is a tuple of integers, constant term first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from derive.terms import (
    IMAGINARY,
    Decimal,
    Number,
    RootOf,
    Term,
    call,
    fraction,
    negated,
    number,
    product,
    scaled,
    total,
)

from .precision import dyadic, nearest, working_at
from .rationals import square_free

Integers = tuple[int, ...]
ENCLOSURE_DIGITS = 6


def factor(coefficients: Sequence[int]) -> tuple[tuple[Integers, int], ...]:
    """The irreducible factors over the integers that are not constant, and their multiplicities.

    They are sorted by degree; their leading coefficients are positive.
    """
    return _factor(_trimmed(coefficients))


@cache
def _factor(coefficients: Integers) -> tuple[tuple[Integers, int], ...]:
    from flint import fmpz_poly

    if len(coefficients) < 2:
        return ()
    _, found = fmpz_poly(list(coefficients)).factor()
    parts = ((tuple(map(int, part.coeffs())), multiplicity) for part, multiplicity in found)
    positive = ((part if part[-1] > 0 else tuple(-c for c in part), m) for part, m in parts)
    return tuple(sorted(positive, key=lambda pair: (len(pair[0]), tuple(reversed(pair[0])))))


def _trimmed(coefficients: Sequence[int]) -> Integers:
    out = list(coefficients)
    while out and not out[-1]:
        out.pop()
    return tuple(out)


def content(coefficients: Sequence[int]) -> int:
    """The integer that the irreducible factors leave: a polynomial is its content times its factors."""
    trimmed = _trimmed(coefficients)
    leading = 1
    for part, multiplicity in factor(trimmed):
        leading *= part[-1] ** multiplicity
    return trimmed[-1] // leading if trimmed else 0


def real_roots(coefficients: Sequence[int]) -> tuple[Term, ...]:
    """The different real roots, upwards."""
    return tuple(root for root, _, real in _located(_trimmed(coefficients)) if real)


def roots(coefficients: Sequence[int]) -> tuple[tuple[Term, int], ...]:
    """All complex roots with their multiplicities, by real, then by imaginary part."""
    return tuple((root, multiplicity) for root, multiplicity, _ in _located(_trimmed(coefficients)))


@cache
def _located(coefficients: Integers) -> tuple[tuple[Term, int, bool], ...]:
    found: list[tuple[Any, Term, int, bool]] = []
    for part, multiplicity in factor(coefficients):
        for index, place in enumerate(isolated(part, 128)):
            real = place.imag == 0
            found.append((place, root_term(part, index), multiplicity, real))
    found.sort(key=lambda item: _place(item[0]))
    return tuple((root, multiplicity, real) for _, root, multiplicity, real in found)


def _place(root: Any) -> tuple[int, int]:
    """Sorts by real, then imaginary part; parts that agree to 90 bits are conjugate or equal."""
    return _grid(root.real), _grid(root.imag)


def _grid(part: Any) -> int:
    p, q = dyadic(part.mid())
    return nearest(p << 90, q)


@cache
def isolated(irreducible: Integers, bits: int) -> tuple[Any, ...]:
    """Disjoint balls around the roots, the real ones first and upwards, then the others by real and imaginary part."""
    from flint import fmpz_poly

    with working_at(bits):
        found: Any = fmpz_poly(list(irreducible)).complex_roots()
    return tuple(sorted((ball for ball, _ in found), key=lambda ball: (ball.imag != 0, *_place(ball))))


def resultant(a: Sequence[int], b: Sequence[int]) -> int:
    """The resultant of two polynomials: 0 where they have a root in common."""
    from flint import fmpz_poly

    return int(fmpz_poly(list(a)).resultant(fmpz_poly(list(b))))


def root_term(irreducible: Integers, index: int) -> Term:
    """A root of an irreducible polynomial, by its number: the real ones upwards, then the others."""
    if len(irreducible) == 2:
        return number(-irreducible[0], irreducible[1])
    if len(irreducible) == 3:
        return _in_radicals(irreducible, index)
    ball = isolated(irreducible, 128)[index]
    parts = (ball.real,) if ball.imag == 0 else (ball.real, ball.imag)
    return RootOf(irreducible, index, tuple(_enclosure(part) for part in parts))


def _enclosure(part: Any) -> Decimal:
    p, q = dyadic(part.mid())
    places = ENCLOSURE_DIGITS - 1
    while places > 0 and abs(p) >= q * 10 ** (ENCLOSURE_DIGITS - places):
        places -= 1
    while places < 60 and abs(p) * 10 ** (places - ENCLOSURE_DIGITS + 1) < q:
        places += 1
    return Decimal(nearest(p * 10**places, q), places)


def _in_radicals(quadratic: Integers, index: int) -> Term:
    c, b, a = quadratic
    discriminant = b * b - 4 * a * c
    square, free = square_free(abs(discriminant))
    root = () if free == 1 else (call("sqrt", number(free)),)
    surd = (*root, *((IMAGINARY,) if discriminant < 0 else ()))
    sign = 1 if index else -1
    return mixed(number(-b, 2 * a), number(sign * square, 2 * a), product(surd))


def mixed(rational: Number, multiple: Number, surd: Term) -> Term:
    """The number r + m s over one fraction bar: 1/2 + sqrt(5)/2 as (1 + sqrt(5))/2."""
    below = max(rational.q, multiple.q)
    while below % rational.q or below % multiple.q:
        below += max(rational.q, multiple.q)
    part = scaled(number(multiple.p * (below // multiple.q)), surd)
    if not rational.p:
        negative = multiple.p < 0
        whole = fraction(negated(part) if negative else part, number(below))
        return negated(whole) if negative else whole
    return fraction(total((number(rational.p * (below // rational.q)), part)), number(below))
