"""Functions written through others, and recognised again."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Apply,
    Call,
    Derivative,
    Symbol,
    Term,
    substituted,
    unfolded,
)


@rule("", Derivative)
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


@rule("", Derivative)
def definition_differentiated(term: Term, context: Context) -> Term | None:
    """The function is written out by its definition before it is differentiated."""
    match term:
        case Derivative(Call() as body, _, 1):
            definition = unfolded(body)
            return None if definition is None else term.rebuilt((definition,))
    return None


@rule("sigma(u) = 1/(1 + e^{-u})", Call)
def definition_of_the_function(term: Term, context: Context) -> Term | None:
    """The function is written out by its definition."""
    if isinstance(term, Call):
        return unfolded(term)
    return None
