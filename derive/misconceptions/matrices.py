"""Wrong rules of matrices and determinants."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ONE, TWO, Add, Call, Component, Matrix, Mul, Neg, Pow, Symbol, Term, Vector, call, product


@rule("det [[a, b], [c, d]] = a d + b c", Call)
def determinant_sign(term: Term, context: Context) -> Term | None:
    """The determinant of a 2 by 2 matrix is a difference."""
    match term:
        case Call("det", (Matrix(((a, b), (c, d))),)):
            return Add((Mul((a, d)), Mul((b, c))))
    return None


@rule("det A is expanded without alternating signs", Call)
def cofactor_sign(term: Term, context: Context) -> Term | None:
    """The signs of a cofactor expansion alternate."""
    match term:
        case Call("det", (Matrix(rows),)) if len(rows) == 3:
            first, *rest = rows
            minors = [Matrix(tuple((*row[:k], *row[k + 1 :]) for row in rest)) for k in range(3)]
            return Add(tuple(Mul((entry, call("det", m))) for entry, m in zip(first, minors, strict=True)))
    return None


@rule("det(A + B) = det A + det B", Call)
def det_of_sum(term: Term, context: Context) -> Term | None:
    """The determinant of a sum is not the sum of the determinants."""
    match term:
        case Call("det", (Add(terms),)):
            return Add(tuple(call("det", t) for t in terms))
    return None


@rule("(A B)^T = A^T B^T", Call)
def transpose_order(term: Term, context: Context) -> Term | None:
    """The transpose of a product reverses the order."""
    match term:
        case Call("transpose", (Mul(factors),)):
            return product(call("transpose", f) for f in factors)
    return None


@rule("p_i (delta_ij - p_j) = p_i (delta_ij + p_j)", Mul)
def softmax_offdiagonal_sign(term: Term, context: Context) -> Term | None:
    """Off the diagonal the softmax Jacobian is negative."""
    match term:
        case Mul((p, Add((Call("delta") as d, Neg(q))))):
            return Mul((p, Add((d, q))))
    return None


@rule("p_i (delta_ij - p_j) = p_i (1 - p_i)", Mul)
def softmax_as_elementwise_sigmoid(term: Term, context: Context) -> Term | None:
    """Softmax is no elementwise function: every output depends on every input."""
    match term:
        case Mul((Component() as p, Add((Call("delta"), Neg(Component()))))):
            return Mul((p, Add((ONE, Neg(p)))))
    return None


@rule("delta_ij = 1", Call)
def delta_dropped(term: Term, context: Context) -> Term | None:
    """The Kronecker delta is 1 only where its indices agree."""
    match term:
        case Call("delta", (Symbol(), Symbol())):
            return ONE
    return None


@rule("p - y = y - p", Add)
def cross_entropy_gradient_sign(term: Term, context: Context) -> Term | None:
    """The gradient is prediction minus target."""
    match term:
        case Add((a, Neg(b))):
            return Add((b, Neg(a)))
    return None


@rule("(A + B)^2 = A^2 + 2 A B + B^2", Pow)
def commute_matrices(term: Term, context: Context) -> Term | None:
    """Matrices do not commute."""
    match term:
        case Pow(Add((a, b)), exponent) if exponent is TWO and len(a.shape) == 2:
            return Add((Pow(a, TWO), Mul((TWO, a, b)), Pow(b, TWO)))
    return None


@rule("[a, b, ...] = [b, a, ...]", Vector)
def components_swapped(term: Term, context: Context) -> Term | None:
    """The components stand in the order of the letters."""
    match term:
        case Vector((a, b, *rest)):
            return Vector((b, a, *rest))
    return None


@rule("A = A^T", Matrix)
def rows_and_columns_swapped(term: Term, context: Context) -> Term | None:
    """Rows and columns are not interchangeable."""
    match term:
        case Matrix(rows) if len(rows) == len(rows[0]):
            return Matrix(tuple(zip(*rows, strict=True)))
    return None
