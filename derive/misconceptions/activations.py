"""Wrong derivatives of activation functions."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, TWO, ZERO, Add, Call, Cases, Derivative, Mul, Neg, Pow, Relation, Term, call

from .parts import slope, times, varies


def _activation(term: Term, name: str) -> tuple[Term, Term] | None:
    match term:
        case Derivative(Call(called, (u,)), x, 1) if called == name and varies(u, x):
            return u, slope(u, x)
        case Derivative(Call("max", (zero, u) | (u, zero)), x, 1) if name == "relu" and zero is ZERO and varies(u, x):
            return u, slope(u, x)
    return None


@misconception("(tanh u)' = 1 + tanh(u)^2", Derivative)
def tanh_derivative_plus(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of tanh is 1 minus tanh squared."""
    if found := _activation(term, "tanh"):
        u, inner = found
        yield times(Add((ONE, Pow(call("tanh", u), TWO))), inner)


@misconception("(tanh u)' = 1 - tanh(u)", Derivative)
def tanh_derivative_not_squared(term: Term, context: Context) -> Iterator[Term]:
    """The tanh in its own derivative is squared."""
    if found := _activation(term, "tanh"):
        u, inner = found
        yield times(Add((ONE, Neg(call("tanh", u)))), inner)
        yield times(Mul((call("tanh", u), Add((ONE, Neg(call("tanh", u)))))), inner)


@misconception("(sigma(u))' = sigma(u) (1 + sigma(u))", Derivative)
def sigmoid_derivative_plus(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the sigmoid is sigma times 1 minus sigma."""
    if found := _activation(term, "sigma"):
        u, inner = found
        yield times(Mul((call("sigma", u), Add((ONE, call("sigma", u))))), inner)


@misconception("(sigma(u))' = u (1 - u)", Derivative)
def sigmoid_derivative_at_activation(term: Term, context: Context) -> Iterator[Term]:
    """The factors of the derivative are sigma and 1 minus sigma, not their argument."""
    if found := _activation(term, "sigma"):
        u, inner = found
        yield times(Mul((u, Add((ONE, Neg(u))))), inner)


@misconception("(sigma(u))' = 1 - sigma(u)", Derivative)
def sigmoid_derivative_factor_lost(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the sigmoid has two factors."""
    if found := _activation(term, "sigma"):
        u, inner = found
        s = call("sigma", u)
        yield times(Add((ONE, Neg(s))), inner)
        yield times(Add((ONE, Neg(Pow(s, TWO)))), inner)
        yield times(Mul((s, Add((s, Neg(ONE))))), inner)


@misconception("relu(u)' = u for u > 0", Derivative)
def relu_slope_is_the_argument(term: Term, context: Context) -> Iterator[Term]:
    """Where it is positive the rectifier has slope one, where it is negative zero."""
    if found := _activation(term, "relu"):
        u, inner = found
        yield times(call("relu", u), inner)
        yield times(u, inner)
        yield inner
        yield times(Cases((u, ZERO), (Relation(">", u, ZERO), Relation("<", u, ZERO))), inner)
