"""Wrong rules of scalar products, norms, and of products of matrices that are cancelled or zero."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import TWO, Call, Junction, Mul, Pow, Relation, Term, call, product, total

from .matrices import rank

IMPLIES = "implies"


@misconception("(x^T y)^2 = (x^T x) (y^T y)", Pow)
def square_of_scalar_product(term: Term, context: Context) -> Iterator[Term]:
    """The square of a scalar product is at most the product of the squared norms, by Cauchy and Schwarz."""
    match term:
        case Pow(Mul((Call("transpose", (x,)), y)), n) | Pow(Call("dot", (x, y)), n) if n is TWO and x is not y:
            yield product((call("dot", x, x), call("dot", y, y)))


@misconception("norm(A x) = norm(A) norm(x)", Call)
def norm_of_product(term: Term, context: Context) -> Iterator[Term]:
    """The norm of a product is at most the product of the norms."""
    match term:
        case Call("norm", (Mul((a, *rest)),)) if rank(a) == 2 and rest:
            yield Mul((call("norm", a), call("norm", product(rest))))


@misconception("det(A B) = det A + det B", Call)
def determinant_of_product_added(term: Term, context: Context) -> Iterator[Term]:
    """The determinant of a product is the product of the determinants."""
    match term:
        case Call("det", (Mul(factors),)) if all(rank(f) == 2 for f in factors):
            yield total(call("det", f) for f in factors)


@misconception("tr(c A) = c^n tr A", Call)
def trace_scale(term: Term, context: Context) -> Iterator[Term]:
    """A factor leaves a trace as it is; to the power n it leaves a determinant."""
    match term:
        case Call("tr", (Mul((c, *rest)),)) if rank(c) == 0 and rest:
            yield Mul((Pow(c, product(rest).shape[0]), call("tr", product(rest))))


@misconception("A B = A C => B = C", Relation, relation=IMPLIES)
def matrix_cancelled(term: Term, context: Context) -> Iterator[Term]:
    """A matrix is cancelled only where it is invertible."""
    match term:
        case Relation("=", Mul((a, *left)), Mul((b, *right))) if a is b and left and right and rank(a) == 2:
            yield Relation("=", product(left), product(right))
        case Relation("=", Mul((*left, a)), Mul((*right, b))) if a is b and left and right and rank(a) == 2:
            yield Relation("=", product(left), product(right))


@misconception("A B = 0 => A = 0 or B = 0", Relation, relation=IMPLIES)
def matrix_product_split(term: Term, context: Context) -> Iterator[Term]:
    """A product of matrices can be zero where no factor is."""
    match term:
        case Relation("=", Mul(factors), zero) if all(rank(f) in (1, 2) for f in factors):
            yield Junction("or", tuple(Relation("=", f, zero) for f in factors))
            yield from (Relation("=", f, zero) for f in factors)
