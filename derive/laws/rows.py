"""Elementary row operations on explicit matrices, and the reduced row echelon form reached by them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial
from math import gcd, lcm

from derive.core.context import Context
from derive.core.relations import ROW_EQUIVALENT
from derive.core.rules import Provided, Rule, rule
from derive.core.steps import Derivation
from derive.exact.conditions import holds
from derive.exact.divisors import factors_of
from derive.exact.rings import constants_only, fraction_in, polynomial_in
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Div,
    Junction,
    Matrix,
    Mul,
    Number,
    Relation,
    Symbol,
    Term,
    negated,
    number,
    substituted,
)

from .named_roots import names_in, worked
from .polynomial_factors import times

SOURCE = "Strang, Introduction to Linear Algebra, ch. 2"

Row = tuple[Term, ...]
EMPTY = Context()
LARGE = 9
Choice = Callable[[Matrix], Rule | None]


def _with_row(matrix: Matrix, index: int, row: Row) -> Matrix:
    return Matrix((*matrix.rows[:index], row, *matrix.rows[index + 1 :]))


@rule("", Matrix, relation=ROW_EQUIVALENT)
def rows_swapped(term: Matrix, context: Context, i: Number, j: Number) -> Term | None:
    """Two rows may change places."""
    first, second = term.rows[i.p - 1], term.rows[j.p - 1]
    return _with_row(_with_row(term, i.p - 1, second), j.p - 1, first)


@rule("", Matrix, relation=ROW_EQUIVALENT)
def row_multiplied(term: Matrix, context: Context, i: Number, c: Term) -> Term | Provided | None:
    """A row may be multiplied by what is not zero."""
    if worked(c, context) is ZERO:
        return None
    after = _with_row(term, i.p - 1, tuple(worked(Mul((c, entry)), context) for entry in term.rows[i.p - 1]))
    conditions = tuple(Relation("!=", factor, ZERO) for factor in letter_factors(c, context))
    return Provided(after, conditions) if conditions else after


@rule("", Matrix, relation=ROW_EQUIVALENT)
def row_added(term: Matrix, context: Context, i: Number, c: Term, j: Number) -> Term | None:
    """A multiple of one row may be added to another row."""
    row, other = term.rows[i.p - 1], term.rows[j.p - 1]
    changed = (worked(Add((a, Mul((c, b)))), context) for a, b in zip(row, other, strict=True))
    return _with_row(term, i.p - 1, tuple(changed))


def letter_factors(scalar: Term, context: Context = EMPTY) -> tuple[Term, ...]:
    """The irreducible factors with letters in a fraction, above and below: it is not zero where none of them is."""
    roots = {letter: root for root, letter in names_in(context).items()}
    found = fraction_in(substituted(scalar, roots))
    if found is None:
        return (scalar,)
    factors = (f for part in found for f, _ in factors_of(part)[1] if not constants_only(f))
    return tuple(dict.fromkeys(map(sum_term, factors)))


def operation(law: str, using: tuple[Term, ...]) -> Term | None:
    """A row operation in symbols: R_1 <=> R_2 for an exchange, R_2 := 3 R_2, R_2 := R_2 - 2 R_1."""
    rows: dict[Term, Term] = {k: Symbol(f"R_{k.p}") for k in using if type(k) is Number}
    match law, using:
        case "rows-swapped", (i, j):
            return Junction("<=>", (rows[i], rows[j]))
        case "row-multiplied", (i, c):
            return Relation(":=", rows[i], times(c, rows[i]))
        case "row-added", (i, c, j):
            return Relation(":=", rows[i], Add((rows[i], times(c, rows[j]))))
    return None


def row_reduced(matrix: Matrix, context: Context) -> Derivation:
    """The row operations from a matrix to its reduced row echelon form, one line each; fractions come last."""
    found = Derivation(matrix, (), matrix)
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
