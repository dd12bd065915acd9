"""Derivatives of named functions from their definitions: the logistic function, tanh, tan and others."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation, lines
from derive.terms import FUNCTIONS, Call, Derivative

from .differentiation import finished, worked_out
from .functions import definition_differentiated

LED_BACK = ("sigma", "tanh", "softplus", "silu", "gelu", "tan", "cot", "sec", "csc", "sinh", "cosh")
LEFT_IN_PIECES = ("relu", "leaky_relu", "elu", "abs")


def from_definition(start: Derivative, context: Context) -> Derivation | None:
    """The derivative of f(x) from the definition of f, written through f again, or of f(u) in pieces; else None."""
    match start:
        case Derivative(Call(name, (u, *rest)), x, 1) if name in LEFT_IN_PIECES or (u is x and name in LED_BACK):
            first = definition_differentiated(start, context)
            if first is None:
                return None
            found = worked_out(first.end, context)
            if not finished(found.end):
                return None
            whole = Derivation(start, first.steps + found.steps, found.end)
            if name in LEFT_IN_PIECES:
                return whole
            from .goals import reached

            goal = FUNCTIONS[name].slopes[0](u, *rest)
            return reached(whole, goal, context, lines(start, whole.steps))
    return None
