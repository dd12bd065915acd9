"""Cases that leave out a part of the line: a point at which one side has a value and no case of the other applies."""

from __future__ import annotations

from typing import Any

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.terms import UNDEFINED, Cases, Relation, Term, distinct_subterms, kinds, letters, number, subterms, total

from .balls import Balls
from .cells import difference
from .evaluation import NoValueError
from .exactly import value as exact_value
from .facts import facts_of, meant
from .points import points
from .sampling import FAILURES, decimal
from .turning import turning_points

BITS, MOST_POINTS = 160, 60


def uncovered(before: Term, after: Term, context: Context) -> Witness | None:
    """A point in a gap between the cases of a line at which the line before has a value; None where none is found."""
    before, after = meant(before, context), meant(after, context)
    if before.shape or after.shape or not _has_gaps(after) or _has_gaps(before):
        return None
    both = total((before, after))
    free = tuple(x for x in letters(both) if not x.dims)
    drawn = tuple(points(free, facts_of(context), 0, MOST_POINTS, turning_points(both, free)))
    asked = tuple(difference(each) for here in subterms(after) if type(here) is Cases for each in _relations(here))
    edges = tuple(edge for edge in asked if any(exact_value(edge, point) != 0 for point in drawn))
    for point in drawn:
        if any(exact_value(edge, point) == 0 for edge in edges):
            continue
        with working_at(BITS):
            balls = Balls(point, BITS)
            here = _value(before, balls)
            if here is not None and _leaves_out(after, balls):
                at = tuple((x.name, number(point[x].numerator, point[x].denominator)) for x in free if x in point)
                return Witness(at, decimal(here, 10), UNDEFINED)
    return None


def _has_gaps(term: Term) -> bool:
    """Whether there are cases in a term without one for everything else."""
    return Cases in kinds(term) and any(type(u) is Cases and u.otherwise is None for u in distinct_subterms(term))


def _relations(term: Cases) -> tuple[Relation, ...]:
    return tuple(u for condition in term.conditions for u in subterms(condition) if type(u) is Relation)


def _value(term: Term, balls: Balls) -> Any:
    """The finite value of a term; None where it has none, or that is not seen."""
    try:
        found = balls.value(term)
    except FAILURES:
        return None
    return found if found.is_finite() else None


def _leaves_out(term: Term, balls: Balls) -> bool:
    """Whether a term has no value at a point."""
    try:
        balls.value(term)
    except NoValueError:
        return True
    except FAILURES:
        return False
    return False
