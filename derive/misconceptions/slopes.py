"""Wrong second derivatives, slopes of absolute values, of powers with a varying exponent, and slopes at a point."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.exact.primitives import rate_of
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Apply,
    At,
    Call,
    Derivative,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    call,
    product,
    raised,
)

from .parts import composite, less_one, slope, times, varies


@misconception("(u v)'' = u'' v + u v''", Derivative)
def second_derivative_of_product(term: Term, context: Context) -> Iterator[Term]:
    """The second derivative of a product has the mixed term 2 u' v' in it."""
    match term:
        case Derivative(Mul(factors), x, 2):
            moving = [f for f in factors if varies(f, x)]
            fixed = tuple(f for f in factors if not varies(f, x))
            if len(moving) == 2:
                u, v = moving
                both = Add((Mul((Derivative(u, x, 2), v)), Mul((u, Derivative(v, x, 2)))))
                yield product((*fixed, both))


@misconception("f(g(x))'' = f''(g(x)) g'(x)^2", Derivative)
def second_derivative_of_chain(term: Term, context: Context) -> Iterator[Term]:
    """The second derivative of a composition has a second summand, with the second derivative of the inner function."""
    match term:
        case Derivative(body, x, 2) if (found := composite(body, x)) and type(x) is Symbol:
            inner, outer = found
            u = Symbol("inner#")
            if rate_of(inner, x) is None:
                yield Mul((At(Derivative(outer(u), u), (u,), (inner,)), Pow(Derivative(inner, x), TWO)))


@misconception("|u|' = 1", Derivative)
def absolute_value_slope(term: Term, context: Context) -> Iterator[Term]:
    """The slope of the absolute value is one to the right of zero and minus one to the left."""
    match term:
        case Derivative(Call("abs", (u,)), x, 1):
            yield slope(u, x)
            yield times(call("abs", u), slope(u, x))


@misconception("(u^v)' = v u^{v-1}", Derivative)
def varying_exponent(term: Term, context: Context) -> Iterator[Term]:
    """Where base and exponent both vary, one writes the power as e^(v ln u) first."""
    match term:
        case Derivative(Pow(u, v), x, 1) if varies(u, x) and varies(v, x):
            yield times(Mul((v, raised(u, less_one(v)))), slope(u, x))
            yield times(Mul((Pow(u, v), call("log", u))), slope(v, x))


@misconception("f'(a) = (f(a))' = 0", At, Apply)
def point_put_in_first(term: Term, context: Context) -> Iterator[Term]:
    """One differentiates first and puts the number in afterwards; the value at a point is a constant."""
    match term:
        case At(Derivative(_, x, _), letters, values) if x in letters and all(type(v) is Number for v in values):
            yield ZERO
        case Apply(_, (Number(),), primes) if primes:
            yield ZERO
