"""Wrong rules of matrices and vectors."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    TWO,
    Add,
    Call,
    Component,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    product,
    total,
)  # fmt: skip


def rank(term: Term) -> int:
    """How many sizes a term has, -1 where its parts do not fit."""
    try:
        return len(term.shape)
    except ValueError:
        return -1


@misconception("(A B)^T = A^T B^T", Call)
def transpose_order(term: Term, context: Context) -> Iterator[Term]:
    """The transpose of a product reverses the order."""
    match term:
        case Call("transpose", (Mul(factors),)):
            yield product(f if rank(f) == 0 else call("transpose", f) for f in factors)


@misconception("(A B)^{-1} = A^{-1} B^{-1}", Call, Pow)
def inverse_order(term: Term, context: Context) -> Iterator[Term]:
    """The inverse of a product reverses the order."""
    match term:
        case Call("inverse", (Mul(factors),)) | Pow(Mul(factors), Number(-1, 1)) if any(rank(f) for f in factors):
            yield product(Pow(f, Number(-1, 1)) if rank(f) == 0 else call("inverse", f) for f in factors)


@misconception("(A + B)^{-1} = A^{-1} + B^{-1}", Call)
def inverse_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The inverse of a sum is not the sum of the inverses."""
    match term:
        case Call("inverse", (Add(terms),)):
            yield total(Neg(call("inverse", t.inner)) if type(t) is Neg else call("inverse", t) for t in terms)


def _symmetry_of(term: Term, context: Context) -> Iterator[Term]:
    """2 A x may have been (A + A^T) x."""
    match term:
        case Mul((Number(2, 1), Symbol(_, (_, _)) as a, *rest)):
            yield product((Add((a, call("transpose", a))), *rest))
        case Mul((Symbol(_, (_, _)) as a, *rest)):
            yield product((Number(1, 2), Add((a, call("transpose", a))), *rest))


@misconception("grad (x^T A x) = 2 A x", Operator, undone=_symmetry_of)
def symmetry_assumed(term: Term, context: Context) -> Iterator[Term]:
    """The gradient is 2 A x only where A is symmetric."""
    match term:
        case Operator("gradient", Mul((Call("transpose", (x,)), a, y)), (w,)) if x is y is w and rank(a) == 2:
            yield Mul((TWO, a, x))
            yield Mul((TWO, call("transpose", a), x))
        case Operator("gradient", Call("dot", (x, Mul((a, y)))), (w,)) if x is y is w and rank(a) == 2:
            yield Mul((TWO, a, x))
        case Operator("hessian", Mul((Call("transpose", (x,)), a, y)), (w,)) if x is y is w and rank(a) == 2:
            yield Mul((TWO, a))


def _transposed(term: Term, context: Context) -> Iterator[Term]:
    """A matrix may have been transposed, a transposed one not."""
    match term:
        case Symbol(_, (_, _)) | Matrix():
            yield call("transpose", term)
        case Call("transpose", (inner,)) if rank(inner) == 2:
            yield inner


@misconception("X^T = X", Call, undone=_transposed)
def transpose_lost(term: Term, context: Context) -> Iterator[Term]:
    """A transpose is lost; non-square sizes show it at once."""
    match term:
        case Call("transpose", (inner,)) if rank(inner) == 2:
            yield inner


@misconception("(A + B)^2 = A^2 + 2 A B + B^2", Pow, Mul)
def commute_matrices(term: Term, context: Context) -> Iterator[Term]:
    """Matrices do not commute."""
    match term:
        case Pow(Add((a, b)), exponent) if exponent is TWO and rank(a) == 2:
            minus, c = (True, b.inner) if type(b) is Neg else (False, b)
            mixed = Mul((TWO, a, c))
            yield Add((Pow(a, TWO), Neg(mixed) if minus else mixed, Pow(c, TWO)))
        case Pow(Mul(factors), Number(n, 1) as exponent) if n > 1 and all(rank(f) == 2 for f in factors):
            yield product(Pow(f, exponent) for f in factors)
        case Mul((Add((a, b)), Add((c, d)))) if a is c and _turned(b) is d and rank(a) == 2:
            yield Add((Pow(a, TWO), Neg(Pow(b.inner if type(b) is Neg else b, TWO))))
        case Mul(factors):
            yield from _exchanged(factors)


def _turned(term: Term) -> Term:
    return term.inner if type(term) is Neg else Neg(term)


