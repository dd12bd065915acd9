"""Quadratic forms of any size written as sums of squares, which shows that a Hessian is positive semidefinite."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.traversals import Everywhere
from derive.exact.signs import sign
from derive.terms import (
    TWO,
    ZERO,
    Binder,
    Call,
    Div,
    Mul,
    Pow,
    Symbol,
    Term,
    call,
    factors,
    product,
    summands,
    symbols,
    total,
)

from .general_quadratic_forms import (
    form_of,
    numbers_before,
    product_of_a_vector_with_itself,
    quadratic_form_of_a_diagonal,
    quadratic_form_of_a_sum,
    quadratic_form_of_an_outer_product,
    quadratic_form_regrouped,
    scalars_of_a_quadratic_form,
    variance_as_squares,
)
from .lettering import fresh, used
from .matrix_products import parted

LETTERS = ("h", "v", "u", "q")


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
    found = AS_SQUARES(Mul((call("transpose", v), *numbers_before(own), *own.chain, v)), context)
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
