"""Algebraic numbers as written, read as quotients of elements of an algebra that grows by the roots met."""

from __future__ import annotations

from derive.terms import IMAGINARY, MINUS_ONE, ONE, Add, Call, Decimal, Div, Mul, Neg, Number, Pow, RootOf, Term, number

from .algebras import Algebra, padded
from .balls import ball
from .polynomials import Polynomial, times_number
from .rationals import over, square_free

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
        case Pow(base, Number(p, q)) if abs(p) <= 200 and q <= 12 and (q < 3 or _not_below_zero(base)):
            return _power(base if q == 1 else _root(base, q), p, algebra)
    return _generated(term, algebra)


def _not_below_zero(base: Term) -> bool:
    """Whether a constant is real and at least 0, so that its powers are those of its real roots."""
    if type(base) is Number:
        return base.p >= 0
    near = ball(base, 128)
    return near is not None and near.imag == 0 and bool(near.real > 0)


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
    return padded(a, n) == padded(b, n)


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
