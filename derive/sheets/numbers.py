"""Functions of plain numbers that have a rational value."""

from __future__ import annotations

from fractions import Fraction
from math import comb, factorial

from derive.exact.rationals import less, square_root
from derive.terms import Matrix, Number, Term, number

LARGEST = 200


def function_value(name: str, arguments: tuple[Term, ...]) -> Number | None:
    """The value of a function of the table at numbers, None where it is none or not rational."""
    match name, arguments:
        case "sqrt", (Number() as a,):
            return square_root(a)
        case "abs", (Number(p, q),):
            return number(abs(p), q)
        case (("max" | "min"), (Number() as a, Number() as b)):
            return (b if less(a, b) else a) if name == "max" else (a if less(a, b) else b)
        case "factorial", (Number(p, 1),) if 0 <= p <= LARGEST:
            return number(factorial(p))
        case "binom", (Number(n, 1), Number(k, 1)) if 0 <= k <= n <= LARGEST:
            return number(comb(n, k))
        case (("det" | "tr"), (Matrix() as matrix,)):
            rows = _rows(matrix)
            if rows is None or len(rows) != len(rows[0]):
                return None
            value = _determinant(rows) if name == "det" else sum((row[k] for k, row in enumerate(rows)), Fraction(0))
            return number(value.numerator, value.denominator)
    return None


def _rows(matrix: Matrix) -> list[list[Fraction]] | None:
    if not all(isinstance(entry, Number) for row in matrix.rows for entry in row):
        return None
    return [[Fraction(entry.p, entry.q) for entry in row if isinstance(entry, Number)] for row in matrix.rows]


def _determinant(rows: list[list[Fraction]]) -> Fraction:
    """By elimination."""
    value, size = Fraction(1), len(rows)
    for k in range(size):
        pivot = next((i for i in range(k, size) if rows[i][k]), None)
        if pivot is None:
            return Fraction(0)
        if pivot != k:
            rows[k], rows[pivot], value = rows[pivot], rows[k], -value
        value *= rows[k][k]
        for i in range(k + 1, size):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k], strict=True)]
    return value
