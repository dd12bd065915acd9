"""What stands before the differential collected, and the gradient or Hessian read off."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Operator,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    kinds,
    product,
    symbols,
)

from .array_products import transposed
from .before_differentials import before, change_in, matrix_before
from .differentials import d, holds_differential
from .matrix_products import chained

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 9 and 10"


@rule("a^T differential(x) + b^T differential(x) = (a + b)^T differential(x)", Add, Mul, Neg, Div, Binder)
def collected_before_the_differential(term: Term, context: Context) -> Term | None:
    """What multiplies the differential of the vector is collected as one transposed column."""
    change = None if term.shape else change_in(term)
    if change is not None and len(change.shape) == 1 and (found := before(term, change)) is not None:
        return product((call("transpose", found), change))
    return None


@rule("tr(A differential(X)) + tr(B differential(X)) = tr((A + B) differential(X))", Add, Binder, Mul, Neg, Div)
def collected_in_one_trace(term: Term, context: Context) -> Term | None:
    """What multiplies the differential of the matrix is collected in one trace."""
    change = change_in(term) if not term.shape and (type(term) is Add or Binder in kinds(term)) else None
    if change is not None and len(change.shape) == 2 and (found := before(term, change)) is not None:
        return call("tr", chained((found, change)))
    return None


@rule("A differential(x) + B differential(x) = (A + B) differential(x)", Add, Mul, Neg, Div, Operator)
def collected_as_a_matrix(term: Term, context: Context) -> Term | None:
    """What multiplies the differential of the vector is collected as one matrix."""
    change = change_in(term) if len(term.shape) == 1 else None
    if change is not None and not _is_collected(term, change) and (found := matrix_before(term, change)) is not None:
        return Div(product((found.over, change)), found.under) if type(found) is Div else product((found, change))
    return None


def _is_collected(term: Term, change: Term) -> bool:
    """Whether a term is a product that ends in the only differential."""
    *front, last = factors(term)
    return last is change and not any(map(holds_differential, front))


@rule("differential(f) = g^T differential(x) => grad(f, x) = g", Operator)
def gradient_from_its_differential(term: Operator, context: Context, shown: Relation) -> Term | None:
    """The gradient is read off: it stands transposed before the differential of the variable, in a trace or alone."""
    match term, shown.left, shown.right:
        case Operator("gradient", body, (Symbol() as x,)), left, right if left is d(body, x):
            if x not in symbols(body):
                return call("zeros", *x.shape)
            found = before(right, d(x, x))
            return found if found is None or len(x.shape) == 1 else transposed(found)
    return None


@rule("differential(f) = g differential(t) => d/dt f = g", Derivative)
def derivative_from_its_differential(term: Derivative, context: Context, shown: Relation) -> Term | None:
    """The derivative is read off: it is what stands before the differential of the letter."""
    match term, shown.left, shown.right:
        case Derivative(body, Symbol() as t, 1), left, right if left is d(body, t):
            return before(right, d(t, t)) if t in symbols(body) else ZERO
    return None


@rule("differential(grad(f, x)) = H differential(x) => hessian(f, x) = H", Operator)
def hessian_from_its_differential(term: Operator, context: Context, shown: Relation) -> Term | None:
    """The Hessian is read off: it is the matrix before the differential of the variable in that of the gradient."""
    match term, shown.left, shown.right:
        case Operator("hessian", body, (Symbol() as x,)), Operator("differential", Operator() as gradient, (y,)), right:
            if y is x and gradient is Operator("gradient", body, (x,)):
                flat = type(right) is Call and right.name == "zeros"
                return call("zeros", *x.shape, *x.shape) if flat else matrix_before(right, d(x, x))
    return None


COLLECTED = collected_before_the_differential | collected_in_one_trace | collected_as_a_matrix