def _exchanged(factors: tuple[Term, ...]) -> Iterator[Term]:
    """Two neighbours changed over, at every place; for a conjugation the middle one is all that is left."""
    matrices = [k for k in range(len(factors) - 1) if rank(factors[k]) == rank(factors[k + 1]) == 2]
    for k in matrices:
        swapped = (*factors[:k], factors[k + 1], factors[k], *factors[k + 2 :])
        if rank(product(swapped)) >= 0:
            yield product(swapped)
    for k in range(len(factors) - 2):
        match factors[k : k + 3]:
            case (a, b, Call("inverse", (c,))) if a is c and rank(b) == 2:
                yield product((*factors[:k], b, *factors[k + 3 :]))
            case (Call("inverse", (c,)), b, a) if a is c and rank(b) == 2:
                yield product((*factors[:k], b, *factors[k + 3 :]))


@misconception("tr(A B) = tr A tr B", Call)
def trace_of_product(term: Term, context: Context) -> Iterator[Term]:
    """The trace of a product is not the product of the traces."""
    match term:
        case Call("tr", (Mul(factors),)):
            yield product(f if rank(f) == 0 else call("tr", f) for f in factors)
        case Call("tr", (Pow(base, n),)):
            yield Pow(call("tr", base), n)


@misconception("(A B)_{ij} = a_{ij} b_{ij}", Mul, Pow)
def product_entry_by_entry(term: Term, context: Context) -> Iterator[Term]:
    """An entry of a matrix product is a row times a column, not a product of two entries."""
    match term:
        case Mul((Matrix(left), Matrix(right))) if len(left) == len(right) and len(left[0]) == len(right[0]):
            rows = zip(left, right, strict=True)
            yield Matrix(tuple(tuple(Mul(pair) for pair in zip(a, b, strict=True)) for a, b in rows))
        case Mul((a, b)) if rank(a) == rank(b) == 2 and a.shape == b.shape:
            yield call("hadamard", a, b)
        case Pow(Matrix(rows), Number(n, 1) as exponent) if n > 1 and len(rows) == len(rows[0]):
            yield Matrix(tuple(tuple(Pow(entry, exponent) for entry in row) for row in rows))


@misconception("[[a, b], [c, d]] [x, y] = [a x + c y, b x + d y]", Mul)
def columns_taken_for_rows(term: Term, context: Context) -> Iterator[Term]:
    """A matrix times a vector takes each row of the matrix, not each column."""
    match term:
        case Mul((Matrix(rows) as a, (Vector() | Matrix()) as b)) if len(rows) == len(rows[0]):
            yield Mul((call("transpose", a), b))


@misconception("norm(a x) = a norm(x)", Call)
def norm_sign_lost(term: Term, context: Context) -> Iterator[Term]:
    """A factor leaves a norm as its absolute value."""
    match term:
        case Call("norm", (Mul((first, *rest)), *which)) if rank(first) == 0:
            yield Mul((first, call("norm", product(rest), *which)))
        case Call("norm", (Neg(inner), *which)):
            yield Neg(call("norm", inner, *which))
            if type(inner) is Mul and rank(inner.factors[0]) == 0:
                yield Neg(Mul((inner.factors[0], call("norm", product(inner.factors[1:]), *which))))


@misconception("grad norm(x)^2 = 2 norm(x)", Operator)
def gradient_of_norm_as_scalar(term: Term, context: Context) -> Iterator[Term]:
    """The gradient of a squared norm is the vector twice, that of a norm the unit vector."""
    match term:
        case Operator("gradient", Pow(Call("norm", (x,)), Number(2, 1)), (w,)) if x is w:
            yield x
            yield Mul((TWO, call("norm", x)))
        case Operator("gradient", Call("norm", (x,)), (w,)) if x is w:
            yield x
            yield call("ones", x.shape[0]) if x.shape else ONE


@misconception("[a, b, ...] = [b, a, ...]", Vector)
def components_swapped(term: Term, context: Context) -> Iterator[Term]:
    """The components stand in the order of the letters."""
    match term:
        case Vector((a, b, *rest)):
            yield Vector((b, a, *rest))


def _indices_changed(term: Term, context: Context) -> Iterator[Term]:
    match term:
        case Component(base, (i, j)) if i is not j:
            yield Component(base, (j, i))


@misconception("A = A^T", Matrix, Component, undone=_indices_changed)
def rows_and_columns_swapped(term: Term, context: Context) -> Iterator[Term]:
    """Rows and columns are not interchangeable."""
    match term:
        case Matrix(rows) if len(rows) == len(rows[0]):
            yield Matrix(tuple(zip(*rows, strict=True)))
        case Component(base, (i, j)) if i is not j and base.shape and base.shape[0] is base.shape[1]:
            yield Component(base, (j, i))
