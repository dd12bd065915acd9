"""Exponentials and logarithms of canonical elements, brought to few generators by their laws.

Over the reals log(ab) = log a + log b is used for factors that are known to be positive.
"""

from __future__ import annotations

from fractions import Fraction

from .field import ONE_ELEMENT, ZERO_ELEMENT, UndefinedError
from .generators import BASE, EXP, LOG, OPAQUE, ROOT, Element, Generator, frozen
from .polynomials import ONE, Monomial, Poly, Rational, constant, magnitude, negative, scaled
from .powers import Powers, prime_powers


class Elementary(Powers):
    """A field with e^u, log u and functions of which only the derivative is known."""

    def exp(self, u: Element) -> Element:
        """e^u, a power of one generator for each term of u."""
        out = ONE_ELEMENT
        if u[1]:
            u = self.reduced_fraction(u)
        for m, c in u[0].items():
            out = self.times(out, self.exp_term(m, c, u[1]))
        return out

    def exp_term(self, m: Monomial, c: Rational, under: tuple[tuple[int, int], ...]) -> Element:
        """E to one term of an exponent: a root of unity, a power of what has a logarithm there, or a generator."""
        if not under:
            if len(m) == 1 and m[0][1] == 1 and self.generators[m[0][0]].kind == LOG:
                return self.rational_power(self.generators[m[0][0]].arguments[0], c)
            if m == ((self.pi_generator, 1), (self.turn, Fraction(1, 2))):
                return self.base_power({(): -1}, c)
        argument: Element = ({m: 1}, under)
        made = Generator(EXP, "exp", (argument,))
        made.positive = made.real = self.is_real(argument)
        return {((self.generator((EXP, m, under), made), c),): 1}, ()

    def log(self, a: Element) -> Element:
        """Log a, a sum over what is known to be positive in a."""
        if not a[0]:
            raise UndefinedError
        out: list[Element] = []
        rest = ONE
        for poly, n in self.pieces(a):
            if (value := constant(poly)) is not None:
                out += self.number_log(magnitude(value))
                rest = scaled(rest, -1) if value < 0 else rest
            elif (sign := self.sign_of(poly)) != 0:
                out.append(self.times(({(): n}, ()), self.positive_log(scaled(poly, sign))))
                rest = scaled(rest, -1) if sign < 0 and n % 2 else rest
            elif n % 2 == 0 and self.real:
                out.append(self.times(({(): n // 2}, ()), self.log_generator(self.poly_times(poly, poly))))
            elif n > 0:
                rest = self.poly_times(rest, self.poly_power(poly, n))
            elif self.real:
                out.append(self.times(({(): (n - 1) // 2}, ()), self.log_generator(self.poly_times(poly, poly))))
                rest = self.poly_times(rest, poly)
            else:
                return self.opaque("log", (a,), real=False)
        if rest != ONE:
            out.append(self.log_generator(rest))
        return self.plus(out)

    def positive_log(self, poly: Poly) -> Element:
        """The logarithm of a polynomial above zero."""
        ((m, c), *more) = poly.items()
        if more or c < 0:
            return self.log_generator(poly)
        out = self.number_log(c)
        for g, e in m:
            made = self.generators[g]
            if made.kind == EXP:
                inner = made.arguments[0]
            elif made.kind == BASE:
                inner = self.log((made.poly, ()))
            else:
                inner = self.log_generator({((g, 1),): 1})
            out.append(self.times(({(): e}, ()), inner))
        return self.plus(out)

    def number_log(self, value: Rational) -> list[Element]:
        """The logarithm of a rational above zero, prime by prime."""
        out = []
        for n, sign in ((value.numerator, 1), (value.denominator, -1)):
            for p, k in prime_powers(n):
                out.append(self.times(({(): sign * k}, ()), self.log_generator({(): p})))
        return out

    def log_generator(self, poly: Poly) -> Element:
        """The logarithm of a polynomial that is kept whole."""
        made = Generator(LOG, "log", ((poly, ()),))
        if len(poly) == 1 and () in poly:
            made.positive = poly[()] > 1
        made.real = self.is_real((poly, ())) and self.sign_of(poly) > 0
        return {((self.generator((LOG, frozenset(poly.items())), made), 1),): 1}, ()

    def integer_power(self, a: Element, n: Element) -> Element:
        """a^n for a whole n that is no number: factor by factor, whatever their signs."""
        exponent, out = ZERO_ELEMENT, ONE_ELEMENT
        for poly, k in self.pieces(a):
            if (value := constant(poly)) is not None:
                logs = self.plus(self.number_log(magnitude(value)))
                out = self.parity(n) if value < 0 else out
            else:
                logs = self.times(({(): k}, ()), self.positive_log(poly))
            exponent = self.plus((exponent, logs))
        return self.times(out, self.exp(self.times(n, exponent)))

    def parity(self, n: Element) -> Element:
        """(-1)^n for a polynomial n with whole values: a factor whose square is 1 for each term of odd coefficient."""
        out = ONE_ELEMENT
        for m, c in n[0].items():
            if c.numerator % 2:
                made = Generator(ROOT, "parity", (({m: 1}, ()),), coefficients=(-1, 0, 1))
                sign: Poly = {((self.generator(("parity", m), made), 1),): 1} if m else {(): -1}
                out = self.times(out, (sign, ()))
        return out

    def opaque(
        self, name: str, arguments: tuple[Element, ...], *, real: bool = True, positive: bool = False
    ) -> Element:
        """A function of which only its derivative is known."""
        arguments = tuple(self.reduced_fraction(u) if u[1] else u for u in arguments)
        made = Generator(OPAQUE, name, arguments)
        made.real, made.positive = (real and self.real) or all(map(self.is_real, arguments)), positive
        return {((self.generator((OPAQUE, name, *map(frozen, arguments)), made), 1),): 1}, ()

    def odd(self, name: str, u: Element) -> Element:
        """A function with f(-u) = -f(u)."""
        if not u[0]:
            return ZERO_ELEMENT
        if negative(u[0]):
            return self.minus(self.opaque(name, (self.minus(u),)))
        return self.opaque(name, (u,))


__all__ = ["Elementary", "prime_powers"]
