"""Names and what they stand for: a line with all names written out, and what is found there in the writer's names."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.errors import RuleError
from derive.core.strategies import Line, Repeat
from derive.core.traversals import Everywhere
from derive.kernel.facts import meant
from derive.laws.logarithms import logarithm_of_a_power, logarithm_of_a_product, logarithm_of_a_quotient
from derive.terms import (
    Apply,
    Call,
    Derivative,
    Position,
    Symbol,
    Term,
    shape,
    size,
    substituted,
    subterms,
    symbols,
    with_children,
)

NAMES = frozenset((Symbol, Apply))
SPLITTING = Repeat(Line(Everywhere(logarithm_of_a_product | logarithm_of_a_quotient | logarithm_of_a_power)))


def written_out(term: Term, context: Context) -> Term:
    """The term with what its names stand for, where that fits in their places; else as it is.

    Before the logarithm of a name is differentiated, it is split into those of the factors.
    """
    try:
        found = meant(_split(term, context), context)
        return found if shape(found) == shape(term) else term
    except (ValueError, RuleError, RecursionError):
        return term


def _split(term: Term, context: Context) -> Term:
    match term:
        case Derivative(body, x, order, notation):
            logarithms = (here for here in subterms(body) if type(here) is Call and here.name == "log")
            named = [here for here in logarithms if type(here.arguments[0]) in NAMES]
            parts = {here: SPLITTING(meant(here, context), context) for here in named}
            known: dict[Term, Term] = {here: found.end for here, found in parts.items() if found is not None}
            return Derivative(substituted(body, known), x, order, notation) if known else term
    return with_children(term, lambda child: _split(child, context))


def in_names(term: Term, beside: Term, context: Context) -> Term:
    """The term with the names of a line beside it for what these stand for."""
    used = symbols(beside)
    named = ((Symbol(each.name, each.body.shape), each) for each in context.definitions if not each.parameters)
    bodies = ((body, name) for name, each in named if name in used for body in (each.body, meant(each.body, context)))
    known: dict[Term, Term] = {body: name for body, name in bodies if size(body) > 1}
    return substituted(term, known) if known else term


def touches(place: Position, said: Term) -> bool:
    """Whether a place of a line that is written out belongs to what is done there: not inside of what a name means."""
    here = said
    for k in place:
        if type(here) in NAMES or k >= len(here.children):
            return False
        here = here.children[k]
    return type(here) not in NAMES
