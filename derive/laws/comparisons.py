"""Candidates on a bounded and closed set: the lowest value is the least, the highest the greatest."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.constants import difference_sign
from derive.terms import Relation, Term

from .candidates import Candidate, extremes, named
from .classification import Point


def compared(found: tuple[Candidate, ...], context: Context) -> tuple[Claims, ...]:
    """The values of the candidates in order."""
    ordered: list[Term] = []
    for value in dict.fromkeys(each.point.value for each in found):
        place = sum(difference_sign(other, value, context) < 0 for other in ordered)
        ordered.insert(place, value)
    claims = tuple(Claim(Relation("<", a, b)) for a, b in pairwise(ordered))
    return (Claims("p9.v", phrase("lagrange.compared"), claims),) if claims else ()


def by_values(found: tuple[Candidate, ...], context: Context) -> tuple[Point, ...]:
    """On a bounded and closed set the lowest value is the least, the highest the greatest."""
    low, high = extremes(found, context)
    return tuple(_placed(each, low, high) for each in found)


def _placed(each: Candidate, low: Term, high: Term) -> Point:
    point = each.point
    for value, word in ((low, "minimum"), (high, "maximum")):
        if point.value is value and point.kind in ("", word, "non-isolated"):
            return point.but(kind=named(each, word), everywhere=True)
    return point.but(kind=point.kind or "undecided", everywhere=False if point.kind else None)
