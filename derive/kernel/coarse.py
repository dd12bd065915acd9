"""Points of small rational coordinates, zeros and ties among them, at which statements hold or fail by exact values."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.terms import FALSE, TRUE, Junction, Relation, Term, functions_in

from .enclosures import UNKNOWN
from .facts import meant
from .memberships import Places
from .starting_points import MOST_COARSE, coarse_points

MOST_IN_VAIN = 20
STEPPING = frozenset(("indicator", "abs", "sign", "step", "relu", "max", "min", "floor", "ceil", "argmin", "argmax"))


def steps(a: Term, b: Term) -> bool:
    """Whether there is something in two terms that a point drawn at random seldom shows: a corner, a jump, a place."""
    return not STEPPING.isdisjoint(functions_in(a) | functions_in(b))


def coarse_point(a: Term, b: Term, context: Context) -> Witness | None:
    """A point of small coordinates at which the first statement holds and the second fails."""
    found = next(_failing(a, b, context), None)
    return None if found is None else Witness(found.shown(), TRUE, FALSE)


def coarse_witness(a: Term, b: Term, sign: str, context: Context, most: int = MOST_COARSE) -> Witness | None:
    """A point of small coordinates at which two numbers have values that do not stand in a relation."""
    if a.shape or b.shape or not steps(a, b):
        return None
    for here in _failing(TRUE, Relation(sign, meant(a, context), meant(b, context)), context, most):
        try:
            values = tuple(here.number(here.scalar(side)) for side in (a, b))
        except UNKNOWN:
            continue
        return Witness(here.shown(), *values)
    return None


def _failing(a: Term, b: Term, context: Context, most: int = MOST_COARSE) -> Iterator[Places]:
    """The points at which the first statement holds and the second fails."""
    seen = False
    for k, drawn in enumerate(islice(coarse_points(a, b, context), most)):
        here = Places(drawn.point)
        told = here.truth(Junction("and", drawn.told))
        asked = here.truth(Junction("and", drawn.asked)) if told is not False else None
        if told is True and asked is False:
            yield here
        seen = seen or told is not None
        if not seen and k == MOST_IN_VAIN:
            return
