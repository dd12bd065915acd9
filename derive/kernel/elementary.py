"""Exponentials, logarithms and rational powers of elements, brought to few generators by their laws.

Over the reals log(ab) = log a + log b and (ab)^r = a^r b^r are used for factors that are known to be positive;
|u| is (u^2)^(1/2), an even power of what has no known sign is a power of |u|.
"""

from __future__ import annotations

from fractions import Fraction

from .field import ONE_ELEMENT, ZERO_ELEMENT, Field, UndefinedError, UnsupportedError
from .generators import BASE, EXP, LOG, OPAQUE, ROOT, Element, Generator, fractional, frozen
from .polynomials import (
    ONE,
    Monomial,
    Poly,
    Rational,
    TooLargeError,
    constant,
    magnitude,
    negative,
    ratio,
    scaled,
    whole,
)

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


class Elementary(Field):
    """A field with e^u, log u, u^r; `real` unless complex numbers are meant."""

    def __init__(self, real: bool) -> None:  # noqa: FBT001
        super().__init__()
        self.real = real
        self.positive_polys: set[frozenset[tuple[Monomial, Rational]]] = set()
        self.pi_generator = self.generator("pi", self.marked(Generator(OPAQUE, "pi"), positive=True))
        self.turn = self.base({(): -1})
        self.imaginary: Element = ({((self.turn, Fraction(1, 2)),): 1}, ())
        self.pi: Element = ({((self.pi_generator, 1),): 1}, ())

    @staticmethod
    def marked(made: Generator, *, positive: bool = False, real: bool = True) -> Generator:
        """The generator with what is known about its sign."""
        made.positive, made.real = positive, real
        return made

    # --- what is known -------------------------------------------------------------------------------------------

    def sign_of(self, poly: Poly) -> int:
        """1 or -1 where a polynomial is seen to be above or below zero, by its form or by a declared fact; else 0."""
        signs = {self.monomial_sign(m) * (1 if c > 0 else -1) for m, c in poly.items()}
        if len(signs) == 1:
            return signs.pop()
        if not poly or not self.positive_polys:
            return 0
        _, m, rest = self.split(poly)
        for sign in (1, -1):
            if frozenset(scaled(rest, sign).items()) in self.positive_polys:
                return sign * self.monomial_sign(m)
        return 0

    def monomial_sign(self, m: Monomial) -> int:
        """The sign of a monomial, 0 where it is not known."""
        out = 1
        for g, e in m:
            if not self.nowhere_below(g, e):
                if not self.generators[g].negative:
                    return 0
                out = -out
        return out

    def declare_positive(self, element: Element) -> None:
        """Note that an element is above zero."""
        poly, under = element
        if under:
            poly = self.times((poly, ()), self.cleared(under))[0]
        if not poly:
            return
        _, m, rest = self.split(poly)
        odd = [g for g, e in m if not self.nowhere_below(g, e)]
        value = constant(rest)
        if value is not None and len(odd) == 1:
            made = self.generators[odd[0]]
            made.positive, made.negative = value > 0, value < 0
        elif not odd:
            self.positive_polys.add(frozenset(rest.items()))

    def cleared(self, under: tuple[tuple[int, int], ...]) -> Element:
        """The product of a denominator's factors, each to an even or odd power alike."""
        out = ONE_ELEMENT
        for k, n in under:
            if n % 2:
                out = (self.poly_times(out[0], self.factors[k]), ())
        return out

    def is_real(self, element: Element) -> bool:
        """Whether an element is made of real generators."""
        poly, under = element
        polys = [poly, *(self.factors[k] for k, _ in under)]
        return all(self.generators[g].real for p in polys for m in p for g, _ in m)

    # --- powers --------------------------------------------------------------------------------------------------

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

    def pieces(self, a: Element) -> list[tuple[Poly, int]]:
        """An element as a product of powers of simpler polynomials, whole exponents, a rational first."""
        if a[1]:
            a = self.reduced_fraction(a)
        c, m, rest = self.split(a[0])
        if len(rest) == 1 and () in rest:
            c, rest = c * rest[()], ONE
        out: list[tuple[Poly, int]] = [({(): c}, 1)]
        for g, e in m:
            if type(e) is int:
                out.append(({((g, 1),): 1}, e))
            else:
                out.append(({((g, ratio(1, e.denominator)),): 1}, e.numerator))
        if len(rest) == 1:
            ((inner, sign),) = rest.items()
            out += [({((g, e),): 1}, 1) for g, e in inner]
            out[0] = ({(): whole(c * sign)}, 1)
        elif rest != ONE:
            out.append((rest, 1))
        return [*out, *((self.factors[k], -n) for k, n in a[1])]

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

    # --- e^u and log u -------------------------------------------------------------------------------------------

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

    # --- other functions -----------------------------------------------------------------------------------------

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
