"""Equations between values of one function that takes no value twice."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ONE, ZERO, Call, E, Number, Pow, Relation, Term

from .facts import complex_meant, facts_of

RISING = (
    "log", "sinh", "tanh", "arctan", "arcsin", "arsinh", "artanh", "erf", "sigma", "logit", "softplus", "Phi", "sqrt",
)  # fmt: skip


def peeled(equation: Term, context: Context) -> Relation | None:
    """The equation that is left where a function that takes no value twice is taken off both sides.

    Off both sides of an inequality a function is taken that rises. Of complex numbers e^u and the others do not tell
    what u is.
    """
    if type(equation) is not Relation or complex_meant(facts_of(context), equation):
        return None
    if equation.sign in ("<", "<=", ">", ">="):
        return _below(equation)
    return _inner(equation, context) if equation.sign == "=" else None


def _below(order: Relation) -> Relation | None:
    match order.left, order.right:
        case Call(f, (u,)), Call(g, (v,)) if f == g and f in RISING:
            return Relation(order.sign, u, v)
        case Pow(a, u), Pow(b, v) if a is E and b is E:
            return Relation(order.sign, u, v)
        case Pow(u, Number(n, 1)), Pow(v, Number(m, 1)) if n == m and n > 0 and n % 2:
            return Relation(order.sign, u, v)
    return None


def _inner(equation: Relation, context: Context) -> Relation | None:
    match equation.left, equation.right:
        case Call(f, (u,)), Call(g, (v,)) if f == g and f in RISING:
            return Relation("=", u, v)
        case Pow(a, u), Pow(b, v) if a is b and (a is E or _base(a, context)):
            return Relation("=", u, v)
        case Pow(u, Number(n, 1)), Pow(v, Number(m, 1)) if n == m and (n % 2 or _positive(u, v, context)):
            return Relation("=", u, v)
        case Pow(a, u), one if a is E and one is ONE:
            return Relation("=", u, ZERO)
        case Call("log", (u,)), zero if zero is ZERO:
            return Relation("=", u, ONE)
        case Call("log", (u,)), v:
            return Relation("=", u, Pow(E, v))
        case Pow(a, u), v if a is E:
            return Relation("=", u, Call("log", (v,)))
    return None


def _base(a: Term, context: Context) -> bool:
    return holds(context, Relation(">", a, ZERO)) is True and holds(context, Relation("!=", a, ONE)) is True


def _positive(u: Term, v: Term, context: Context) -> bool:
    return all(holds(context, Relation(">=", side, ZERO)) is True for side in (u, v))
