"""Geometric series: the value of a sum without an end whose summands have one quotient, smaller than one."""

from __future__ import annotations

from derive.core.certificates import Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    INTEGERS,
    MINUS_ONE,
    ONE,
    Add,
    Binder,
    Div,
    Mul,
    Neg,
    Pow,
    Relation,
    Symbol,
    Term,
    number,
    opened,
    substituted,
    subterms,
    symbols,
)

from .bench import Bench


def geometric(binder: Binder, x: Symbol, context: Context, bench: Bench) -> tuple[Term, Certificate] | None:
    """The first summand divided by one minus the quotient; None where the summands are no such series."""
    if binder.low is None:
        return None
    inside = context.given(Relation(">=", x, binder.low), Relation("in", x, INTEGERS))
    body = opened(binder, x)
    first, second = (substituted(body, {x: Add((binder.low, number(k)))}) for k in (0, 1))
    following = substituted(body, {x: Add((x, ONE))})
    for quotient in (*_bases(body, x), Div(second, first)):
        smaller = (Relation("<", MINUS_ONE, quotient), Relation("<", quotient, ONE))
        if all(holds(context, each) for each in smaller) and bench.same(following, Mul((quotient, body)), inside):
            value = Div(first, Add((ONE, Neg(quotient))))
            return value, Certificate("proved", "a geometric series", seed=bench.seed)
    return None


def _bases(body: Term, x: Symbol) -> tuple[Term, ...]:
    """What is raised to powers of the letter."""
    found = (here.base for here in subterms(body) if type(here) is Pow and x in symbols(here.exponent))
    return tuple(base for base in dict.fromkeys(found) if x not in symbols(base))
