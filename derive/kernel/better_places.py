"""A place at which a function is smaller than at the one where it is said to be smallest: a step down its slope."""

from __future__ import annotations

from typing import Any

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.terms import TRUE, Call, Collection, Junction, Relation, Symbol, Term, substituted

from .array_slopes import along
from .duals import BITS, base
from .enclosures import UNKNOWN, Enclosures
from .facts import meant
from .newton import Freedom, Point, moved
from .starting_points import Start, starts

STEPS = tuple(2.0**-k for k in range(0, 13, 2))
HALF_WAY, GRID = 0.5, 64


def better_place(extreme: Call, value: Term, context: Context) -> Witness | None:
    """Values for which a function is smaller (of arg max greater) elsewhere than where it is said to be extreme.

    The witness holds the values of the function at the place that was named and at the one beside it.
    """
    body, place = (meant(each, context) for each in extreme.arguments)
    named = _together(place, meant(value, context))
    if named is None or body.shape:
        return None
    claim = Relation("<=" if extreme.name == "argmin" else ">=", substituted(body, dict(named)), body)
    with working_at(BITS):
        for start in starts(TRUE, claim, context, complex_=False):
            try:
                found = _beside(start, claim, named)
            except UNKNOWN:
                continue
            if found is not None:
                return found
    return None


def _together(place: Term, value: Term) -> tuple[tuple[Term, Term], ...] | None:
    """The letters that vary, each with its value; None where one of these speaks of what varies."""
    match place, value:
        case Symbol(), _ if place.shape == value.shape:
            return ((place, value),)
        case Collection("tuple", letters), Collection("tuple", values) if len(letters) == len(values):
            return tuple(zip(letters, values, strict=True))
    return None


def _beside(start: Start, claim: Relation, named: tuple[tuple[Term, Term], ...]) -> Witness | None:
    """A step from the place that was named along the slope, or against it."""
    here = Enclosures(start.point)
    there: Point = {**start.point, **{letter: here.rows(value) for letter, value in named}}
    freedoms = tuple(each for each in start.freedoms if any(each.letter is letter for letter, _ in named))
    at = Enclosures(there)
    slopes = [_slope(at, claim.right, each, there) for each in freedoms]
    sign = -HALF_WAY if claim.sign == "<=" else HALF_WAY
    for step in STEPS:
        point = _rounded(moved(_middles(there, named), freedoms, [sign * step * slope for slope in slopes]), named)
        found = Enclosures(point)
        if found.truth(Junction("and", start.told)) is True and found.truth(claim) is False:
            left, right = (found.number(base(found.scalar(side))) for side in claim.children)
            return Witness(found.shown(), left, right)
    return None


def _slope(at: Enclosures, body: Term, freedom: Freedom, point: Point) -> Any:
    rows = point[freedom.letter]
    cells = tuple(tuple(at.arb(int((i, j) in freedom.places)) for j in range(len(row))) for i, row in enumerate(rows))
    return base(along(at, body, {freedom.letter: cells})[0][0]).mid()


def _rounded(point: Point, named: tuple[tuple[Term, Term], ...]) -> Point:
    """The point with the letters that vary as numbers of a few digits."""
    short = {x: tuple(tuple((cell * GRID).mid().floor() / GRID for cell in row) for row in point[x]) for x, _ in named}
    return {**point, **short}


def _middles(point: Point, named: tuple[tuple[Term, Term], ...]) -> Point:
    middles = {x: tuple(tuple(base(cell).mid() for cell in row) for row in point[x]) for x, _ in named}
    return {**point, **middles}
