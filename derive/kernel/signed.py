"""What is known of the signs of canonical forms, and forms taken apart into pieces of one sign."""

from __future__ import annotations

from .field import ONE_ELEMENT, Field
from .generators import OPAQUE, Element, Generator
from .polynomials import ONE, Monomial, Poly, Rational, constant, ratio, scaled, whole


class Signed(Field):
    """A field with what is declared to be positive; `real` unless complex numbers are meant."""

    def __init__(self, real: bool) -> None:  # noqa: FBT001
        super().__init__()
        self.real = real
        self.positive_polys: set[frozenset[tuple[Monomial, Rational]]] = set()
        self.pi_generator = self.generator("pi", self.marked(Generator(OPAQUE, "pi"), positive=True))
        self.pi: Element = ({((self.pi_generator, 1),): 1}, ())

    @staticmethod
    def marked(made: Generator, *, positive: bool = False, real: bool = True) -> Generator:
        """The generator with what is known about its sign."""
        made.positive, made.real = positive, real
        return made

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
