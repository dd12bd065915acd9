"""Equations that follow under a condition: what is defined, and letters for how many there are, which are not 0."""

from __future__ import annotations

from derive.core.certificates import sound
from derive.core.context import Context
from derive.exact.domains import undefined
from derive.kernel.bench import Bench
from derive.kernel.differences import open_conditions
from derive.kernel.directions import Directions, directions
from derive.terms import ZERO, Number, Pow, Relation, Symbol, Term, symbols

COUNTS = frozenset("nmNM")


def where_defined(before: Term, after: Term, context: Context, bench: Bench) -> Directions | None:
    """Both directions where a letter is solved for, and what it equals is defined."""
    if type(after) is not Relation or not _is_letter(after.left) or symbols(after.left) & symbols(after.right):
        return None
    conditions = open_conditions(ZERO, after.right, context)
    if not conditions or undefined(after.right):
        return None
    found = directions(before, after, context.given(*conditions), bench)
    return found.but(conditions=conditions) if sound(found.forth.grade) else None


def where_counted(before: Term, after: Term, context: Context, bench: Bench) -> Directions | None:
    """Both directions where a letter for how many there are, a factor of the line before and gone, is not 0."""
    if type(before) is not Relation or before.sign != "=":
        return None
    left = symbols(before) - symbols(after)
    counts = sorted((x for x in left if x.name in COUNTS and not x.dims), key=lambda x: x.name)
    conditions = tuple(Relation("!=", x, ZERO) for x in counts)
    if not conditions or any(each in context.facts for each in conditions):
        return None
    found = directions(before, after, context.given(*conditions), bench)
    return found.but(conditions=conditions) if sound(found.forth.grade) else None


def _is_letter(term: Term) -> bool:
    """Whether a term is a letter or a power of one, as the variance is."""
    return type(term) is Symbol or (type(term) is Pow and type(term.base) is Symbol and type(term.exponent) is Number)
