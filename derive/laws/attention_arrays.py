"""Laws of explicit matrices: transposes, products entry by entry, the softmax of every row."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ZERO, Call, Div, E, Matrix, Mul, Pow, Term, Vector, product, raised, total

from .evaluation import worked

SOURCE = "Vaswani et al., Attention Is All You Need, arXiv:1706.03762, sec. 3.2"

Rows = tuple[tuple[Term, ...], ...]


@rule("(A^T)_{ij} = A_{ji}", Call)
def rows_as_columns(term: Term, context: Context) -> Term | None:
    """The transpose has the rows of the matrix as its columns."""
    match term:
        case Call("transpose", (Matrix(rows),)):
            return Matrix(tuple(zip(*rows, strict=True)))
    return None


@rule("(A B)_{ij} = sum(A_{ik} B_{kj}, k=1..n)", Mul)
def row_times_column(term: Term, context: Context) -> Term | None:
    """Each entry of a product is a row of the first matrix times a column of the second, added up."""
    match term:
        case Mul((Matrix(rows), Matrix(other))) if len(rows[0]) == len(other):
            columns = tuple(zip(*other, strict=True))
            entries = tuple(tuple(_dot(row, column) for column in columns) for row in rows)
            return Matrix(entries) if term.shape else entries[0][0]
        case Mul((Matrix(rows), Vector(column))) if len(rows[0]) == len(column):
            products = tuple(_dot(row, column) for row in rows)
            return Vector(products) if term.shape else products[0]
    return None


def _dot(row: tuple[Term, ...], column: tuple[Term, ...]) -> Term:
    return total(product(pair) for pair in zip(row, column, strict=True))


@rule("(A/c)_{ij} = A_{ij}/c", Div)
def divided_entry_by_entry(term: Term, context: Context) -> Term | None:
    """A matrix is divided by a number entry by entry."""
    match term:
        case Div(Matrix() as matrix, under) if not under.shape:
            return matrix.rebuilt(tuple(Div(entry, under) for entry in matrix.children))
    return None


@rule("softmax(S)_{ij} = e^{S_{ij}}/sum(e^{S_{ik}}, k=1..m)", Call)
def softmax_of_rows(term: Term, context: Context) -> Term | None:
    """In every row the exponential of each entry is divided by the sum of the exponentials of that row."""
    match term:
        case Call("softmax", (Matrix(rows),)):
            return Matrix(tuple(map(_shares, rows)))
        case Call("softmax", (Vector(entries),)):
            return Vector(_shares(entries))
    return None


def _shares(row: tuple[Term, ...]) -> tuple[Term, ...]:
    ups = tuple(raised(E, entry) if entry is not ZERO else Pow(E, ZERO) for entry in row)
    return tuple(Div(up, total(ups)) for up in ups)


@rule("")
def entries_worked_out(term: Term, context: Context) -> Term | None:
    """The numbers in every entry are worked out."""
    return worked(term)
