"""Polynomials in generators: their arithmetic, with the work counted and bounded."""

from __future__ import annotations

from fractions import Fraction

from .generators import BASE, ROOT, Element, Generator, fractional
from .polynomials import (
    ONE,
    Monomial,
    Poly,
    Rational,
    TooLargeError,
    added,
    content,
    joined,
    lexicographic,
    negative,
    raised,
    ratio,
    scaled,
    shared,
    whole,
)

WORK = 60_000
WIDEST = 4_000


class UndefinedError(Exception):
    """A division by zero: the term has no value anywhere."""


class UnsupportedError(Exception):
    """Something that canonical forms can't express."""


class Ring:
    """The generators met so far, and polynomials in them."""

    def __init__(self) -> None:
        self.generators: list[Generator] = []
        self.by_key: dict[object, int] = {}
        self.factors: list[Poly] = []
        self.by_items: dict[frozenset[tuple[Monomial, Rational]], int] = {}
        self.powers: dict[tuple[int, int], Poly] = {}
        self.products: dict[tuple[Monomial, Monomial], Monomial | Poly] = {}
        self.reduced: dict[int, bool] = {}
        self.left = WORK

    def spend(self, work: int) -> None:
        """Count work; raises TooLargeError where the bound is reached."""
        self.left -= work
        if self.left < 0:
            raise TooLargeError

    def generator(self, key: object, made: Generator) -> int:
        """The index of the generator with that key."""
        found = self.by_key.get(key)
        if found is not None:
            return found
        index = self.by_key[key] = len(self.generators)
        self.generators.append(made)
        below: frozenset[int] = frozenset((index,)) if made.kind == "letter" else frozenset()
        for poly, under in made.arguments:
            below |= self.letters(poly).union(*(self.letters(self.factors[k]) for k, _ in under))
        made.letters = below | self.letters(made.poly)
        if made.kind in (BASE, ROOT):
            self.reduced[index] = True
        return index

    def letters(self, poly: Poly) -> frozenset[int]:
        """The letters that a polynomial depends on."""
        used = {g for m in poly for g, _ in m}
        return frozenset().union(*(self.generators[g].letters for g in used))

    def used(self, element: Element) -> set[int]:
        """The generators in an element."""
        polys = [element[0], *(self.factors[k] for k, _ in element[1])]
        return {g for poly in polys for m in poly for g, _ in m}

    def depends(self, element: Element, letter: int) -> bool:
        """Whether a letter occurs in an element, inside of generators too."""
        return any(letter in self.generators[g].letters for g in self.used(element))

    def free(self, index: int) -> bool:
        """Whether a generator has an inverse that is a monomial."""
        return index not in self.reduced

    def join(self, a: Monomial, b: Monomial) -> Monomial | Poly:
        """The product of two monomials, a polynomial where a root's exponent reaches its degree."""
        found = self.products.get((a, b))
        if found is None:
            merged = joined(a, b)
            found = self.products[a, b] = self.lowered(merged) if self.reduced else merged
        return found

    def lowered(self, m: Monomial) -> Monomial | Poly:
        """A monomial with the exponents of roots brought into their range."""
        for g, e in m:
            if g in self.reduced:
                made = self.generators[g]
                rest = tuple(pair for pair in m if pair[0] != g)
                if made.kind == BASE and not 0 < e < 1:
                    times, left = fractional(e)
                    if times < 0:
                        raise TooLargeError
                    power = self.poly_power(made.poly, times)
                    return self.poly_times(power, self.as_poly(joined(rest, ((g, left),) if left else ())))
                if made.kind == ROOT and not 0 < e < len(made.coefficients) - 1:
                    return self.poly_times(self.root_power(g, e), self.as_poly(rest))
        return m

    def as_poly(self, m: Monomial) -> Poly:
        """A monomial with the exponents of roots in their range, as a polynomial."""
        found = self.lowered(m)
        return {found: 1} if type(found) is tuple else found  # type: ignore[return-value]

    def root_power(self, g: int, exponent: Rational) -> Poly:
        """A power of an algebraic number below the degree of its polynomial."""
        c = self.generators[g].coefficients
        degree = len(c) - 1
        if type(exponent) is not int or abs(exponent) > 200:
            raise TooLargeError
        values: list[Rational] = [1, *[0] * (degree - 1)]
        for _ in range(abs(exponent)):
            if exponent > 0:
                top = values[-1]
                values = [whole(Fraction(v) - Fraction(top) * c[k] / c[-1]) for k, v in enumerate([0, *values[:-1]])]
            else:
                low = values[0]
                above: list[Rational] = [*values[1:], 0]
                values = [whole(Fraction(v) - Fraction(low) * c[k + 1] / c[0]) for k, v in enumerate(above)]
        return {((g, k),) if k else (): v for k, v in enumerate(values) if v}

    def poly_times(self, a: Poly, b: Poly) -> Poly:
        """The product of two polynomials."""
        if len(a) == 1 and () in a:
            return scaled(b, a[()])
        if len(b) == 1 and () in b:
            return scaled(a, b[()])
        self.spend(len(a) * len(b))
        out: Poly = {}
        for m, c in a.items():
            for n, d in b.items():
                found = self.join(m, n)
                if type(found) is tuple:
                    old = out.get(found)
                    new = c * d if old is None else old + c * d
                    if new:
                        out[found] = whole(new)
                    else:
                        del out[found]
                else:
                    added(out, found, c * d)  # type: ignore[arg-type]
        if len(out) > WIDEST:
            raise TooLargeError
        return out

    def poly_power(self, poly: Poly, n: int) -> Poly:
        """A whole power, n at least 0."""
        if len(poly) == 1 and n:
            ((m, c),) = poly.items()
            if abs(c) != 1 and n > 4_000:
                raise TooLargeError
            found = self.lowered(raised(m, n)) if self.reduced else raised(m, n)
            return {found: whole(c**n)} if type(found) is tuple else scaled(found, whole(c**n))  # type: ignore[arg-type]
        if n > 400:
            raise TooLargeError
        out, square = ONE, poly
        while n:
            if n & 1:
                out = self.poly_times(out, square)
            n >>= 1
            if n:
                square = self.poly_times(square, square)
        return out

    def factor_power(self, factor: int, n: int) -> Poly:
        """A power of a factor, remembered."""
        found = self.powers.get((factor, n))
        if found is None:
            found = self.powers[factor, n] = self.poly_power(self.factors[factor], n)
        return found

    def split(self, poly: Poly) -> tuple[Rational, Monomial, Poly]:
        """A polynomial as rational, monomial and primitive polynomial; the rational is positive."""
        size = content(poly)
        m = shared(poly, self.free)
        if m:
            back = raised(m, -1)
            poly = {joined(n, back): c for n, c in poly.items()}
        return size, m, scaled(poly, ratio(size.denominator, size.numerator))

    def factor(self, poly: Poly) -> tuple[Rational, Monomial, int]:
        """A polynomial of two or more terms as rational, monomial and the index of a factor."""
        c, m, rest = self.split(poly)
        if negative(rest):
            c, rest = -c, scaled(rest, -1)
        items = frozenset(rest.items())
        index = self.by_items.get(items)
        if index is None:
            index = self.by_items[items] = len(self.factors)
            self.factors.append(rest)
        return c, m, index

    def divided(self, poly: Poly, factor: Poly) -> Poly | None:
        """The exact quotient of two polynomials, None where there is none."""
        order = lexicographic(sorted({g for each in (poly, factor) for m in each for g, _ in m}))
        top = max(factor, key=order)
        rest = dict(poly)
        out: Poly = {}
        back, lead = raised(top, -1), Fraction(factor[top])
        for _ in range(2 * len(poly) + 8):
            if not rest:
                return out
            m = max(rest, key=order)
            step = joined(m, back)
            c = whole(rest[m] / lead)
            out[step] = c
            added(rest, self.poly_times(factor, {step: c}), -1)
        return None

    def uses_roots(self, poly: Poly) -> bool:
        """Whether a generator with a relation occurs in a polynomial."""
        return any(g in self.reduced for m in poly for g, _ in m)
