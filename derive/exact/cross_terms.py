"""Sums of squares of polynomials with few odd monomials: each goes into the square of a binomial."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product as choices

from .rings import multiplied
from .signs_of_sums import even
from .sparse_polynomials import Monomial, Poly, plus

Squares = tuple[tuple[Fraction, Poly], ...]
MOST_ODD = 3


def binomial_squares(p: Poly) -> Iterator[tuple[Squares, Poly]]:
    """Ways to write p as squares |c|/2 (u ± v)^2, one for each odd monomial c u v, plus a rest of even monomials."""
    odd = [(monomial, c) for monomial, c in p.items() if not even(monomial)]
    if not 1 <= len(odd) <= MOST_ODD:
        return
    most = max(map(_size, p))
    for ways in choices(*(tuple(_halves(monomial, most)) for monomial, _ in odd)):
        squares: list[tuple[Fraction, Poly]] = []
        rest = p
        for (_, c), (u, v) in zip(odd, ways, strict=True):
            square = {u: Fraction(1), v: Fraction(1 if c > 0 else -1)}
            squares.append((abs(c) / 2, square))
            rest = plus(rest, multiplied(square, square), -abs(c) / 2)
        if all(even(monomial) for monomial in rest):
            yield tuple(squares), rest


def _halves(monomial: Monomial, most: int) -> Iterator[tuple[Monomial, Monomial]]:
    """The ways to write a monomial as a product of two different ones whose squares have at most some degree."""
    for left in choices(*(range(k + 1) for _, k in monomial)):
        u = tuple((g, k) for (g, _), k in zip(monomial, left, strict=True) if k)
        v = tuple((g, n - k) for (g, n), k in zip(monomial, left, strict=True) if n > k)
        if u != v and most >= 2 * _size(u) >= 2 * _size(v):
            yield u, v


def _size(monomial: Monomial) -> int:
    return sum(k for _, k in monomial)
