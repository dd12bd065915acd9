"""Traces and lengths of Kronecker products and of matrices written as one column."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import TWO, Call, Mul, Pow, Term, call, product

from .inverses import is_square

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 2"


@rule("tr(kron(A, B)) = tr(A) tr(B)", Call)
def trace_of_a_kronecker_product(term: Call, context: Context) -> Term | None:
    """The trace of a Kronecker product is the product of the traces."""
    match term:
        case Call("tr", (Call("kron", (a, b)),)) if is_square(a) and is_square(b):
            return product((call("tr", a), call("tr", b)))
    return None


@rule("norm(kron(A, B))^2 = norm(A)^2 norm(B)^2", Pow)
def length_of_a_kronecker_product(term: Pow, context: Context) -> Term | None:
    """The squared Frobenius norm of a Kronecker product is the product of the squared norms."""
    match term:
        case Pow(Call("norm", (Call("kron", (a, b)),)), two) if two is TWO:
            return product((Pow(call("norm", a), TWO), Pow(call("norm", b), TWO)))
    return None


@rule("norm(vec(A)) = norm(A)", Call)
def length_of_a_matrix_as_a_column(term: Call, context: Context) -> Term | None:
    """A matrix and its columns one below the other have the same length."""
    match term:
        case Call("norm", (Call("vec", (a,)),)):
            return call("norm", a)
    return None


@rule("vec(A)^T vec(B) = tr(A^T B)", Call, Mul)
def product_of_matrices_as_columns(term: Term, context: Context) -> Term | None:
    """The product of two matrices written as columns is the trace of the one's transpose times the other."""
    match term:
        case Call("dot", (Call("vec", (a,)), Call("vec", (b,)))):
            return call("tr", product((call("transpose", a), b)))
        case Mul((Call("transpose", (Call("vec", (a,)),)), Call("vec", (b,)))):
            return call("tr", product((call("transpose", a), b)))
    return None


KRONECKER = (
    trace_of_a_kronecker_product
    | length_of_a_kronecker_product
    | length_of_a_matrix_as_a_column
    | product_of_matrices_as_columns
)
