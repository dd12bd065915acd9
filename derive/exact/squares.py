"""Polynomials as sums of squares with positive numbers in front, found by factoring and by completing squares."""

from __future__ import annotations

from fractions import Fraction

from derive.terms import Symbol, Term, natural_order, number, product, raised, scaled, total

from .combinations import letters_of
from .cross_terms import binomial_squares
from .divisors import factors_of
from .rings import multiplied, power_of
from .signs_of_sums import zero_only_together
from .sparse_polynomials import Poly, by_powers, generated, plus, rational, scaled_by
from .spelling import sum_term

Squares = tuple[tuple[Fraction, Poly], ...]
MOST_SQUARES, DEEPEST = 12, 8


def sum_of_squares(p: Poly, depth: int = 0) -> Squares | None:
    """Positive numbers c and polynomials q with p = sum of c q^2; None where none is found."""
    if depth > DEEPEST:
        return None
    if not p:
        return ()
    if list(p) == [()]:
        return ((p[()], rational(1)),) if p[()] > 0 else None
    if any(type(g) is not Symbol for monomial in p for g, _ in monomial):
        return None
    return _by_factors(p, depth)


def _by_factors(p: Poly, depth: int) -> Squares | None:
    """Even powers of factors go outside the squares; what is left must be a sum of squares itself."""
    c, parts = factors_of(p)
    outside, odd = rational(1), []
    for f, m in parts:
        outside = multiplied(outside, power_of(f, m // 2))
        odd += [f] if m % 2 else []
    found: Squares | None = ((abs(c), rational(1)),)
    sign = 1 if c > 0 else -1
    for f in odd:
        inner, sign = _irreducible(scaled_by(f, sign), depth), 1
        if inner is None or found is None or len(inner) * len(found) > MOST_SQUARES:
            return None
        found = tuple((a * b, multiplied(q, r)) for a, q in found for b, r in inner)
    if sign < 0 or found is None:
        return None
    return tuple((a, multiplied(q, outside)) for a, q in found)


def _irreducible(p: Poly, depth: int) -> Squares | None:
    roots = zero_only_together(p)
    if roots is not None and next(iter(p.values())) > 0:
        return tuple((c, _root_of(monomial)) for monomial, c in p.items())
    for letter in sorted(letters_of(p), key=_order):
        found = _completed(p, letter, 1, depth) or _completed(p, letter, 2, depth)
        if found is not None:
            return found
    for squares, left in binomial_squares(p):
        if (others := sum_of_squares(left, depth + 1)) is not None:
            return squares + others
    return None


def _order(letter: Term) -> tuple[object, ...]:
    assert type(letter) is Symbol
    return natural_order(letter)


def _root_of(monomial: tuple[tuple[Term, int], ...]) -> Poly:
    return {tuple((g, k // 2) for g, k in monomial): Fraction(1)}


def _completed(p: Poly, letter: Term, step: int, depth: int) -> Squares | None:
    """The square completed in u = x or u = x^2, where the coefficient of u^2 is a positive number."""
    powers = by_powers(p, letter)
    if max(powers) != 2 * step or not set(powers) <= {0, step, 2 * step}:
        return None
    lead = powers[2 * step]
    if list(lead) != [()] or lead[()] < 0:
        return None
    a = lead[()]
    half = scaled_by(powers.get(step, {}), 1 / (2 * a))
    square = plus(power_of(generated(letter), step), half)
    rest = sum_of_squares(plus(p, multiplied(square, square), -a), depth + 1)
    return None if rest is None else ((a, square), *rest)


def squares_term(squares: Squares) -> Term:
    """The sum of squares, written out."""
    return total(_square_term(c, q) for c, q in squares)


def _square_term(c: Fraction, q: Poly) -> Term:
    from math import gcd, lcm

    below = lcm(*(v.denominator for v in q.values()))
    common = gcd(*(abs(int(v * below)) for v in q.values()))
    content = Fraction(common, below)
    c, q = c * content**2, scaled_by(q, 1 / content)
    _, parts = factors_of(q)
    inside = product(raised(sum_term(f), number(2 * m)) for f, m in parts) if parts else number(1)
    return scaled(number(c.numerator, c.denominator), inside)
