"""What stands before the differential collected, and the gradient or Hessian read off."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    call,
    coefficient,
    factors,
    fraction,
    kinds,
    negated,
    number,
    product,
    scaled,
    summands,
    symbols,
    total,
)

from .array_products import transposed
from .differentials import d, holds_differential, is_differential
from .matrix_products import Parted, chained, flipped, flipped_chain, parted

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 9 and 10"


def before(term: Term, change: Term) -> Term | None:
    """The column G where the term is G^T dx, the matrix M where it is tr(M dX); None where it has another form."""
    found = _before(term, change)
    return None if found is None or holds_differential(found) else found


def _before(term: Term, change: Term) -> Term | None:
    if term is change and not change.shape:
        return ONE
    match term:
        case Neg(inner):
            found = before(inner, change)
            return None if found is None else negated(found)
        case Add(terms):
            return _sum([before(each, change) for each in terms])
        case Div(over, under):
            found = before(over, change)
            return None if found is None else _divided(found, under)
        case Binder("sum", letter, body, low, high):
            found = before(body, change)
            return None if found is None else Binder("sum", letter, found, low, high)
        case Call("tr", (inner,)) if len(change.shape) == 2:
            whole = parted(inner)
            rest = whole.chain[:-1] or (call("identity", change.shape[0]),)
            return Parted(whole.number, whole.scalars, rest).whole() if whole.chain[-1] is change else None
        case Mul():
            return _of_product(parted(term), change)
    return None


def _sum(parts: list[Term | None]) -> Term | None:
    kept = [each for part in parts if part is not None for each in summands(part)]
    return None if None in parts else total(kept)


def _of_product(found: Parted, change: Term) -> Term | None:
    *row, last = found.chain or (ONE,)
    if last is change and len(change.shape) == 1:
        return Parted(found.number, found.scalars, flipped_chain(tuple(row))).whole()
    for k, scalar in enumerate(found.scalars):
        if (own := before(scalar, change)) is not None:
            others = product((found.number, *found.scalars[:k], *found.scalars[k + 1 :], _bracket(found)))
            return total(chained((others, each)) for each in summands(own))
    return None


def _bracket(found: Parted) -> Term:
    return product(found.chain)


def _divided(term: Term, under: Term) -> Term:
    """A quotient, its number in front and cancelled."""
    c, rest = coefficient(under)
    found = term if c is ONE else total(_times(number(c.q, c.p), each) for each in summands(term))
    return fraction(found, rest)


def _times(c: Number, term: Term) -> Term:
    own, rest = coefficient(term)
    return scaled(number(c.p * own.p, c.q * own.q), rest)


def matrix_before(term: Term, change: Term) -> Term | None:
    """The matrix H where a vector is H dx; None where it has another form."""
    found = _matrix_before(term, change)
    return None if found is None or holds_differential(found) else found


def _matrix_before(term: Term, change: Term) -> Term | None:
    match term:
        case Neg(inner):
            found = matrix_before(inner, change)
            return None if found is None else negated(found)
        case Add(terms):
            return _sum([matrix_before(each, change) for each in terms])
        case Div(over, under):
            found = matrix_before(over, change)
            return None if found is None else _divided(found, under)
    whole = parted(term)
    if whole.chain[-1:] == (change,):
        rest = whole.chain[:-1] or (call("identity", change.shape[0]),)
        return Parted(whole.number, whole.scalars, rest).whole()
    for k, scalar in enumerate(whole.scalars):
        if (own := before(scalar, change)) is not None:
            others = Parted(whole.number, (*whole.scalars[:k], *whole.scalars[k + 1 :]), whole.chain).whole()
            return total(chained((others, _as_a_row(each))) for each in summands(own))
    return None


def _as_a_row(column: Term) -> Term:
    """The transpose of a column, a divisor kept outside."""
    match column:
        case Neg(inner):
            return Neg(_as_a_row(inner))
        case Div(over, under):
            return Div(_as_a_row(over), under)
    return flipped(column)


def change_in(term: Term) -> Term | None:
    """The differential of a letter in a term."""
    if is_differential(term):
        body, x = term.children[0], getattr(term, "variables", ())
        return term if (body,) == x else None
    return next((found for child in term.children if (found := change_in(child)) is not None), None)


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
