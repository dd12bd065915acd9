"""Determinants of explicit matrices, worked out line by line."""

from __future__ import annotations

from collections.abc import Iterable

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.strategies import Line, Repeat
from derive.core.traversals import Everywhere
from derive.terms import ZERO, Add, Call, Matrix, Term, call, factors, negated, total

from .named_roots import worked
from .polynomial_factors import minus, times

SOURCE = "Strang, Introduction to Linear Algebra, ch. 5"

Rows = tuple[tuple[Term, ...], ...]


def explicit(term: Term) -> Rows | None:
    """The rows of an explicit matrix under a determinant."""
    match term:
        case Call("det", (Matrix(rows),)) if len(rows) == len(rows[0]):
            return rows
    return None


@rule("[[a, b], [c, d]] - s [[1, 0], [0, 1]] = [[a - s, b], [c, d - s]]", Add)
def subtracted_on_the_diagonal(term: Add, context: Context) -> Term | None:
    """Subtracting a multiple of the identity matrix changes the diagonal entries only."""
    match term:
        case Add((Matrix(rows), second)) if (scalar := identity_multiple(second)) is not None:
            shown = (
                tuple(_shifted(entry, scalar) if i == j else entry for j, entry in enumerate(row))
                for i, row in enumerate(rows)
            )
            return Matrix(tuple(shown))
    return None


def identity_multiple(term: Term) -> Term | None:
    """The scalar s in s I, None where the term is no multiple of the identity matrix."""
    *scalars, last = factors(term)
    return times(*scalars) if type(last) is Call and last.name == "identity" else None


def _shifted(entry: Term, scalar: Term) -> Term:
    return scalar if entry is ZERO else Add((entry, scalar))


@rule("", Matrix)
def entries_evaluated(term: Matrix, context: Context) -> Term | None:
    """Every entry is worked out."""
    return term.rebuilt(tuple(worked(entry, context) for entry in term.children))


@rule("det([[a]]) = a", Call)
def determinant_of_one_entry(term: Call, context: Context) -> Term | None:
    """The determinant of a matrix with a single entry is that entry."""
    rows = explicit(term)
    return rows[0][0] if rows is not None and len(rows) == 1 else None


@rule("det([[a, b], [c, d]]) = a d - b c", Call)
def determinant_of_two_by_two(term: Call, context: Context) -> Term | None:
    """The determinant of a 2 by 2 matrix is the product of the diagonal minus the product of the other two entries."""
    rows = explicit(term)
    if rows is None or len(rows) != 2:
        return None
    (a, b), (c, d) = rows
    return _difference(times(a, d), times(b, c))


@rule("det([[a, b, c], [0, d, f], [0, 0, g]]) = a d g", Call)
def determinant_of_a_triangle(term: Call, context: Context) -> Term | None:
    """The determinant of a triangular matrix is the product of its diagonal entries."""
    rows = explicit(term)
    if rows is None or not (is_triangular(rows) or is_triangular(_turned(rows))):
        return None
    return times(*(rows[k][k] for k in range(len(rows))))


@rule("det(M) = sum((-1)^{i+j} M_{ij} det(N_{ij}), j=1..n)", Call)
def expansion_along_a_row(term: Call, context: Context) -> Term | None:
    """The entries of a row, each times its sign and the determinant without its row and column, are added up."""
    rows = explicit(term)
    if rows is None or len(rows) < 2 or _zeros(rows) < _zeros(_turned(rows)):
        return None
    return _sum(_cofactors(rows))


@rule("det(M) = sum((-1)^{i+j} M_{ij} det(N_{ij}), i=1..n)", Call)
def expansion_along_a_column(term: Call, context: Context) -> Term | None:
    """The entries of a column, each times its sign and the determinant without its row and column, are added up."""
    rows = explicit(term)
    if rows is None or len(rows) < 2 or _zeros(rows) >= _zeros(_turned(rows)):
        return None
    return _sum((sign, entry, _turned(minor)) for sign, entry, minor in _cofactors(_turned(rows)))


ONE_LEVEL = (
    determinant_of_one_entry
    | determinant_of_a_triangle
    | determinant_of_two_by_two
    | expansion_along_a_row
    | expansion_along_a_column
)
DETERMINANTS = Repeat(Line(Everywhere(ONE_LEVEL)))


def _turned(rows: Rows) -> Rows:
    return tuple(zip(*rows, strict=True))


def _zeros(rows: Rows) -> int:
    return max(sum(entry is ZERO for entry in row) for row in rows)


def _cofactors(rows: Rows) -> tuple[tuple[int, Term, Rows], ...]:
    """Sign, entry and minor along the first row with the most zeros, where the entry is not zero."""
    i = max(range(len(rows)), key=lambda k: sum(entry is ZERO for entry in rows[k]))
    minors = (tuple(row[:j] + row[j + 1 :] for k, row in enumerate(rows) if k != i) for j in range(len(rows)))
    return tuple(
        ((-1) ** (i + j), entry, minor)
        for j, (entry, minor) in enumerate(zip(rows[i], minors, strict=True))
        if entry is not ZERO
    )


def _sum(parts: Iterable[tuple[int, Term, Rows]]) -> Term:
    terms = ((sign, times(entry, call("det", Matrix(minor)))) for sign, entry, minor in parts)
    return total(part if sign > 0 else negated(part) for sign, part in terms)


def is_triangular(rows: Rows) -> bool:
    """Whether every entry below the diagonal is zero."""
    return all(entry is ZERO for i, row in enumerate(rows) for entry in row[:i])


def _difference(a: Term, b: Term) -> Term:
    if b is ZERO:
        return a
    return negated(b) if a is ZERO else minus(a, b)
