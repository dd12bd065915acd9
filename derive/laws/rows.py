"""Elementary row operations on explicit matrices."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import ROW_EQUIVALENT
from derive.core.rules import Provided, rule
from derive.exact.divisors import factors_of
from derive.exact.rings import fraction_in
from derive.exact.sparse_polynomials import constants_only
from derive.exact.spelling import sum_term
from derive.terms import ZERO, Add, Junction, Matrix, Mul, Number, Relation, Symbol, Term, substituted

from .named_roots import names_in, worked
from .polynomial_factors import times

SOURCE = "Strang, Introduction to Linear Algebra, ch. 2"

Row = tuple[Term, ...]
EMPTY = Context()


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
