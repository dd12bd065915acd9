"""Letters that stand for integrals, as in J = int f dx = g - J: in the lines they are the integrals themselves."""

from __future__ import annotations

from derive.core.context import Context
from derive.kernel.facts import meant
from derive.terms import Binder, Term, kinds

from .entries import Change, same


def named_integrals(terms: tuple[Term, ...], context: Context) -> Change:
    """The letters that the context defines by an integral, written out."""
    named = tuple(each for each in context.definitions if not each.parameters and _holds_an_integral(each.body))
    if not named or len(terms) < 2:
        return same
    only = Context(definitions=named)
    return lambda term: meant(term, only)


def _holds_an_integral(term: Term) -> bool:
    if Binder not in kinds(term):
        return False
    return (type(term) is Binder and term.kind == "integral") or any(map(_holds_an_integral, term.children))
