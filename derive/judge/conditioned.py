"""Equations that follow under a condition: what is defined, and letters for how many there are, which are not 0."""

from __future__ import annotations

from derive.core.certificates import sound
from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.exact.domains import undefined
from derive.kernel.bench import Bench
from derive.kernel.differences import open_conditions
from derive.kernel.directions import Directions, directions
from derive.terms import ZERO, Number, Pow, Relation, Symbol, Term, symbols, total

COUNTS = frozenset("nmNM")


def where_defined(before: Term, after: Term, context: Context, bench: Bench) -> Directions | None:
    """Both directions where a letter is solved for, and what it equals, or goes on to equal, is defined."""
    values = _values(after)
    conditions = open_conditions(ZERO, total(values), context) if values else ()
    if not conditions or any(map(undefined, values)):
        return None
    found = directions(before, after, context.given(*conditions), bench)
    return found.but(conditions=conditions) if sound(found.forth.grade) else None


def where_separated(before: Term, after: Term, context: Context, bench: Bench) -> Directions | None:
    """Both directions of equations in a slope, where what is divided by is not 0, as it is to separate variables."""
    if type(after) is not Relation or after.sign != "=":
        return None
    conditions = open_conditions(after.left, after.right, context)
    if not conditions:
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


def _values(after: Term) -> tuple[Term, ...]:
    """What a letter equals in a line such as x = a = b; nothing where no letter stands alone before."""
    first, *others = conjuncts(after)
    if type(first) is not Relation or not _is_letter(first.left):
        return ()
    letter, values = first.left, [first.right]
    for each in others:
        if type(each) is not Relation or each.sign != "=" or each.left is not values[-1]:
            return ()
        values.append(each.right)
    return () if any(symbols(letter) & symbols(value) for value in values) else tuple(values)


def _is_letter(term: Term) -> bool:
    """Whether a term is a letter or a power of one, as the variance is."""
    return type(term) is Symbol or (type(term) is Pow and type(term.base) is Symbol and type(term.exponent) is Number)
