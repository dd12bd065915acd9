"""How the loss of a network varies with the letters of one layer, and the gradients read off."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation, standing
from derive.core.strategies import Line, Repeat, Strategy
from derive.core.traversals import Child, Everywhere
from derive.terms import Apply, Operator, Relation, Symbol, Term, equation

from .differentials import d
from .layers import name_written_out
from .matrix_calculus import gradient_read_off, worked_differential
from .simplex_products import weights_add_up_to_one
from .unknown_functions import differential_of_an_unknown_function, function_written_out


def varied(
    body: Term, x: Symbol, meaning: Relation | None, label: str, context: Context, named: Strategy
) -> Derivation:
    """The differential of a loss by a letter; a function behind it varies by its gradient, which part `label` names."""
    start = d(body, x)
    if meaning is None:
        return worked_differential(start, context, named)
    first = differential_of_an_unknown_function.with_(meaning).by(label)(start, context)
    if first is None:
        raise UndecidedError("the loss is no function of the output of the layer alone")
    rest = worked_differential(first.end, context, named)  # type: ignore[arg-type]
    return Derivation(start, first.steps + rest.steps, rest.end)


def read_off(start: Term, shown: Derivation, label: str, context: Context) -> Derivation:
    """A gradient, named or of a function that has a formula, from the differential of part `label`."""
    written = named_gradient(start, context)
    found = gradient_read_off(equation(shown.start, shown.end), label, context)
    if found is None or written.end is not found.start:
        raise UndecidedError("the gradient of a layer cannot be read off its differential; use another layer")
    simpler = Repeat(Line(Everywhere(weights_add_up_to_one)))(found.end, context)
    more, end = (simpler.steps, simpler.end) if simpler is not None else ((), found.end)
    return Derivation(start, written.steps + found.steps + more, end)


def named_gradient(start: Term, context: Context) -> Derivation:
    """A name as the gradient that it stands for, of a function with its formula; anything else as it is."""
    found = FORMULA(start, context) if type(start) is Symbol else None
    return found or standing(start)


FORMULA: Strategy = name_written_out >> Child(0, lambda here: type(here) is Operator, function_written_out)


def is_unknown(term: Term, x: Symbol) -> bool:
    """Whether a term is an unknown function of a vector alone."""
    return type(term) is Apply and term.arguments == (x,) and not term.dims
