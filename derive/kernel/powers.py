"""Rational powers of canonical elements.

Over the reals (ab)^r = a^r b^r is used for factors that are known to be positive; |u| is (u^2)^(1/2), an even power of
what has no known sign is a power of |u|.
"""

from __future__ import annotations

from fractions import Fraction

from .field import ONE_ELEMENT, ZERO_ELEMENT, UndefinedError, UnsupportedError
from .generators import BASE, OPAQUE, Element, Generator, fractional, frozen
from .polynomials import ONE, Poly, Rational, TooLargeError, constant, magnitude, scaled, whole
from .signed import Signed

LARGEST_FACTOR = 100_000


def prime_powers(n: int) -> list[tuple[int, int]]:
    """The factorisation of n > 0 by trial division; a large cofactor is left whole."""
    out, p = [], 2
    while p * p <= n and p < LARGEST_FACTOR:
        k = 0
        while n % p == 0:
            n, k = n // p, k + 1
        if k:
            out.append((p, k))
        p += 1 if p == 2 else 2
    return [*out, (n, 1)] if n > 1 else out


class Powers(Signed):
    """A field with rational powers; i is a square root of -1."""

    def __init__(self, real: bool) -> None:  # noqa: FBT001
        super().__init__(real)
        self.turn = self.base({(): -1})
        self.imaginary: Element = ({((self.turn, Fraction(1, 2)),): 1}, ())

    def odd_power(self, poly: Poly, exponent: Rational) -> Element:
        """A power of the real root of odd order of a polynomial of unknown sign; of a letter it is the letter's own."""
        if len(poly) == 1:
            return self.positive_power(poly, exponent)
        times, rest = fractional(exponent)
        made = Generator(BASE, "odd", poly=poly)
        index = self.generator(("odd", frozenset(poly.items())), made)
        return self.times(self.power((poly, ()), times), ({((index, rest),): 1} if rest else ONE, ()))

    def base(self, poly: Poly) -> int:
        """The generator whose fractional powers are those of a polynomial."""
        made = Generator(BASE, "base", poly=poly)
        made.positive = self.real or self.is_positive(poly)
        if poly == {(): -1} or not self.is_real((poly, ())):
            made.positive = made.real = False
        return self.generator((BASE, frozenset(poly.items())), made)

    def base_power(self, poly: Poly, exponent: Rational) -> Element:
        """A rational power of a polynomial that is kept whole."""
        times, rest = fractional(exponent)
        out = self.power((poly, ()), times)
        return self.times(out, ({((self.base(poly), rest),): 1}, ())) if rest else out

    def rational_power(self, a: Element, exponent: Rational, *, odd: bool = False) -> Element:
        """a^r; with `odd` the real root of odd order, which exists for all a."""
        if exponent.denominator == 1:
            return self.power(a, int(exponent))
        if not a[0]:
            if exponent < 0:
                raise UndefinedError
            return ZERO_ELEMENT
        out, rest = ONE_ELEMENT, ONE
        for poly, n in self.pieces(a):
            if (value := constant(poly)) is not None:
                out = self.times(out, self.number_power(magnitude(value), exponent * n))
                rest = scaled(rest, -1) if value < 0 and n % 2 else rest
            elif (sign := self.sign_of(poly)) != 0:
                out = self.times(out, self.positive_power(scaled(poly, sign), whole(exponent * n)))
                rest = scaled(rest, -1) if sign < 0 and n % 2 else rest
            elif odd:
                out = self.times(out, self.odd_power(poly, whole(exponent * n)))
            elif n % 2 == 0 and self.real and self.is_real((poly, ())):
                out = self.times(out, self.base_power(self.poly_times(poly, poly), whole(Fraction(exponent) * n / 2)))
            elif n > 0:
                rest = self.poly_times(rest, self.poly_power(poly, int(n)))
            else:
                square = self.poly_times(poly, poly)
                rest = self.poly_times(rest, poly) if n % 2 else rest
                k = (n - 1) // 2 if n % 2 else n // 2
                if not self.real:
                    return self.base_of(a, exponent)
                out = self.times(out, self.base_power(square, whole(Fraction(exponent) * k)))
        if rest == ONE:
            return out
        if odd and rest == {(): -1}:
            return self.minus(out) if exponent.numerator % 2 else out
        return self.times(out, self.base_power(rest, exponent))

    def base_of(self, a: Element, exponent: Rational) -> Element:
        """A power of a quotient without any law."""
        if not a[1]:
            return self.base_power(a[0], exponent)
        made = Generator(OPAQUE, f"power {exponent}", (a,))
        made.real = False
        return {((self.generator((OPAQUE, made.name, frozen(a)), made), 1),): 1}, ()

    def positive_power(self, poly: Poly, exponent: Rational) -> Element:
        """A power of a polynomial above zero: a monomial's exponents are multiplied."""
        ((m, c), *more) = poly.items()
        if more or c < 0:
            return self.base_power(poly, exponent)
        out = self.number_power(c, exponent)
        for g, e in m:
            made = self.generators[g]
            power = whole(e * exponent)
            if made.name == "odd":
                here = self.odd_power(made.poly, power)
            elif made.kind != BASE:
                here = ({((g, power),): 1}, ())
            elif constant(made.poly) is None:
                here = self.base_power(made.poly, power)
            else:
                here = self.rational_power((made.poly, ()), power)
            out = self.times(out, here)
        return out

    def number_power(self, value: Rational, exponent: Rational) -> Element:
        """A power of a rational above zero, prime by prime."""
        if value == 1:
            return ONE_ELEMENT
        out = ONE_ELEMENT
        for n, sign in ((value.numerator, 1), (value.denominator, -1)):
            for p, k in prime_powers(n):
                if magnitude(k * exponent) > 4_000:
                    raise TooLargeError
                out = self.times(out, self.base_power({(): p}, whole(sign * k * exponent)))
        return out

    def absolute(self, a: Element) -> Element:
        """|a| of what is real."""
        if not self.real and not self.is_real(a):
            raise UnsupportedError("the absolute value of a complex number")
        return self.rational_power(self.power(a, 2), Fraction(1, 2))
