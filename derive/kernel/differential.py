"""Derivatives of canonical elements, from the kernel's own few rules.

A generator contributes by its logarithmic derivative g'/g; sums, products and quotients follow from Leibniz.
"""

from __future__ import annotations

from .elementary import Elementary
from .field import ONE_ELEMENT, ZERO_ELEMENT, UnsupportedError
from .generators import BASE, EXP, LETTER, LOG, ROOT, Element, Generator
from .polynomials import ONE, Poly, added, ratio, scaled


class Differential(Elementary):
    """A field with derivatives in its letters."""

    def __init__(self, real: bool) -> None:  # noqa: FBT001
        super().__init__(real)
        self.slopes: dict[tuple[int, int], Element] = {}

    def derivative(self, a: Element, x: int) -> Element:
        """The derivative of an element in a letter."""
        poly, under = a
        parts = [(part[0], self.over(part[1], under)) for part in self.poly_derivative(poly, x)]
        for k, n in under:
            inner = self.plus(self.poly_derivative(self.factors[k], x))
            if inner[0]:
                whole = self.times((scaled(poly, -n), ()), inner)
                whole = self.times(whole, (ONE, ((k, 1),)))
                parts.append((whole[0], self.over(whole[1], under)))
        return self.plus(parts)

    @staticmethod
    def over(a: tuple[tuple[int, int], ...], b: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """The product of two denominators."""
        if not a or not b:
            return a or b
        powers = dict(a)
        for k, n in b:
            powers[k] = powers.get(k, 0) + n
        return tuple(sorted(powers.items()))

    def poly_derivative(self, poly: Poly, x: int) -> list[Element]:
        """The derivative of a polynomial, one summand for each generator."""
        by_generator: dict[int, Poly] = {}
        for m, c in poly.items():
            for g, e in m:
                if x in self.generators[g].letters:
                    added(by_generator.setdefault(g, {}), {m: c * e})
        return [self.times((part, ()), self.slope(g, x)) for g, part in by_generator.items() if part]

    def slope(self, g: int, x: int) -> Element:
        """g'/g."""
        found = self.slopes.get((g, x))
        if found is None:
            found = self.slopes[g, x] = self.worked_out(self.generators[g], g, x)
        return found

    def worked_out(self, made: Generator, g: int, x: int) -> Element:
        """The logarithmic derivative of a generator, by its kind."""
        own: Element = ({((g, 1),): 1}, ())
        if made.kind == LETTER:
            return self.inverse(own) if g == x else ZERO_ELEMENT
        if made.kind == ROOT:
            raise UnsupportedError(made.name)
        if made.kind == EXP:
            return self.derivative(made.arguments[0], x)
        if made.kind == BASE:
            return self.times(self.derivative((made.poly, ()), x), self.inverse((made.poly, ())))
        if not made.arguments:
            raise UnsupportedError(made.name)
        inner = [self.derivative(u, x) for u in made.arguments]
        if made.kind == LOG:
            outer = [self.inverse(made.arguments[0])]
        else:
            outer = [self.partial(made, k) if inner[k][0] else ZERO_ELEMENT for k in range(len(inner))]
        total = self.plus(self.times(a, b) for a, b in zip(outer, inner, strict=True))
        return self.times(total, self.inverse(own))

    def partial(self, made: Generator, k: int) -> Element:
        """The partial derivative of an opaque function in one of its arguments."""
        u = made.arguments[k]
        one, square = ONE_ELEMENT, self.power(u, 2)
        match made.name.split(" "):
            case ["log"]:
                return self.inverse(u)
            case ["arctan"]:
                return self.inverse(self.plus((one, square)))
            case ["arcsin"]:
                return self.rational_power(self.plus((one, self.minus(square))), ratio(-1, 2))
            case ["erf"]:
                bell = self.exp(self.minus(square))
                return self.times(({(): 2}, ()), self.times(bell, self.rational_power(self.pi, ratio(-1, 2))))
            case ["gamma"]:
                return self.times(self.opaque("gamma", (u,)), self.opaque("polygamma 0", (u,)))
            case ["polygamma", order]:
                return self.opaque(f"polygamma {int(order) + 1}", (u,))
            case ["function", name, *orders]:
                raised = [int(n) + (j == k) for j, n in enumerate(orders)]
                return self.opaque(" ".join(["function", name, *map(str, raised)]), made.arguments)
            case ["floor" | "ceil"]:
                return ZERO_ELEMENT
            case ["power", exponent]:
                p, _, q = exponent.partition("/")
                r = ratio(int(p), int(q or 1))
                own = self.opaque(made.name, made.arguments, real=False)
                return self.times(({(): r}, ()), self.times(own, self.inverse(u)))
        raise UnsupportedError(made.name)
