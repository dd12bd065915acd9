"""Statements with absolute values, maxima and the like: one follows from another in each cell of the signs inside."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.conjuncts import conjuncts
from derive.terms import Add, E, Pow, Term, product, with_children

from .cells import NoCellsError, branches, cells
from .domains import has_value
from .facts import complex_meant, facts_of
from .sign_cases import empty


def follows_in_every_cell(a: Term, b: Term, context: Context) -> bool:
    """Whether the second statement holds wherever the first does, as is seen cell by cell."""
    if not (branches(a) or branches(b)) or complex_meant(facts_of(context), a, b) or not has_value(b, a, context):
        return False
    a, b = _spread(a), _spread(b)
    try:
        found = cells(a, b, lambda _: "unknown")
    except NoCellsError:
        return False
    return all(
        empty(facts, context) or _follows(left, right, context.given(*facts)) for facts, left, right in found.parts
    )


def _spread(term: Term) -> Term:
    """A term with a power of e for each summand of an exponent."""
    new = with_children(term, _spread)
    if type(new) is Pow and new.base is E and type(new.exponent) is Add:
        return product(Pow(E, part) for part in new.exponent.children)
    return new


def _follows(a: Term, b: Term, context: Context) -> bool:
    if holds(context, b) is True or holds(context, a) is False:
        return True
    given = conjuncts(a)
    inside = context.given(*given)
    if any(holds(context.given(*given[:k], *given[k + 1 :]), each) is False for k, each in enumerate(given)):
        return True
    return all(holds(inside, each) is True for each in conjuncts(b))
