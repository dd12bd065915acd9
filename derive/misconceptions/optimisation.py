"""Wrong rules for extrema."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import FALSE, ZERO, Apply, At, Derivative, Relation, Term

TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _curvature(term: Term) -> bool:
    """Whether a term is a second derivative, at a point or not."""
    match term:
        case Derivative(_, _, 2) | Apply(_, _, 2) | Derivative(Derivative(_, _, 1), _, 1):
            return True
        case At(body, _, _):
            return _curvature(body)
    return False


@misconception("f'' < 0: a minimum", Relation, relation="iff")
def max_taken_as_min(term: Term, context: Context) -> Iterator[Term]:
    """A negative second derivative belongs to a maximum, a positive one to a minimum."""
    match term:
        case Relation(sign, left, right) if sign in TURNED and right is ZERO and _curvature(left):
            yield Relation(TURNED[sign], left, right)


@misconception("f'' = 0: no extremum", Relation, relation="iff")
def second_derivative_zero(term: Term, context: Context) -> Iterator[Term]:
    """Where the second derivative vanishes the test says nothing."""
    match term:
        case Relation("=", left, right) if right is ZERO and _curvature(left):
            yield FALSE
            yield Relation("!=", left, right)


@misconception("f' = 0 iff f = 0", Relation, relation="iff")
def roots_for_critical_points(term: Term, context: Context) -> Iterator[Term]:
    """Critical points are the zeros of the derivative, not of the function."""
    match term:
        case Relation("=", Derivative(body, _, 1), right) if right is ZERO:
            yield Relation("=", body, ZERO)
