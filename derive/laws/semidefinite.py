"""Quadratic forms of any size written as sums of squares, which shows that a Hessian is positive semidefinite."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Everywhere, Line, Repeat, Strategy
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    TWO,
    ZERO,
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
    summands,
    symbols,
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

LETTERS = ("h", "v", "u", "q")
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
    return _form((*scalars, *_numbers(own)), own.chain, u)


def _numbers(found: Parted) -> tuple[Term, ...]:
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


@rule("sum(c_i v_i^2, i=1..n) >= 0", relation=">=")
def weighted_squares_at_least_zero(term: Term, context: Context) -> Term | None:
    """A sum of squares and positive semidefinite forms, none with a negative number in front, is never negative."""
    forms = [each for each in summands(term) if declared_form(each, context)]
    squares = [each for each in summands(term) if each not in forms]
    known = all(map(_has_square, squares)) and (not squares or sign(total(squares), context) <= {0, 1})
    return ZERO if known else None


def declared_form(term: Term, context: Context) -> bool:
    """Whether a term is c v^T A v with c >= 0 and A declared positive semidefinite or definite, or its inverse."""
    match form_of(term):
        case (scalars, (matrix,), _):
            return is_declared(matrix, context, "spd", "psd") and sign(product(scalars), context) <= {0, 1}
    return False


def is_declared(matrix: Term, context: Context, *kinds: str) -> bool:
    """Whether a matrix is a letter with one of some properties, or the inverse of a positive definite one."""
    match matrix:
        case Symbol(name):
            return context.has(name, *kinds)
        case Call("inverse", (Symbol(name),)):
            return context.has(name, "spd")
    return False


def only_zero_for_zero(squares: Term, v: Symbol, context: Context) -> bool:
    """Whether a sum of squares is zero only where the vector is: one summand is c norm(v)^2, norm(X v)^2 or v^T A v."""
    return any(_is_strict(each, v, context) for each in summands(squares))


def _is_strict(term: Term, v: Symbol, context: Context) -> bool:
    if type(term) is Div:
        return _is_strict(term.over, v, context) and sign(term.under, context) == {1}
    parts = factors(term)
    match form_of(term), parts[-1]:
        case (scalars, (matrix,), u), _ if u is v:
            return is_declared(matrix, context, "spd") and sign(product(scalars), context) == {1}
        case _, Pow(Call("norm", (u,)), power) if power is TWO and not any(v in symbols(each) for each in parts[:-1]):
            *matrices, last = factors(u)
            full = all(type(x) is Symbol and context.has(x.name, "full-column-rank", "invertible") for x in matrices)
            return last is v and full and sign(product(parts[:-1]), context) == {1}
    return False


def _has_square(term: Term) -> bool:
    over = term.over if type(term) is Div else term
    inner = [part.body if type(part) is Binder else part for part in factors(over)]
    return any(type(each) is Pow and each.exponent is TWO for part in inner for each in factors(part))


SQUARES: tuple[Strategy, ...] = (
    Line(Repeat(Everywhere(scalars_of_a_quadratic_form | quadratic_form_of_a_sum))),
    Line(Repeat(Everywhere(quadratic_form_regrouped))),
    Line(Repeat(Everywhere(scalars_of_a_quadratic_form | quadratic_form_of_a_sum))),
    Line(Repeat(Everywhere(
        product_of_a_vector_with_itself | quadratic_form_of_a_diagonal | quadratic_form_of_an_outer_product
    ))),
    Line(Everywhere(variance_as_squares)),
)  # fmt: skip
AS_SQUARES = SQUARES[0] >> SQUARES[1] >> SQUARES[2] >> SQUARES[3] >> SQUARES[4] >> weighted_squares_at_least_zero


def any_vector(matrix: Term, context: Context) -> Symbol:
    """A letter for any vector that a matrix can be multiplied by."""
    taken = used(matrix) | {x.name for x in symbols(matrix)} | {x.name for x in context.symbols}
    return Symbol(fresh(LETTERS, frozenset(taken)).name, matrix.shape[:1])


def as_squares(matrix: Term, v: Symbol, context: Context) -> Derivation | None:
    """The quadratic form of a matrix of any size as a sum of squares, which is never negative."""
    own = parted(matrix)
    found = AS_SQUARES(Mul((call("transpose", v), *_numbers(own), *own.chain, v)), context)
    return found if found is not None and found.end is ZERO else None


def convexity(matrix: Term, v: Symbol, context: Context, label: str, uses: tuple[str, ...]) -> Chain | None:
    """That a function is convex, shown by the squares in the quadratic form of its Hessian."""
    found = as_squares(matrix, v, context)
    if found is None:
        return None
    strict = only_zero_for_zero(found.steps[-1].before, v, context)
    name, says = ("positive_definite", "convex.strict") if strict else ("positive_semidefinite", "convex.claim")
    claim = Claim(call(name, matrix), phrase(says))
    return Chain(label, phrase("convex.form"), found, (claim,), uses)
