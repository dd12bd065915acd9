"""Wrong rules of trigonometric and other functions."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    FUNCTIONS,
    ONE,
    TWO,
    Add,
    Call,
    Derivative,
    Div,
    Mul,
    Neg,
    Pow,
    Term,
    call,
    negated,
    product,
    total,
)  # fmt: skip

from .parts import all_but_one, slope, times, varies

CIRCULAR = ("sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh")
ODD_ONES_OUT = ("log", "sqrt", "root", "abs", "max", "min")


@misconception("(cos u)' = sin u", Derivative)
def trig_derivative_sign(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the cosine is minus the sine, that of the sine is the cosine."""
    match term:
        case Derivative(Call(name, (u,)), x, 1) if name in CIRCULAR and varies(u, x):
            yield times(negated(FUNCTIONS[name].slopes[0](u)), slope(u, x))
        case Derivative(Mul((*others, Call() as last)), x, 1) if not any(varies(each, x) for each in others):
            for wrong in trig_derivative_sign(Derivative(last, x), context):
                yield product((*others, wrong))


@misconception("(tan u)' = sec u", Derivative)
def trig_derivative_not_squared(term: Term, context: Context) -> Iterator[Term]:
    """The derivative of the tangent is the square of the secant."""
    match term:
        case Derivative(Call("tan", (u,)), x, 1) if varies(u, x):
            yield times(Div(ONE, call("cos", u)), slope(u, x))
            yield times(Div(ONE, Pow(call("sin", u), TWO)), slope(u, x))


@misconception("cos(x + y) = cos x cos y + sin x sin y", Call)
def trig_addition_sign(term: Term, context: Context) -> Iterator[Term]:
    """The sign in the addition theorem of the cosine turns, in that of the sine it stays."""
    match term:
        case Call("sin" | "cos", (Add((a, b)),)):
            minus, c = (True, b.inner) if type(b) is Neg else (False, b)
            keep = (term.name == "sin") == minus
            first, second = ("sin", "cos") if term.name == "sin" else ("cos", "sin")
            left = Mul((call(first, a), call("cos", c)))
            right = Mul((call(second, a), call("sin", c)))
            yield Add((left, right if keep else Neg(right)))


@misconception("sin 2x = 2 sin x", Call)
def multiple_angle_pulled_out(term: Term, context: Context) -> Iterator[Term]:
    """A factor of the argument does not come out of the function."""
    match term:
        case Call(name, (Mul(factors),)) if name in FUNCTIONS and FUNCTIONS[name].slopes and name not in ODD_ONES_OUT:
            for first, others in all_but_one(factors):
                yield Mul((first, call(name, product(others))))


@misconception("sin(x + y) = sin x + sin y", Call)
def function_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """A function of a sum is not the sum of the functions unless it is linear."""
    match term:
        case Call(name, (Add(terms),)) if name in FUNCTIONS and FUNCTIONS[name].slopes and name not in ODD_ONES_OUT:
            yield total(Neg(call(name, t.inner)) if type(t) is Neg else call(name, t) for t in terms)


@misconception("sin^2 x - cos^2 x = 1", Add)
def pythagoras_sign(term: Term, context: Context) -> Iterator[Term]:
    """The squares of sine and cosine add up to one; their difference does not."""
    match term:
        case Add((Pow(Call("sin", (u,)), e), Neg(Pow(Call("cos", (v,)), f)))) if u is v and e is f is TWO:
            yield ONE
        case Add((Pow(Call("cos", (u,)), e), Neg(Pow(Call("sin", (v,)), f)))) if u is v and e is f is TWO:
            yield ONE
        case Add((one, Pow(Call("sin" | "cos" as name, (u,)), e))) if one is ONE and e is TWO:
            yield Pow(call("cos" if name == "sin" else "sin", u), TWO)


@misconception("cos(-x) = -cos x", Call)
def parity_sign(term: Term, context: Context) -> Iterator[Term]:
    """An even function forgets a minus sign of its argument, an odd one brings it out."""
    match term:
        case Call(name, (Neg(u),)) if name in FUNCTIONS and FUNCTIONS[name].parity == "even":
            yield Neg(call(name, u))
        case Call(name, (Neg(u),)) if name in FUNCTIONS and (FUNCTIONS[name].parity or FUNCTIONS[name].slopes):
            yield call(name, u)
            if FUNCTIONS[name].parity != "odd" and FUNCTIONS[name].slopes:
                yield Neg(call(name, u))
