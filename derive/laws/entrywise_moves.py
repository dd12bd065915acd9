"""Entrywise factors and diagonal matrices moved away from the differential."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Call, Mul, Term, call, coefficient, product, scaled

from .differentials import holds_differential
from .differentials_of_the_softmax import softmax_by_rows_in_a_trace
from .entrywise_products import entrywise
from .matrix_products import Parted, chained, flipped, parted
from .traces import (
    cyclic_trace,
    differentials_apart,
    inside_trace,
    is_call,
    row_and_column,
    scalar_as_a_trace,
    scalar_transposed,
    trace_as_a_scalar,
    trace_of_a_multiple,
    trace_of_a_sum,
    trace_of_a_transpose,
)


@rule("u^T hadamard(a, v) = hadamard(u, a)^T v", Mul)
def entrywise_factor_to_the_row(term: Mul, context: Context) -> Term | None:
    """An entrywise factor of the column may go to the row."""
    match row_and_column(term):
        case found, place if place + 1 == len(found.chain) > 1 and is_call(found.chain[place], "hadamard"):
            fixed, moving = _split(found.chain[place])
            row = call("transpose", entrywise(flipped(product(found.chain[:place])), fixed))
            return chained((found.number, *found.scalars, _taken_out(row), moving))
    return None


def _split(term: Term) -> tuple[Term, Term]:
    """The constant part of an entrywise product and the one with the differential."""
    a, b = term.children
    return (b, a) if holds_differential(a) else (a, b)


def _taken_out(row: Term) -> Term:
    """The transpose of a multiple as a multiple of the transpose."""
    c, rest = coefficient(row.children[0])
    return scaled(c, call("transpose", rest))


@rule("tr(A hadamard(H, B)) = tr(hadamard(A^T, H)^T B)", Call)
def entrywise_factor_in_a_trace(term: Call, context: Context) -> Term | None:
    """An entrywise factor may go to the other matrix of a trace, which is transposed for it and back."""
    match inside_trace(term):
        case chain, place if place + 1 == len(chain) and is_call(chain[place], "hadamard"):
            fixed, moving = _split(chain[place])
            before = product(chain[:place]) if place else call("identity", fixed.shape[0])
            turned = chained((_taken_out(call("transpose", entrywise(flipped(before), fixed))), moving))
            return call("tr", turned)
    return None


@rule("u^T diag(a) v = hadamard(u, v)^T a", Mul)
def diagonal_between_vectors(term: Mul, context: Context) -> Term | None:
    """A diagonal matrix between a row and a column takes their entrywise product."""
    match row_and_column(term):
        case found, place if is_call(found.chain[place], "diag") and len(found.chain[place].shape) == 2:
            (inner,) = found.chain[place].children
            left, right = product(found.chain[:place]), product(found.chain[place + 1 :])
            row = call("transpose", entrywise(flipped(left), right))
            return chained((found.number, *found.scalars, _taken_out(row), inner))
    return None


@rule("tr(A diag(v)) = diag(A)^T v", Call)
def diagonal_in_a_trace(term: Call, context: Context) -> Term | None:
    """The trace of a product with a diagonal matrix needs only the diagonals."""
    match inside_trace(term):
        case chain, place if place + 1 == len(chain) and is_call(chain[place], "diag") and place:
            (inner,) = chain[place].children
            return product((call("transpose", call("diag", product(chain[:place]))), inner))
    return None


@rule("u^T diag(A) = tr(diag(u) A)", Mul)
def product_with_a_diagonal(term: Mul, context: Context) -> Term | None:
    """A row times the diagonal of a matrix is the trace with the row's diagonal matrix."""
    match row_and_column(term):
        case found, place if is_call(found.chain[place], "diag") and len(found.chain[place].shape) == 1 and place:
            (inner,) = found.chain[place].children
            turned = call("tr", chained((call("diag", flipped(product(found.chain[:place]))), inner)))
            return scaled(found.number, product((*found.scalars, turned)))
    return None


@rule("hadamard(a, v) = diag(a) v", Call)
def entrywise_factor_as_a_diagonal(term: Call, context: Context) -> Term | None:
    """An entrywise product with a vector is the product with its diagonal matrix."""
    match term:
        case Call("hadamard", _) if len(term.shape) == 1 and holds_differential(term):
            fixed, moving = _split(term)
            c, rest = coefficient(fixed)
            return None if holds_differential(fixed) else chained((c, call("diag", rest), moving))
    return None


@rule("diag(a) v = diag(v) a", Mul)
def diagonal_and_column_exchanged(term: Mul, context: Context) -> Term | None:
    """The diagonal matrix of one vector times another is the same the other way round."""
    found = parted(term)
    match found.chain:
        case (*front, Call("diag", (a,)), v) if len(a.shape) == len(v.shape) == 1 and holds_differential(a):
            return Parted(found.number, found.scalars, (*front, call("diag", v), *parted(a).chain)).whole()
    return None


MOVES = (
    differentials_apart
    | trace_of_a_sum
    | trace_of_a_multiple
    | (trace_of_a_transpose >> cyclic_trace)
    | scalar_transposed
    | scalar_as_a_trace
    | trace_as_a_scalar
    | cyclic_trace
    | softmax_by_rows_in_a_trace
    | entrywise_factor_to_the_row
    | entrywise_factor_in_a_trace
    | diagonal_between_vectors
    | diagonal_in_a_trace
    | product_with_a_diagonal
)
COLUMN_MOVES = (
    differentials_apart
    | scalar_transposed
    | trace_as_a_scalar
    | cyclic_trace
    | entrywise_factor_as_a_diagonal
    | diagonal_and_column_exchanged
)
