"""Functions written through others, and recognised again."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    TWO,
    Add,
    Apply,
    Call,
    Derivative,
    Div,
    E,
    Neg,
    Pow,
    Symbol,
    Term,
    call,
    negated,
    substituted,
    unfolded,
)


@rule("f(u) = its definition", Derivative)
def definition_inserted(term: Term, context: Context) -> Term | None:
    """The function is replaced by its definition."""
    match term:
        case Derivative(Apply(name, arguments, 0), _, 1):
            known = context.definition(name)
            if known is not None and len(known.parameters) == len(arguments):
                return term.rebuilt((substituted(known.body, dict(zip(known.parameters, arguments, strict=True))),))
        case Derivative(Symbol(name) as letter, x, 1) if letter is not x:
            known = context.definition(name)
            if known is not None and not known.parameters:
                return term.rebuilt((known.body,))
    return None


@rule("sigma(u) = 1/(1 + e^{-u})", Call)
def definition_of_the_function(term: Term, context: Context) -> Term | None:
    """The function is written out by its definition."""
    if isinstance(term, Call):
        return unfolded(term)
    return None


@rule("1/(1 + e^{-u}) = sigma(u)", Div)
def sigmoid_recognised(term: Term, context: Context) -> Term | None:
    """This is the logistic function."""
    match term:
        case Div(over, Add((a, b))) if over is ONE:
            power = b if a is ONE else a if b is ONE else None
            if type(power) is Pow and power.base is E:
                return call("sigma", negated(power.exponent))
    return None


__all__ = ["TWO", "Neg", "definition_inserted", "definition_of_the_function", "sigmoid_recognised"]
