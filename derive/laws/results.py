"""How later parts of a solution use earlier results."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.terms import Derivative, Relation, Term, equation


def result(found: Derivation) -> Relation:
    """What a derivation of an equality shows."""
    return equation(found.start, found.end)


@rule()
def result_put_in(term: Term, context: Context, *found: Term) -> Term | None:
    """The result found before is put in."""
    for each in found:
        if type(each) is Relation and each.left is term:
            return each.right
    return None


@rule("d^2/dx^2 u = d/dx (d/dx u)", Derivative)
def lower_derivative_put_in(term: Term, context: Context, *found: Term) -> Term | None:
    """A higher derivative is the derivative of the one before it, which has been found."""
    match term:
        case Derivative(body, x, n, notation) if n > 1:
            lower = Derivative(body, x, n - 1, notation)
            known = (each.right for each in found if type(each) is Relation and each.left is lower)
            return next((Derivative(each, x, 1, notation) for each in known), None)
    return None
