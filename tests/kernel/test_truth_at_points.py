"""Whether statements hold at a point: told exactly by rational numbers, and never otherwise by enclosures."""

from fractions import Fraction

import flint
import pytest

from derive.kernel.enclosures import ComplexEnclosures, Enclosures
from derive.kernel.rational_arrays import RationalArrays
from derive.kernel.rationals import Rational
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Symbol, call

CONTEXT = read_context("A: 2 x 2; B: 2 x 2; S: 2 x 2 symmetric; x: 2; y: 2; v: 2; i=1..2")
POINT = {
    "A": ((1, 2), (3, 5)), "B": ((2, 0), (1, 1)), "S": ((2, 1), (1, 3)), "x": ((1,), (-2,)), "y": ((3,), (1,)),
    "v": ((3,), (-4,)), "s": ((2,),), "t": ((Fraction(-3, 2),),), "k": ((5,),),
}  # fmt: skip
HOLD = [
    "s - t = 7/2", "s + t = 1/2", "s t = -3", "s/t = -4/3", "t^2 = 9/4", "t^-1 = -2/3", "-t = 3/2", "3 - s = 1",
    "1/t + 1/s = -1/6", "abs(t) = 3/2", "max(s, t) = 2", "min(s, t) = -3/2", "sign(t) = -1", "floor(t) = -2",
    "ceil(t) = -1", "relu(t) = 0", "relu(s) = 2", "step(t) = 0", "step(s) = 1", "sqrt(t^2) = 3/2",
    "binom(k, 2) = 10", "indicator(s > t) = 1", "indicator(s < t) = 0",
    "s > t", "s >= 2", "s <= 2", "t < 0", "t <= 0", "s >= t", "t != s", "s in naturals", "t in reals", "s in [2, 3)",
    "s > t and t < 0", "s > 3 or t < 0", "not s < t",
    "x_1 - x_2 = 3", "A_12 = 2", "A_21 = 3", "sum(x) = -1", "sum(x_j y_j, j=1..2) = 1", "prod(y_j, j=1..2) = 3",
    "x . y = 1", "x^T A x = 11", "x^T A y = -23", "y^T A x = -16", "x^T A^T y = -16", "x^T A^-1 y = -29",
    "tr(A) = 6", "tr(A B) = 9", "tr(A^T B) = 10", "tr(hadamard(A, B)) = 7", "tr(A - B) = 3", "tr(A^-1) = -6",
    "det(A) = -1", "det(A - B) = -8", "det(2 A) = -4", "norm(v) = 5", "norm(v)^3 = 125", "norm(x, 1) = 3",
    "2 A x = A x + A x", "A^2 x = A (A x)", "A B - B A = A B + B (-A)", "S^T = S",
    "diag(x) y = hadamard(x, y)", "tr(x y^T) = 1", "sum(hadamard(x, y)) = 1", "max(x) = 1",
]  # fmt: skip
FAIL = [
    "s - t = 1/2", "s t = 3", "s > 2", "s < 2", "t >= 0", "s <= t", "s = t", "s in [3, 4]",
    "s in (2, 3)", "s > 3 and t < 0", "s > 3 or t > 0", "x^T A y = -16", "A B = B A", "A^T = A", "tr(A^-1) = 6",
    "det(A) = 1", "det(A) = 11", "norm(v) = -5", "indicator(s > t) = 0", "A x = S x", "A_12 = 3",
]  # fmt: skip
ROWS = [*((text, True) for text in HOLD), *((text, False) for text in FAIL)]


def points(number):
    return {CONTEXT.symbol(name) or Symbol(name): tuple(tuple(map(number, row)) for row in rows)
            for name, rows in POINT.items()}  # fmt: skip


RATIONAL = RationalArrays(points(Rational))
BALLS = Enclosures(points(lambda p: flint.arb(Fraction(p).numerator) / Fraction(p).denominator))
COMPLEX = ComplexEnclosures(points(lambda p: flint.acb(Fraction(p).numerator) / Fraction(p).denominator))


@pytest.mark.parametrize(("statement", "expected"), ROWS)
def test_rational_points(statement, expected):
    assert RATIONAL.truth(read(statement, CONTEXT)) is expected


@pytest.mark.parametrize(("statement", "expected"), ROWS)
def test_enclosures(statement, expected):
    found = BALLS.truth(read(statement, CONTEXT)), COMPLEX.truth(read(statement, CONTEXT))
    assert (not expected) not in found


@pytest.mark.parametrize(("matrix", "definite"), [("S", True), ("S - A", None), ("S - 2 S", None), ("B", None)])
def test_positive_definite_is_said_of_nothing_else(matrix, definite):
    assert BALLS.truth(call("positive_definite", read(matrix, CONTEXT))) is definite
