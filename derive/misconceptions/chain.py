"""Wrong chain rules."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import TWO, Add, Call, Derivative, Neg, Operator, Pow, Term, subterms

from .parts import Slope, composite, has_minus, scalar, slope, times


def _chain(term: Term) -> tuple[Term, Slope, Term] | None:
    """Inner function, outer slope and letter of a derivative or a gradient that needs the chain rule."""
    match term:
        case Operator("gradient", body, (x,)) if scalar(body) and (found := composite(body, x)) and scalar(found[0]):
            return (*found, x)
        case Derivative(body, x, 1) if (found := composite(body, x)) and found[0] is not x:
            return (*found, x)
    return None


def _slope(term: Term, inner: Term) -> Term:
    """The derivative or the gradient of the inner function by what the whole is differentiated by."""
    match term:
        case Derivative(_, x):
            return slope(inner, x)
    return term.rebuilt((inner,))


@misconception("(f(c - x))' = f'(c - x)", Derivative, Operator)
def inner_derivative_sign(term: Term, context: Context) -> Iterator[Term]:
    """The inner function falls, so its derivative brings a minus sign, which is lost here."""
    if (found := _chain(term)) and has_minus(found[0], found[2]):
        inner, outer, _ = found
        yield times(outer(inner), Neg(_slope(term, inner)))
    match term:
        case Operator("gradient", body, (x,)) if any(has_minus(inside, x) for inside in _measured(body)):
            yield Neg(term)


def _measured(term: Term) -> Iterator[Term]:
    """What is squared in a squared norm."""
    return (here.base.arguments[0] for here in subterms(term) if _is_squared_norm(here))  # type: ignore[attr-defined]


def _is_squared_norm(term: Term) -> bool:
    return type(term) is Pow and term.exponent is TWO and type(term.base) is Call and term.base.name == "norm"


@misconception("f(g(x))' = f'(g(x))", Derivative, Operator)
def chain_inner_forgotten(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the inner function is left out."""
    if found := _chain(term):
        inner, outer, _ = found
        yield outer(inner)


@misconception("f(g(x))' = f'(g(x)) g(x)", Derivative, Operator)
def chain_inner_undifferentiated(term: Term, context: Context) -> Iterator[Term]:
    """The inner function itself stands where its derivative belongs."""
    if found := _chain(term):
        inner, outer, _ = found
        yield times(outer(inner), inner)


@misconception("f(g(x))' = f'(x) g'(x)", Derivative)
def chain_evaluated_at_wrong_point(term: Term, context: Context) -> Iterator[Term]:
    """The outer derivative is taken at x in place of the inner function."""
    if found := _chain(term):
        inner, outer, x = found
        yield times(outer(x), _slope(term, inner))


@misconception("f(g(x))' = f'(g'(x))", Derivative)
def chain_derivative_of_derivative(term: Term, context: Context) -> Iterator[Term]:
    """The outer derivative is taken at the inner derivative."""
    if found := _chain(term):
        inner, outer, _ = found
        yield outer(_slope(term, inner))


@misconception("f(g(x))' = f'(x)", Derivative)
def chain_inner_taken_for_the_letter(term: Term, context: Context) -> Iterator[Term]:
    """The function is differentiated as if its argument were the letter itself."""
    if found := _chain(term):
        _, outer, x = found
        yield outer(x)


@misconception("f(g(x))' = f'(g(x)) + g'(x)", Derivative)
def chain_factors_added(term: Term, context: Context) -> Iterator[Term]:
    """The outer and the inner derivative are multiplied, not added."""
    if found := _chain(term):
        inner, outer, _ = found
        yield Add((outer(inner), _slope(term, inner)))
