"""Polynomials in atoms (components, deltas, sums, exponentials, ...) that are terms themselves."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from derive.terms import Add, Call, Mul, Number, Pow, Term, nameless, number, product, total

Monomial = frozenset[tuple[Term, Fraction]]
Poly = dict[Monomial, Fraction]
UNIT: Monomial = frozenset()
MOST = 4_000
SINGLE = Fraction(1)
ONE_POLY: Poly = {UNIT: SINGLE}


class NoFormError(Exception):
    """A term without a canonical form, or one that would be too large."""


@cache
def rank(term: Term) -> str:
    """The key by which atoms are sorted."""
    return repr(nameless(term))


def constant(value: Fraction | int) -> Poly:
    """A number."""
    if value == 1:
        return ONE_POLY
    return {UNIT: Fraction(value)} if value else {}


def atom(term: Term, exponent: Fraction | int = 1) -> Poly:
    """A power of an atom."""
    return {frozenset(((term, SINGLE if exponent == 1 else Fraction(exponent)),)): SINGLE}


def plus(parts: Iterable[Poly]) -> Poly:
    """A sum."""
    out: Poly = {}
    for part in parts:
        for m, c in part.items():
            out[m] = out[m] + c if m in out else c
    if len(out) > MOST:
        raise NoFormError
    return {m: c for m, c in out.items() if c}


def scaled(poly: Poly, by: Fraction) -> Poly:
    """A multiple."""
    if by == 1:
        return poly
    return {m: c * by for m, c in poly.items()} if by else {}


def value(poly: Poly) -> Fraction | None:
    """The number that a polynomial is."""
    if not poly:
        return Fraction(0)
    return poly[UNIT] if len(poly) == 1 and UNIT in poly else None


def single(poly: Poly) -> tuple[Monomial, Fraction] | None:
    """The only term of a polynomial that has one."""
    return next(iter(poly.items())) if len(poly) == 1 else None


def is_delta(term: Term) -> bool:
    """Whether an atom is a Kronecker delta."""
    return type(term) is Call and term.name == "delta"


def expands(term: Term, exponent: Fraction) -> bool:
    """Whether a power of an atom has to be multiplied out: a whole sum or product, a whole power of a number."""
    if type(term) is Number:
        return exponent.denominator == 1
    return type(term) in (Add, Mul) and exponent >= 1


def merged(a: Monomial, b: Monomial) -> dict[Term, Fraction]:
    """The exponents of a product; a delta is its own square."""
    out = dict(a)
    for term, exponent in b:
        out[term] = SINGLE if is_delta(term) else out[term] + exponent if term in out else exponent
    return {term: exponent for term, exponent in out.items() if exponent}


def in_order(m: Monomial) -> list[tuple[Term, Fraction]]:
    """The atoms of a monomial in their order."""
    return sorted(m, key=lambda pair: (rank(pair[0]), pair[1]))


def leading(poly: Poly) -> Monomial:
    """The term that comes first by degree, then by the exponents of the atoms in their order."""
    atoms = sorted({t for m in poly for t, _ in m}, key=rank)

    def place(m: Monomial) -> tuple[Fraction, tuple[Fraction, ...]]:
        exponents = dict(m)
        return sum(exponents.values(), Fraction(0)), tuple(exponents.get(t, Fraction(0)) for t in atoms)

    return max(poly, key=place)


def monomial_term(m: Monomial) -> Term:
    """A monomial as a term."""
    return product(_power(term, exponent) for term, exponent in in_order(m))


def _power(term: Term, exponent: Fraction) -> Term:
    return term if exponent == 1 else Pow(term, number(exponent.numerator, exponent.denominator))


def as_term(poly: Poly) -> Term:
    """A polynomial as a term, one term for each polynomial."""
    parts = []
    for m, c in sorted(poly.items(), key=lambda item: [(rank(t), e) for t, e in in_order(item[0])]):
        coefficient = number(c.numerator, c.denominator)
        body = monomial_term(m)
        parts.append(coefficient if m == UNIT else body if c == 1 else Mul((coefficient, body)))
    return total(parts)
