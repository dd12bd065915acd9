"""Wrong rules of the quadratic formula."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import isqrt

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    Add,
    Div,
    Junction,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    letters,
    negated,
    number,
    summands,
)

IFF = "iff"
Coefficients = tuple[Fraction, Fraction, Fraction]


def _quadratic(term: Term) -> tuple[Symbol, Coefficients] | None:
    """The letter of a quadratic equation with numbers for coefficients, and these, the highest first."""
    match term:
        case Relation("=", left, right) if not left.shape and len(found := letters(term)) == 1:
            (x,) = found
            known = [Fraction(0)] * 3
            for part in (*summands(left), *map(negated, summands(right))):
                monomial = _monomial(part, x)
                if monomial is None or monomial[1] > 2:
                    return None
                known[2 - monomial[1]] += monomial[0]
            return (x, (known[0], known[1], known[2])) if known[0] else None
    return None


def _monomial(term: Term, x: Symbol) -> tuple[Fraction, int] | None:
    if type(term) is Neg:
        inner = _monomial(term.inner, x)
        return None if inner is None else (-inner[0], inner[1])
    coefficient, degree = Fraction(1), 0
    for each in factors(term):
        match each:
            case Number(p, q):
                coefficient *= Fraction(p, q)
            case Symbol():
                degree += 1
            case Pow(base, Number(n, 1)) if base is x and n > 0:
                degree += n
            case _:
                return None
    return coefficient, degree


def _roots(x: Symbol, middle: Fraction, under: Fraction, below: Fraction) -> Iterator[Term]:
    """Both roots in the form of the formula, where there are any."""
    if under >= 0:
        start, root, whole = (number(each.numerator, each.denominator) for each in (-middle, under, below))
        upper, lower = (Div(Add((start, side)), whole) for side in (call("sqrt", root), Neg(call("sqrt", root))))
        yield Junction("or", (Relation("=", x, upper), Relation("=", x, lower)))


def _is_square(value: Fraction) -> bool:
    return all(isqrt(each) ** 2 == each for each in (value.numerator, value.denominator))


@misconception("a x^2 + b x + c = 0 iff x = (-b ± sqrt(b^2 + 4 a c))/(2 a)", Relation, relation=IFF)
def discriminant_sign(term: Term, context: Context) -> Iterator[Term]:
    """Under the root of the quadratic formula stands b^2 - 4 a c, with the signs of a and c."""
    if found := _quadratic(term):
        x, (a, b, c) = found
        yield from _roots(x, b, b * b + 4 * a * c, 2 * a)
        yield from _roots(x, b, -b * b - 4 * a * c, 2 * a)


@misconception("a x^2 + b x + c = 0 iff x = (-b ± sqrt(b^2 - 4 a c))/2", Relation, relation=IFF)
def formula_denominator(term: Term, context: Context) -> Iterator[Term]:
    """The quadratic formula divides all of it by 2 a."""
    if found := _quadratic(term):
        x, (a, b, c) = found
        under = b * b - 4 * a * c
        for below in (Fraction(2), a, Fraction(1)):
            if below != 2 * a:
                yield from _roots(x, b, under, below)


@misconception("a x^2 + b x + c = 0 iff x = (b ± sqrt(b^2 - 4 a c))/(2 a)", Relation, relation=IFF)
def formula_sign(term: Term, context: Context) -> Iterator[Term]:
    """The quadratic formula begins with -b."""
    if found := _quadratic(term):
        x, (a, b, c) = found
        under = b * b - 4 * a * c
        if b and under >= 0 and not _is_square(under):
            yield from _roots(x, -b, under, 2 * a)
