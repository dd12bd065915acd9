"""The algebra over Q of some roots: polynomials in generators, reduced by the relation of each."""

from __future__ import annotations

from derive.terms import ONE, Number, Record, Term, number

from .polynomials import Polynomial, added, as_term, multiplied

LARGEST_DEGREE = 64


class Generator(Record):
    """A root of `g^degree = tail`, the tail over the generators before it and lower powers of g."""

    term: Term
    degree: int
    tail: Polynomial


class Algebra:
    """The generators met so far, and reduction by their relations; grows while terms are read."""

    def __init__(self) -> None:
        """Start with the rational numbers."""
        self.generators: list[Generator] = []

    @property
    def degree(self) -> int:
        """The dimension over the rational numbers."""
        out = 1
        for generator in self.generators:
            out *= generator.degree
        return out

    def constant(self, value: Number) -> Polynomial:
        """A rational number."""
        return {(): value} if value.p else {}

    def generator(self, term: Term, degree: int, tail: Polynomial) -> Polynomial | None:
        """The generator of that term, entered where it is new."""
        known = [g.term for g in self.generators]
        if term not in known:
            if self.degree * degree > LARGEST_DEGREE:
                return None
            self.generators.append(Generator(term, degree, tail))
            known.append(term)
        place = known.index(term)
        return {(0,) * place + (1,): ONE}

    def times(self, a: Polynomial, b: Polynomial) -> Polynomial:
        """The product, reduced."""
        n = len(self.generators)
        return self.reduced(multiplied(padded(a, n), padded(b, n)))

    def plus(self, a: Polynomial, b: Polynomial) -> Polynomial:
        """The sum."""
        n = len(self.generators)
        return added(padded(a, n), padded(b, n))

    def reduced(self, a: Polynomial) -> Polynomial:
        """Powers below the degrees of the generators, from the last one down."""
        n = len(self.generators)
        for place in range(n - 1, -1, -1):
            degree, tail = self.generators[place].degree, padded(self.generators[place].tail, n)
            while high := {key: c for key, c in a.items() if key[place] >= degree}:
                low = {key: c for key, c in a.items() if key[place] < degree}
                down = {(*key[:place], key[place] - degree, *key[place + 1 :]): c for key, c in high.items()}
                a = added(low, multiplied(down, tail))
        return a

    def basis(self) -> list[tuple[int, ...]]:
        """The exponents of the products of powers that are linearly independent."""
        out: list[tuple[int, ...]] = [()]
        for generator in self.generators:
            out = [(*key, k) for key in out for k in range(generator.degree)]
        return out

    def multiplication(self, a: Polynomial) -> list[list[Number]]:
        """The matrix of multiplication by an element; its columns are the images of the basis."""
        basis = self.basis()
        images = [self.times(a, {key: ONE}) for key in basis]
        zero = number(0)
        return [[image.get(key, zero) for image in images] for key in basis]

    def inverse(self, a: Polynomial) -> Polynomial | None:
        """The inverse, None of a divisor of zero."""
        from flint import fmpq, fmpq_mat

        matrix = fmpq_mat([[fmpq(c.p, c.q) for c in row] for row in self.multiplication(a)])
        one = fmpq_mat(len(self.basis()), 1, [1] + [0] * (len(self.basis()) - 1))
        try:
            found = matrix.solve(one)
        except ZeroDivisionError:
            return None
        values = [number(int(found[k, 0].p), int(found[k, 0].q)) for k in range(len(self.basis()))]
        return {key: c for key, c in zip(self.basis(), values, strict=True) if c.p}

    def as_term(self, a: Polynomial) -> Term:
        """An element as a sum of products of its generators."""
        n = len(self.generators)
        return as_term(padded(a, n), tuple(g.term for g in self.generators))


def padded(a: Polynomial, n: int) -> Polynomial:
    """The same element with exponents for n generators."""
    return {key + (0,) * (n - len(key)): c for key, c in a.items()} if any(len(key) < n for key in a) else a
