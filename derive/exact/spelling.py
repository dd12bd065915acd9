"""Terms in textbook order from the polynomials of `rings`: descending powers, numbers first, one fraction bar."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

from derive.terms import (
    ONE,
    ZERO,
    Neg,
    RootOf,
    Symbol,
    Term,
    factors,
    fraction,
    negated,
    number,
    product,
    raised,
    scaled,
    summands,
    total,
)

from .divisors import degree_order, factors_of
from .rings import fraction_in
from .sparse_polynomials import Monomial, Poly, by_powers, plus, rational, scaled_by


def monomial_term(monomial: Monomial, c: Fraction) -> Term:
    """A number times powers of generators, under one fraction bar."""
    rest = product(raised(generator, number(k)) for generator, k in monomial)
    if rest is ONE:
        return number(c.numerator, c.denominator)
    over = scaled(number(abs(c.numerator)), rest)
    whole = fraction(over, number(c.denominator))
    return negated(whole) if c < 0 else whole


def sum_term(a: Poly) -> Term:
    """A polynomial as a sum in textbook order, over one common denominator."""
    if not a:
        return ZERO
    if len(a) == 1:
        ((monomial, c),) = a.items()
        return monomial_term(monomial, c)
    under = lcm(*(c.denominator for c in a.values()))
    ordered = _positive_first(a)
    if under > 1 and all(c < 0 for c in a.values()) and any(type(g) in (Symbol, RootOf) for m in a for g, _ in m):
        return negated(sum_term(scaled_by(a, -1)))
    return fraction(total(monomial_term(m, a[m] * under) for m in ordered), number(under))


def _positive_first(a: Poly) -> list[Monomial]:
    """The monomials in order; of a sum of degree one that begins with a minus, a positive one is put in front."""
    ordered = sorted(a, key=degree_order)
    first = next((m for m in ordered if a[m] > 0), ordered[0])
    linear = all(k == 1 and len(m) == 1 for m in ordered for _, k in m)
    if not linear or not any(type(g) in (Symbol, RootOf) for g, _ in ordered[0]):
        return ordered
    return [first, *(m for m in ordered if m is not first)] if a[ordered[0]] < 0 else ordered


def fraction_term(over: Poly, under: Poly) -> Term:
    """A fraction in textbook order."""
    if under == rational(1):
        return sum_term(over)
    top, bottom = sum_term(over), product_term(under)
    return negated(fraction(top.inner, bottom)) if type(top) is Neg else fraction(top, bottom)


def product_term(a: Poly) -> Term:
    """A polynomial as the product of its irreducible factors."""
    c, found = factors_of(a)
    parts = (raised(sum_term(f), number(m)) for f, m in found)
    return scaled(number(c.numerator, c.denominator), product(parts))


def power_term(a: Poly, unknown: Term) -> Term:
    """A polynomial by descending powers of one letter, each with one coefficient."""
    parts: list[Term] = []
    groups = by_powers(a, unknown)
    for k in sorted(groups, reverse=True):
        here = groups[k]
        power = raised(unknown, number(k)) if k else ONE
        if len(here) > 1 and k == 0:
            parts.extend(summands(sum_term(here)))
        elif len(here) > 1:
            parts.append(_bracketed(here, power))
        else:
            ((monomial, c),) = here.items()
            parts.append(_joined(monomial, c, power))
    return total(parts)


def _joined(monomial: Monomial, c: Fraction, power: Term) -> Term:
    if power is ONE:
        return monomial_term(monomial, c)
    if not monomial:
        return scaled(number(c.numerator, c.denominator), power)
    coefficient = monomial_term(monomial, abs(c))
    whole = product((*factors(coefficient), *factors(power)))
    return negated(whole) if c < 0 else whole


def _bracketed(coefficient: Poly, power: Term) -> Term:
    first = coefficient[min(coefficient, key=degree_order)]
    sign = -1 if first < 0 else 1
    whole = product((sum_term(scaled_by(coefficient, sign)), power))
    return negated(whole) if sign < 0 else whole


def normal(term: Term) -> Term:
    """A scalar worked out: a polynomial or fraction in textbook order; itself if it is neither."""
    found = fraction_in(term)
    return term if found is None else fraction_term(*found)


def same(a: Term, b: Term) -> bool:
    """Whether two scalars are the same fraction in their letters and surds."""
    x, y = fraction_in(a), fraction_in(b)
    if x is None or y is None:
        return a is b
    from .rings import multiplied

    return not plus(multiplied(x[0], y[1]), multiplied(y[0], x[1]), -1)
