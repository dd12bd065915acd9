"""Laws of differentiation by a component of a vector or matrix."""

from __future__ import annotations

from collections.abc import Mapping

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Component,
    Derivative,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    opened,
    product,
    subterms,
)


@rule("d/dz_j z_i = delta_{ij}", Derivative)
def derivative_of_a_component(term: Derivative, context: Context) -> Term | None:
    """The derivative of a component by a component is one where they are the same and zero elsewhere."""
    match term:
        case Derivative(Component(Symbol() as body, ours), Component(variable, theirs), 1, _) if body is variable:
            return product(call("delta", a, b) for a, b in zip(ours, theirs, strict=True))
    return None


@rule("")
def by_the_lemma(term: Term, context: Context, lemma: Relation) -> Term | None:
    """The result that was derived before is used."""
    match term, lemma.left:
        case Derivative(body, Component(variable, theirs), 1), Derivative(known, Component(letter, ours), 1):
            values = dict(zip(ours, theirs, strict=True)) if variable is letter else {}
            free = [at for here in subterms(known) if type(here) is Component for at in here.indices]
            places = [at for here in subterms(body) if type(here) is Component for at in here.indices]
            values |= {at: place for at, place in zip(free, places, strict=False) if at not in values}
            if variable is letter and _with(known, values) is body:
                return _with(lemma.right, values)
    return None


def _with(term: Term, values: Mapping[Term, Term]) -> Term:
    """The term at other indices; letters bound around the place where it is put are kept apart from its own."""
    for letter, value in values.items():
        if type(letter) is Symbol:
            term = opened(bind("sum", letter, term), value)
    return term
