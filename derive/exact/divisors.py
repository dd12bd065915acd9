"""Common divisors, factors and inverses of the polynomials of `rings`; FLINT does the work on letters."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import Any

from derive.terms import IMAGINARY, RootOf, Symbol, Term

from .sparse_polynomials import Monomial, Poly, order, rational, scaled_by


def content(a: Poly) -> Fraction:
    """The positive rational number c for which a / c has integer coefficients without a common factor."""
    over = gcd(*(abs(c.numerator) for c in a.values()))
    return Fraction(over, lcm(*(c.denominator for c in a.values())))


def generators(*polynomials: Poly) -> tuple[Term, ...]:
    """The generators that occur, in order."""
    found = {generator: None for a in polynomials for monomial in a for generator, _ in monomial}
    return tuple(sorted(found, key=order))


def _context(names: tuple[Term, ...]) -> Any:
    from flint import Ordering, fmpz_mpoly_ctx

    return fmpz_mpoly_ctx.get([f"g{k}" for k in range(len(names))], Ordering.lex)


def _to_flint(a: Poly, names: tuple[Term, ...], context: Any) -> tuple[Any, Fraction]:
    c = content(a)
    place = {name: k for k, name in enumerate(names)}
    out: dict[tuple[int, ...], int] = {}
    for monomial, value in a.items():
        exponents = [0] * len(names)
        for generator, k in monomial:
            exponents[place[generator]] = k
        out[tuple(exponents)] = int(value / c)
    return context.from_dict(out), c


def _from_flint(p: Any, names: tuple[Term, ...]) -> Poly:
    out: Poly = {}
    for exponents, value in p.to_dict().items():
        monomial: Monomial = tuple((g, int(k)) for g, k in zip(names, exponents, strict=True) if k)
        out[monomial] = Fraction(int(value))
    return out


def lowest_terms(over: Poly, under: Poly) -> tuple[Poly, Poly]:
    """A fraction without the common divisor of numerator and denominator."""
    names = generators(over, under)
    context = _context(names)
    (p, c), (q, d) = _to_flint(over, names, context), _to_flint(under, names, context)
    divisor = p.gcd(q)
    top, bottom = _from_flint(p / divisor, names), _from_flint(q / divisor, names)
    ratio = c / d
    if _leading(bottom) < 0:
        top, bottom = scaled_by(top, -1), scaled_by(bottom, -1)
    if list(bottom) == [()]:
        return scaled_by(top, ratio / bottom[()]), rational(1)
    return scaled_by(top, ratio.numerator), scaled_by(bottom, ratio.denominator)


def _leading(a: Poly) -> Fraction:
    return a[min(a, key=degree_order)]


@lru_cache(50_000)
def degree_order(monomial: Monomial) -> tuple[object, ...]:
    """The key that puts monomials in textbook order: by degree in the letters, then as in a dictionary."""
    letters = [(g, k) for g, k in monomial if type(g) in (Symbol, RootOf)]
    others = [(g, k) for g, k in monomial if type(g) not in (Symbol, RootOf)]
    spelled = tuple(order(g) for g, k in letters for _ in range(k))
    imaginary = any(g is IMAGINARY for g, _ in others)
    return (-sum(k for _, k in letters), spelled, imaginary, tuple((order(g), k) for g, k in others))


def factors_of(a: Poly) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    """A polynomial over Q as a number times powers of irreducible factors over the integers."""
    return _factors_of(tuple(a.items()))


@lru_cache(20_000)
def _factors_of(items: tuple[tuple[Monomial, Fraction], ...]) -> tuple[Fraction, tuple[tuple[Poly, int], ...]]:
    a = dict(items)
    names = generators(a)
    if not names:
        return a.get((), Fraction(0)), ()
    p, c = _to_flint(a, names, _context(names))
    constant, found = p.factor()
    out = tuple((_from_flint(f, names), int(m)) for f, m in found)
    c *= int(constant)
    signed = []
    for f, m in out:
        if _leading(f) < 0:
            f, c = scaled_by(f, -1), c * (-1) ** m
        signed.append((f, m))
    return c, tuple(sorted(signed, key=lambda pair: _spelling(pair[0])))


def _spelling(a: Poly) -> tuple[object, ...]:
    ordered = sorted(a, key=degree_order)
    return (-len(ordered[0]) if ordered else 0, [(degree_order(m), a[m]) for m in ordered])


def inverse_factor(a: Poly, generator: Term, relation: tuple[int, Poly]) -> Poly:
    """A polynomial in a root that multiplies another to a rational number."""
    from flint import fmpq, fmpq_poly

    def dense(b: Poly) -> Any:
        values = {dict(m).get(generator, 0): c for m, c in b.items()}
        return fmpq_poly(
            [fmpq(c.numerator, c.denominator) for c in (values.get(k, Fraction(0)) for k in range(max(values) + 1))]
        )

    degree, value = relation
    modulus = fmpq_poly([0] * degree + [1]) - (dense(value) if value else 0)
    _, s, _ = dense(a).xgcd(modulus)
    return {((generator, k),) if k else (): Fraction(int(c.p), int(c.q)) for k, c in enumerate(s.coeffs()) if c}
