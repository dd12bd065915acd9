"""Transposes of products, sums, inverses, and what is its own transpose."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Add, Binder, Call, Div, Mul, Neg, Symbol, Term, call, size, summands, total, with_children

from .array_products import transposed
from .matrix_products import carried_out, flipped
from .matrix_tidying import SYMMETRIC, symmetric_matrix

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 1"


@rule("(A B)^T = B^T A^T", Call)
def transpose_of_a_product(term: Call, context: Context) -> Term | None:
    """The transpose of a product is the product of the transposes the other way round."""
    match term:
        case Call("transpose", (Mul() as inner,)):
            return flipped(inner)
    return None


@rule("(c A)^T = c A^T", Call)
def transpose_of_a_multiple(term: Call, context: Context) -> Term | None:
    """Signs and scalar divisors stay outside a transpose."""
    match term:
        case Call("transpose", (Neg(inner),)):
            return Neg(transposed(inner))
        case Call("transpose", (Div(over, under),)) if not under.shape:
            return Div(transposed(over), under)
    return None


@rule("(A + B)^T = A^T + B^T", Call)
def transpose_of_a_sum(term: Call, context: Context) -> Term | None:
    """The transpose of a sum is the sum of the transposes."""
    match term:
        case Call("transpose", (Add(terms),)):
            found = total(map(flipped, terms))
            return found if size(_settled(found, context)) < size(term) else None
        case Call("transpose", (Binder("sum") as inner,)):
            return carried_out(inner)
    return None


@rule("(A^T)^T = A", Call)
def transpose_twice(term: Call, context: Context) -> Term | None:
    """The transpose of the transpose is the matrix itself."""
    match term:
        case Call("transpose", (Call("transpose", (inner,)),)):
            return inner
    return None


@rule("(A^-1)^T = (A^T)^-1", Call)
def transpose_of_an_inverse(term: Call, context: Context) -> Term | None:
    """The transpose of the inverse is the inverse of the transpose."""
    match term:
        case Call("transpose", (Call("inverse", (inner,)),)):
            found = call("inverse", flipped(inner))
            return found if size(_settled(found, context)) < size(term) else None
    return None


@rule("hadamard(A, B)^T = hadamard(A^T, B^T)", Call)
def transpose_entry_by_entry(term: Call, context: Context) -> Term | None:
    """What is taken entry by entry is transposed in each part; diagonal matrices are their own transposes."""
    match term:
        case Call("transpose", (Call(name, _) as inner,)) if len(inner.shape) == 2:
            found = carried_out(inner) if name not in ("inverse", "transpose") else None
            return found if found is not None and size(_settled(found, context)) < size(term) else None
    return None


def symmetric(matrix: Term, context: Context) -> bool:
    """Whether a matrix is seen to be its own transpose."""
    turned = flipped(matrix)
    match turned:
        case Call("transpose", (inner,)):
            turned = carried_out(inner) or turned
    mine, other = summands(_settled(matrix, context)), summands(_settled(turned, context))
    return len(mine) == len(other) and all(each in other for each in mine)


def _settled(term: Term, context: Context) -> Term:
    match term:
        case Call("transpose", (Symbol(name) as inner,)) if context.has(name, *SYMMETRIC):
            return inner
        case Call("transpose", (Call("inverse", (inner,)) as inverse,)):
            return inverse if symmetric(inner, context) else term
    return with_children(term, lambda child: _settled(child, context))


TRANSPOSES = (
    transpose_twice
    | transpose_of_a_product
    | transpose_of_a_multiple
    | transpose_of_a_sum
    | transpose_of_an_inverse
    | transpose_entry_by_entry
    | symmetric_matrix
)
