"""Quadratic forms of any size opened: of sums, of diagonal matrices, of outer products, of variances."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.strategies import Repeat
from derive.core.traversals import Everywhere
from derive.terms import (
    ONE,
    TWO,
    Add,
    Binder,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    negated,
    product,
    total,
)

from .array_products import transposed
from .components import (
    component_of_a_constant,
    component_of_a_function,
    component_of_a_hadamard_product,
    component_of_a_multiple,
    component_of_a_sum,
)
from .indices import INNERMOST, is_sum
from .lettering import INDICES, fresh, summed, used
from .matrix_products import Parted, parted

SOURCE = "Strang, Introduction to Linear Algebra, sec. 6.5"


OF_WEIGHTS = (
    component_of_a_sum
    | component_of_a_multiple
    | component_of_a_function
    | component_of_a_hadamard_product
    | component_of_a_constant
)
Form = tuple[tuple[Term, ...], tuple[Term, ...], Term]


def form_of(term: Term) -> Form | None:
    """The scalars, the matrices and the vector of c u^T M u."""
    if type(term) is not Mul or term.shape:
        return None
    scalars = tuple(part for part in term.factors if not part.shape)
    shaped = tuple(part for part in term.factors if part.shape)
    match shaped[:1]:
        case (Call("transpose", (u,)),) if len(shaped) > 1 and shaped[-1] is u and len(u.shape) == 1:
            return scalars, shaped[1:-1], u
    return None


def _form(scalars: tuple[Term, ...], matrices: tuple[Term, ...], u: Term) -> Term:
    return Mul((*scalars, call("transpose", u), *matrices, u))


@rule("v^T (A + B) v = v^T A v + v^T B v", Mul)
def quadratic_form_of_a_sum(term: Mul, context: Context) -> Term | None:
    """The quadratic form of a sum of matrices is the sum of theirs."""
    match form_of(term):
        case (scalars, (Add(terms),), u):
            return total(_signed(scalars, each, u) for each in terms)
    return None


def _signed(scalars: tuple[Term, ...], matrix: Term, u: Term) -> Term:
    if type(matrix) is Neg:
        return negated(_signed(scalars, matrix.inner, u))
    if type(matrix) is Div and not matrix.under.shape:
        return Div(_signed(scalars, matrix.over, u), matrix.under)
    own = parted(matrix)
    return _form((*scalars, *numbers_before(own)), own.chain, u)


def numbers_before(found: Parted) -> tuple[Term, ...]:
    """What stands before the matrices of a product."""
    return found.scalars if found.number is ONE else (found.number, *found.scalars)


@rule("v^T (c A) v = c v^T A v", Mul)
def scalars_of_a_quadratic_form(term: Mul, context: Context) -> Term | None:
    """A scalar in front of a matrix stands in front of its quadratic form."""
    match form_of(term):
        case (scalars, (Div() as matrix,), u):
            return _signed(scalars, matrix, u)
        case (scalars, matrices, u) if scalars and term.factors[0].shape:
            return _form(scalars, matrices, u)
    return None


@rule("v^T (A^T B A) v = (A v)^T B (A v)", Mul)
def quadratic_form_regrouped(term: Mul, context: Context) -> Term | None:
    """A matrix and its transpose at the ends are taken together with the vector."""
    match form_of(term):
        case (scalars, (first, *inner, last), u) if transposed(first) is last and not is_outer(first, last):
            return _form(scalars, tuple(inner), product((last, *factors(u))))
    return None


def is_outer(first: Term, last: Term) -> bool:
    """Whether two factors are a column and the same vector as a row."""
    return len(first.shape) == 1 and type(last) is Call and last.name == "transpose"


@rule("v^T v = norm(v)^2", Mul)
def product_of_a_vector_with_itself(term: Mul, context: Context) -> Term | None:
    """A vector times itself is the square of its length."""
    match form_of(term):
        case (scalars, (), u) | (scalars, (Call("identity"),), u):
            return product((*scalars, Pow(call("norm", u), TWO)))
    return None


@rule("v^T diag(s) v = sum(s_i v_i^2, i=1..n)", Mul)
def quadratic_form_of_a_diagonal(term: Mul, context: Context) -> Term | None:
    """The quadratic form of a diagonal matrix is the sum of the squares, each times its entry."""
    match form_of(term):
        case (scalars, (Call("diag", (s,)),), u):
            i = fresh(INDICES, used(term))
            weight = Repeat(Everywhere(OF_WEIGHTS))(Component(s, (i,)), context)
            entry = Component(s, (i,)) if weight is None else weight.end
            return product((*scalars, summed(i, product((*factors(entry), Pow(Component(u, (i,)), TWO))), s.shape[0])))
    return None


@rule("v^T a a^T v = (a^T v)^2", Mul)
def quadratic_form_of_an_outer_product(term: Mul, context: Context) -> Term | None:
    """The quadratic form of a column times its row is the square of a number."""
    match form_of(term):
        case (scalars, (a, Call("transpose", (b,))), u) if a is b and len(a.shape) == 1:
            return product((*scalars, Pow(Mul((call("transpose", a), *factors(u))), TWO)))
    return None


@rule("sum(p_i v_i^2, i=1..n) - (p^T v)^2 = sum(p_i (v_i - p^T v)^2, i=1..n)", Add)
def variance_as_squares(term: Add, context: Context) -> Term | None:
    """The weighted squares less the squared weighted mean are the weighted squared distances from the mean."""
    match term.terms:
        case (first, Neg(second)):
            *front, whole = factors(first)
            *back, square = factors(second)
            found = _spread(whole, square, context) if front == back else None
            return None if found is None else product((*front, found))
    return None


def _spread(whole: Term, square: Term, context: Context) -> Term | None:
    match whole, square:
        case Binder(_, k, Mul((Component(p, (at,)), Pow(Component(u, (place,)), power))), low, high), Pow(mean, two):
            same = mean is Mul((call("transpose", p), *factors(u))) and at is place is INNERMOST
            if is_sum(whole) and power is two is TWO and same and adds_up(p, context):
                gap = Pow(Add((Component(u, (place,)), Neg(mean))), TWO)
                return Binder("sum", k, Mul((Component(p, (at,)), gap)), low, high)
    return None


def adds_up(p: Term, context: Context) -> bool:
    """Whether the entries of a vector are shares: a softmax, or declared so."""
    if type(p) is Symbol:
        meaning = context.definition(p.name)
        return context.has(p.name, "simplex", "one-hot") or (meaning is not None and adds_up(meaning.body, context))
    return type(p) is Call and p.name == "softmax"
