"""Roots of polynomials that a sheet calls by a letter: reckoned with as roots, written as letters."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.steps import Derivation, Step
from derive.exact.spelling import normal
from derive.terms import RootOf, Symbol, Term, substituted

Names = dict[Term, Term]


def names_in(context: Context) -> Names:
    """The roots that the context gives a letter."""
    return {d.body: Symbol(d.name) for d in context.definitions if not d.parameters and type(d.body) is RootOf}


def worked(term: Term, context: Context) -> Term:
    """A scalar worked out, with the polynomial of a named root made use of."""
    names = names_in(context)
    if not names:
        return normal(term)
    meant = substituted(term, {letter: root for root, letter in names.items()})
    return substituted(normal(meant), names)


def renamed(found: Derivation, names: Names) -> Derivation:
    """A derivation with the letters of roots in place of the roots."""
    if not names:
        return found
    steps = tuple(_step(step, names) for step in found.steps)
    return Derivation(substituted(found.start, names), steps, substituted(found.end, names))


def _step(step: Step, names: Names) -> Step:
    return step.but(
        before=substituted(step.before, names),
        after=substituted(step.after, names),
        using=tuple(substituted(term, names) for term in step.using),
        conditions=tuple(c.but(relation=substituted(c.relation, names)) for c in step.conditions),
        detail=tuple(_step(inner, names) for inner in step.detail),
    )
