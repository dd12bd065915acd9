"""Where a convex sum of any size is least: exactly where zero lies between its slopes from both sides."""

from __future__ import annotations

from derive.core.certificates import PROVED, UNDECIDED, Certificate
from derive.core.context import Context
from derive.exact.corner_sums import slopes_of_a_sum
from derive.terms import ZERO, Call, Junction, Relation, Symbol, Term, alike, symbols

from .bench import Bench

METHOD = "zero between the one-sided slopes of a convex function"


def is_membership(statement: Term) -> bool:
    """Whether a statement says that a number is among those at which something is least."""
    match statement:
        case Relation("in", _, Call("argmin", (_, Symbol()))):
            return True
    return False


def least_exactly_where(place: Relation, statement: Term, context: Context, bench: Bench) -> Certificate:
    """Whether a number is among those at which a sum is least exactly where a statement about its slopes holds."""
    from .minima import bounded

    body, letter = place.right.children
    if type(letter) is Symbol and letter not in symbols(place.left) and not bounded(letter, context):
        slopes = slopes_of_a_sum(body, letter, place.left, context)
        if slopes is not None:
            between = (Relation("<=", slopes.left, ZERO), Relation(">=", slopes.right, ZERO))
            if alike(statement, Junction("and", between)):
                return Certificate(PROVED, METHOD, seed=bench.seed)
    from .subgradients import least_by_subgradients

    if least_by_subgradients(place, statement, context, bench):
        return Certificate(PROVED, "zero among the subgradients of a convex function", seed=bench.seed)
    return Certificate(UNDECIDED, "no slopes are known", seed=bench.seed)
