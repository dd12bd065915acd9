"""Letters and entries of which something is known, written as what they are known to be."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import Component, Derivative, Number, Operator, Symbol, Term, substituted, subterms, symbols

from .facts import Facts

SYMMETRIC = ("symmetric", "spd", "psd", "diagonal")
MOST_ROUNDS = 3


def given(term: Term, facts: Facts) -> Term:
    """The term with the letters that a fact gives written out, but for those it is differentiated by."""
    if not facts.solved:
        return term
    fixed: dict[Term, Term] = {x: v for x, v in facts.solved if x in symbols(term)}
    if not fixed:
        return term
    for here in subterms(term):
        if type(here) in (Derivative, Operator):
            for variable in (*getattr(here, "variables", ()), *filter(None, [getattr(here, "variable", None)])):
                for x in symbols(variable):
                    fixed.pop(x, None)
    for _ in range(MOST_ROUNDS):
        new = substituted(term, fixed)
        if new is term:
            break
        term = new
    return term


def symmetric(context: Context) -> frozenset[str]:
    """The names of the matrices that are declared to be symmetric."""
    return frozenset(name for name, kind in context.properties if kind in SYMMETRIC)


def mirrored(term: Term, names: frozenset[str]) -> Term:
    """The term with the entries below the diagonal of symmetric matrices written as those above."""
    if not names:
        return term
    swapped: dict[Term, Term] = {}
    for here in subterms(term):
        match here:
            case Component(Symbol(name), (Number(i, 1), Number(j, 1))) if name in names and i > j:
                swapped[here] = Component(here.base, (here.indices[1], here.indices[0]))
    return substituted(term, swapped) if swapped else term
