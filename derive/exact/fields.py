"""Exact arithmetic with algebraic numbers: in the algebra over Q of the roots that an expression holds.

Each root (a square root, i, a numbered root, a power with a rational exponent) is a generator g with a monic relation
over those before it, and a number is a polynomial in the generators, reduced by the relations. What vanishes there is
0 for every choice of conjugates; what does not is told from 0 by its characteristic polynomial and a ball.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from derive.terms import (
    IMAGINARY,
    MINUS_ONE,
    ONE,
    Add,
    Call,
    Decimal,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    RootOf,
    Term,
    number,
    total,
)

from .balls import ball
from .polynomials import Polynomial, added, as_term, multiplied, times_number
from .precision import dyadic
from .rationals import over, square_free

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
        return self.reduced(multiplied(_padded(a, n), _padded(b, n)))

    def plus(self, a: Polynomial, b: Polynomial) -> Polynomial:
        """The sum."""
        n = len(self.generators)
        return added(_padded(a, n), _padded(b, n))

    def reduced(self, a: Polynomial) -> Polynomial:
        """Powers below the degrees of the generators, from the last one down."""
        n = len(self.generators)
        for place in range(n - 1, -1, -1):
            degree, tail = self.generators[place].degree, _padded(self.generators[place].tail, n)
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
        return as_term(_padded(a, n), tuple(g.term for g in self.generators))


def _padded(a: Polynomial, n: int) -> Polynomial:
    return {key + (0,) * (n - len(key)): c for key, c in a.items()} if any(len(key) < n for key in a) else a


Fraction = tuple[Polynomial, Polynomial]


def read(term: Term, algebra: Algebra) -> Fraction | None:
    """Numerator and denominator in the algebra, which grows by the roots met; None of what is not algebraic.

    The denominator may be 0: the caller has to see to it.
    """
    match term:
        case Number():
            return algebra.constant(term), algebra.constant(ONE)
        case Decimal(mantissa, places):
            return algebra.constant(number(mantissa, 10**places)), algebra.constant(ONE)
        case Neg(inner):
            found = read(inner, algebra)
            return None if found is None else (times_number(found[0], MINUS_ONE), found[1])
        case Add(parts):
            return _sum(parts, algebra)
        case Mul(parts):
            return _product(parts, algebra)
        case Div(above, below):
            top, bottom = read(above, algebra), read(below, algebra)
            if top is None or bottom is None:
                return None
            return algebra.times(top[0], bottom[1]), algebra.times(top[1], bottom[0])
        case Pow(base, Number(p, q)) if abs(p) <= 200 and q <= 12:
            return _power(base if q == 1 else _root(base, q), p, algebra)
    return _generated(term, algebra)


def _root(base: Term, q: int) -> Term:
    return Call("sqrt", (base,)) if q == 2 else Call("root", (base, number(q)))


def _sum(parts: tuple[Term, ...], algebra: Algebra) -> Fraction | None:
    top, bottom = algebra.constant(number(0)), algebra.constant(ONE)
    for part in parts:
        found = read(part, algebra)
        if found is None:
            return None
        if _same(found[1], bottom):
            top = algebra.plus(top, found[0])
        else:
            top = algebra.plus(algebra.times(top, found[1]), algebra.times(found[0], bottom))
            bottom = algebra.times(bottom, found[1])
    return top, bottom


def _same(a: Polynomial, b: Polynomial) -> bool:
    n = max((len(key) for key in (*a, *b)), default=0)
    return _padded(a, n) == _padded(b, n)


def _product(parts: tuple[Term, ...], algebra: Algebra) -> Fraction | None:
    top, bottom = algebra.constant(ONE), algebra.constant(ONE)
    for part in parts:
        found = read(part, algebra)
        if found is None:
            return None
        top, bottom = algebra.times(top, found[0]), algebra.times(bottom, found[1])
    return top, bottom


def _power(base: Term, n: int, algebra: Algebra) -> Fraction | None:
    found = read(base, algebra)
    if found is None:
        return None
    top, bottom = (found[0], found[1]) if n >= 0 else (found[1], found[0])
    out = algebra.constant(ONE), algebra.constant(ONE)
    for _ in range(abs(n)):
        out = algebra.times(out[0], top), algebra.times(out[1], bottom)
    return out


def _generated(term: Term, algebra: Algebra) -> Fraction | None:
    one = algebra.constant(ONE)
    match term:
        case RootOf(coefficients, _, _):
            degree, lead = len(coefficients) - 1, number(coefficients[-1])
            place = len(algebra.generators)
            tail = {(0,) * place + (k,): over(number(-c), lead) for k, c in enumerate(coefficients[:-1]) if c}
            found = algebra.generator(term, degree, tail)
        case Call("sqrt", (inner,)):
            return _surd(inner, 2, algebra)
        case Call("root", (inner, Number(n, 1))) if 2 <= n <= 12:
            return _surd(inner, n, algebra)
        case _ if term is IMAGINARY:
            found = algebra.generator(term, 2, {(): MINUS_ONE})
        case _:
            return None
    return None if found is None else (found, one)


def _surd(inner: Term, n: int, algebra: Algebra) -> Fraction | None:
    """The n-th root of a number without its square factors, or of an element of the algebra so far."""
    if n == 2 and type(inner) is Number:
        return _square_root(inner, algebra)
    found = read(inner, algebra)
    if found is None:
        return None
    if not _same(found[1], algebra.constant(ONE)):
        below = algebra.inverse(found[1])
        if below is None:
            return None
        found = algebra.times(found[0], below), algebra.constant(ONE)
    term = _root(algebra.as_term(found[0]), n)
    made = algebra.generator(term, n, found[0])
    return None if made is None else (made, algebra.constant(ONE))


def _square_root(inner: Number, algebra: Algebra) -> Fraction | None:
    if not inner.p:
        return {}, algebra.constant(ONE)
    square, free = square_free(abs(inner.p) * inner.q)
    out: Polynomial | None = algebra.constant(number(square, inner.q))
    for radicand, generator in ((-1 if inner.p < 0 else 1, IMAGINARY), (free, Call("sqrt", (number(free),)))):
        if radicand != 1 and out is not None:
            found = algebra.generator(generator, 2, algebra.constant(number(radicand)))
            out = None if found is None else algebra.times(out, found)
    return None if out is None else (out, algebra.constant(ONE))


@cache
def is_zero(term: Term) -> bool | None:
    """Whether an algebraic number is 0, exactly; None of what is not algebraic or has no value."""
    algebra = Algebra()
    found = read(term, algebra)
    if found is None:
        return None
    return _vanishes(found[0], algebra) if _vanishes(found[1], algebra) is False else None


def _vanishes(element: Polynomial, algebra: Algebra) -> bool | None:
    if not element:
        return True
    if all(not any(key) for key in element):
        return False
    term = algebra.as_term(element)
    for bits in (64, 256):
        near = ball(term, bits)
        if near is not None and not near.contains(0):
            return False
    return _below(term, _separation(element, algebra))


def _separation(element: Polynomial, algebra: Algebra) -> int:
    """The k for which the number, a root of its characteristic polynomial, is 0 or at least 2^-k in size."""
    from flint import fmpq, fmpq_mat

    matrix = fmpq_mat([[fmpq(c.p, c.q) for c in row] for row in algebra.multiplication(element)])
    coefficients: list[Any] = list(matrix.charpoly().coeffs())
    lowest = next(k for k, c in enumerate(coefficients) if c != 0)
    whole = coefficients[lowest:]
    most = max(abs(int(c.p)) * 2 // int(c.q) + 1 for c in whole)
    least = max(int(whole[0].q) // max(abs(int(whole[0].p)), 1), 1)
    return most.bit_length() + least.bit_length() + 2


def _below(term: Term, bits: int) -> bool | None:
    """Whether the size of a number is below 2^-bits."""
    for precision in (bits + 64, 2 * bits + 256, 4 * bits + 1024):
        near = ball(term, precision)
        if near is None:
            return None
        if not near.contains(0):
            return False
        p, q = dyadic(near.abs_upper())
        if p << bits < q:
            return True
    return None


def sign_of_number(term: Term) -> int | None:
    """The sign of a real constant, exactly; None where it is not real or can't be decided."""
    for bits in (64, 256):
        near = ball(term, bits)
        if near is not None and near.imag == 0 and not near.contains(0):
            return 1 if near.real > 0 else -1
    zero = is_zero(term)
    if zero:
        return 0
    for bits in (1024, 4096, 16_384) if zero is False else ():
        near = ball(term, bits)
        if near is not None and near.imag == 0 and not near.contains(0):
            return 1 if near.real > 0 else -1
    return None


def same_number(a: Term, b: Term) -> bool | None:
    """Whether two algebraic numbers are equal."""
    return is_zero(total((a, Neg(b))))


@cache
def normal_form(term: Term) -> Term | None:
    """An algebraic number as a polynomial in its roots, no root below a fraction bar; None of what is none."""
    algebra = Algebra()
    found = read(term, algebra)
    if found is None:
        return None
    below = algebra.inverse(found[1])
    return None if below is None else algebra.as_term(algebra.times(found[0], below))


def inverse(term: Term) -> Term | None:
    """The inverse of an algebraic number, no root below a fraction bar; None of 0."""
    return normal_form(Div(ONE, term)) if is_zero(term) is False else None
