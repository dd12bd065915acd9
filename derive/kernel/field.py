"""Exact arithmetic with quotients of polynomials in generators: sums, products, inverses, powers.

An element is a pair: a polynomial over a product of powers of factors (polynomials of two or more terms, kept
apart so that no greatest common divisor is needed). An element is zero where its numerator is.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from .generators import ROOT, Denominator, Element
from .polynomials import (
    ONE,
    Monomial,
    Poly,
    Rational,
    added,
    joined,
    ratio,
    scaled,
    whole,
)
from .ring import WORK, Ring, UndefinedError, UnsupportedError

ZERO_ELEMENT: Element = ({}, ())
ONE_ELEMENT: Element = (ONE, ())


class Field(Ring):
    """Quotients of polynomials."""

    def plus(self, parts: Iterable[Element]) -> Element:
        """A sum; what cancels over one denominator is gone before a common one is made."""
        groups: dict[Denominator, Poly] = {}
        for poly, under in parts:
            here = groups.get(under)
            if here is None:
                groups[under] = dict(poly)
            else:
                added(here, poly)
        groups = {under: poly for under, poly in groups.items() if poly}
        if not groups:
            return ZERO_ELEMENT
        if len(groups) == 1:
            ((under, poly),) = groups.items()
            return poly, under
        most: dict[int, int] = {}
        for under in groups:
            for k, n in under:
                most[k] = max(n, most.get(k, 0))
        out: Poly = {}
        for under, poly in groups.items():
            have = dict(under)
            for k, n in most.items():
                if n > have.get(k, 0):
                    poly = self.poly_times(poly, self.factor_power(k, n - have.get(k, 0)))
            added(out, poly)
        return (out, tuple(sorted(most.items()))) if out else ZERO_ELEMENT

    def times(self, a: Element, b: Element) -> Element:
        """A product."""
        if not a[0] or not b[0]:
            return ZERO_ELEMENT
        if a[1] and len(b[0]) > 1:
            a, b = self.cancelled(a, b)
        if b[1] and len(a[0]) > 1:
            b, a = self.cancelled(b, a)
        under = joined(a[1], b[1]) if a[1] or b[1] else ()
        return self.poly_times(a[0], b[0]), under  # type: ignore[return-value]

    def cancelled(self, a: Element, b: Element) -> tuple[Element, Element]:
        """Both factors with b's numerator taken out of a's denominator, where it stands there."""
        c, m, index = self.factor(b[0])
        have = dict(a[1])
        if index not in have:
            return a, b
        have[index] -= 1
        return (a[0], tuple((k, n) for k, n in sorted(have.items()) if n)), ({m: c}, b[1])

    def inverse(self, a: Element) -> Element:
        """1/a; raises UndefinedError where a is zero."""
        poly, under = a
        if not poly:
            raise UndefinedError
        top = ONE
        for k, n in under:
            top = self.poly_times(top, self.factor_power(k, n))
        if len(poly) == 1:
            ((m, c),) = poly.items()
            return self.times((scaled(top, ratio(c.denominator, c.numerator)), ()), self.monomial_inverse(m))
        c, m, index = self.factor(poly)
        out = self.times((scaled(top, whole(1 / Fraction(c))), ()), self.monomial_inverse(m))
        return self.times(out, (ONE, ((index, 1),)))

    def monomial_inverse(self, m: Monomial) -> Element:
        """The inverse of a monomial; 1/sqrt u is sqrt u / u."""
        out: Element = ({tuple((g, -e) for g, e in m if g not in self.reduced): 1}, ())
        for g, e in m:
            if g in self.reduced:
                made = self.generators[g]
                if made.kind == ROOT:
                    out = self.times(out, (self.root_power(g, -e), ()))
                else:
                    out = self.times(out, self.inverse((made.poly, ())))
                    out = self.times(out, ({((g, 1 - e),): 1}, ()))
        return out

    def power(self, a: Element, n: int) -> Element:
        """A whole power."""
        if n < 0:
            return self.power(self.inverse(a), -n)
        if not a[0]:
            return ZERO_ELEMENT if n else ONE_ELEMENT
        return self.poly_power(a[0], n), tuple((k, e * n) for k, e in a[1]) if n else ()

    def minus(self, a: Element) -> Element:
        """The negative."""
        return scaled(a[0], -1), a[1]

    def reduced_fraction(self, a: Element) -> Element:
        """An element with the factors of its denominator taken out of its numerator, where they divide it."""
        poly, powers = a[0], dict(a[1])
        if len(poly) < 2 or self.uses_roots(poly):
            return a
        for k in list(powers):
            while powers[k] and len(poly) > 1 and not self.uses_roots(self.factors[k]):
                quotient = self.divided(poly, self.factors[k])
                if quotient is None:
                    break
                poly = quotient
                powers[k] -= 1
        return poly, tuple((k, n) for k, n in sorted(powers.items()) if n)

    def is_positive(self, poly: Poly) -> bool:
        """Whether a polynomial is seen to be above zero wherever it is defined, but for isolated points."""
        return all(c > 0 and all(self.nowhere_below(g, e) for g, e in m) for m, c in poly.items())

    def strictly_positive(self, poly: Poly) -> bool:
        """Whether a polynomial is a number above zero and what is never below it."""
        return poly.get((), 0) > 0 and self.is_positive(poly)

    def nowhere_below(self, g: int, exponent: Rational) -> bool:
        """Whether a power of a generator is never below zero."""
        made = self.generators[g]
        return made.positive or (made.real and type(exponent) is int and exponent % 2 == 0)


__all__ = ["ONE_ELEMENT", "WORK", "ZERO_ELEMENT", "Field", "UndefinedError", "UnsupportedError"]
