"""The reduced row echelon form, reached by elementary row operations."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import gcd, lcm

from derive.core.context import Context
from derive.core.rules import Rule
from derive.core.steps import Derivation, standing
from derive.exact.conditions import holds
from derive.exact.rings import polynomial_in
from derive.exact.spelling import normal
from derive.terms import ONE, ZERO, Div, Matrix, Number, Relation, Term, negated, number

from .rows import Row, letter_factors, row_added, row_multiplied, rows_swapped

LARGE = 9
Choice = Callable[[Matrix], Rule | None]


def row_reduced(matrix: Matrix, context: Context) -> Derivation:
    """The row operations from a matrix to its reduced row echelon form, one line each; fractions come last."""
    found = standing(matrix)
    top = 0
    for column in range(len(matrix.rows[0])):
        here = found.end
        if type(here) is Matrix and top < len(here.rows) and (pivot := _pivot(here, top, column, context)) is not None:
            found = _column_cleared(found, top, column, pivot, context)
            top += 1
    for index, column in enumerate(pivots(found.end)):
        found = _continued(found, partial(_pivot_one, index=index, column=column), context)
    return found


def _column_cleared(found: Derivation, top: int, column: int, pivot: int, context: Context) -> Derivation:
    """Bring a pivot up, clear its column and make it 1; each operation is chosen on the matrix of its turn."""
    height = len(found.end.rows)  # type: ignore[attr-defined]
    others = [index for index in range(height) if index != top]
    choices: list[Choice] = [lambda _: rows_swapped.with_(number(top + 1), number(pivot + 1)) if pivot != top else None]
    choices.append(partial(_tidied_pivot, index=top, column=column))
    for index in others:
        choices.append(partial(_made_divisible, index=index, top=top, column=column))
        choices.append(partial(_cleared, index=index, top=top, column=column))
        if index > top:
            choices.append(partial(_shortened, index=index))
    for choice in choices:
        found = _continued(found, choice, context)
    return found


def _continued(found: Derivation, choice: Choice, context: Context) -> Derivation:
    here = found.end
    law = choice(here) if type(here) is Matrix else None
    made = None if law is None else law(here, context)
    return found if made is None else Derivation(found.start, found.steps + made.steps, made.end)


def _tidied_pivot(matrix: Matrix, index: int, column: int) -> Rule | None:
    """Divide a row by its pivot where that leaves no fractions, a row of numbers by their common factor otherwise."""
    values = _numbers(matrix.rows[index])
    if values is None or all((value / values[column]).denominator == 1 for value in values):
        return _pivot_one(matrix, index, column)
    return _content_removed(matrix, index)


def _pivot(matrix: Matrix, top: int, column: int, context: Context) -> int | None:
    """The row whose entry is the easiest to divide by."""
    ranked = [
        (_hardness(matrix.rows[index][column], context), index)
        for index in range(top, len(matrix.rows))
        if matrix.rows[index][column] is not ZERO
    ]
    return min(ranked)[1] if ranked else None


def _hardness(entry: Term, context: Context) -> tuple[int, int, int]:
    """Ones first, then whole numbers, fractions, constants, what is known not to be zero, letters, sums."""
    if type(entry) is Number:
        return (0, 0 if abs(entry.p) == entry.q == 1 else entry.q, abs(entry.p))
    found = polynomial_in(entry)
    terms = 3 if found is None else len(found)
    degree = max((k for monomial in found or {} for _, k in monomial), default=0)
    if not letter_factors(entry, context):
        return (1, terms, degree)
    return (2 if holds(context, Relation("!=", entry, ZERO)) else 3, terms, degree)


def _numbers(row: Row) -> list[Fraction] | None:
    if not all(type(entry) is Number for entry in row):
        return None
    return [Fraction(entry.p, entry.q) for entry in row]  # type: ignore[attr-defined]


def _content_removed(matrix: Matrix, index: int) -> Rule | None:
    """Divide a row of numbers by their common factor."""
    values = _numbers(matrix.rows[index])
    if values is None or not any(values):
        return None
    common = Fraction(gcd(*(v.numerator for v in values)), lcm(*(v.denominator for v in values)))
    if abs(common) == 1:
        return None
    if next(value for value in values if value) < 0:
        common = -common
    return row_multiplied.with_(number(index + 1), number(common.denominator, common.numerator))


def _shortened(matrix: Matrix, index: int) -> Rule | None:
    """Divide a row of numbers by their common factor where they are large."""
    values = _numbers(matrix.rows[index]) or []
    return _content_removed(matrix, index) if any(abs(value) > LARGE for value in values) else None


def _pivot_one(matrix: Matrix, index: int, column: int) -> Rule | None:
    pivot = matrix.rows[index][column]
    if pivot is ONE:
        return None
    return row_multiplied.with_(number(index + 1), normal(Div(ONE, pivot)))


def _made_divisible(matrix: Matrix, index: int, top: int, column: int) -> Rule | None:
    """Multiply a row of whole numbers so that clearing it needs no fraction."""
    pivot, entry = matrix.rows[top][column], matrix.rows[index][column]
    if type(pivot) is not Number or type(entry) is not Number or entry.p == 0 or _numbers(matrix.rows[index]) is None:
        return None
    ratio = Fraction(entry.p * pivot.q, entry.q * pivot.p)
    return None if ratio.denominator == 1 else row_multiplied.with_(number(index + 1), number(ratio.denominator))


def _cleared(matrix: Matrix, index: int, top: int, column: int) -> Rule | None:
    entry = matrix.rows[index][column]
    if entry is ZERO:
        return None
    factor = normal(negated(normal(Div(entry, matrix.rows[top][column]))))
    return row_added.with_(number(index + 1), factor, number(top + 1))


def pivots(matrix: Term) -> tuple[int, ...]:
    """The columns of the leading entries of an echelon form, counted from 0."""
    if type(matrix) is not Matrix:
        return ()
    found = (next((k for k, entry in enumerate(row) if entry is not ZERO), None) for row in matrix.rows)
    return tuple(k for k in found if k is not None)
