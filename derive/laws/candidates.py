"""What is known of a function on a feasible set, and of each candidate for an extreme point."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Part
from derive.exact.constants import difference_sign
from derive.terms import Record, Relation, Symbol, Term

from .classification import Point

Letters = tuple[Symbol, ...]


class Feasible(Record):
    """A function and its constraints, and the derivatives of the constraints and of the Lagrangian."""

    body: Term
    constraints: tuple[Relation, ...]
    letters: Letters
    multipliers: Letters
    jacobian: Term
    hessian: Term


class Candidate(Record):
    """What is known of one candidate so far; `bare` where no second derivatives can be asked."""

    point: Point
    parts: tuple[Part, ...] = ()
    bare: bool = False


def extremes(found: tuple[Candidate, ...], context: Context) -> tuple[Term, Term]:
    """The lowest and the highest value."""
    low = high = found[0].point.value
    for each in found[1:]:
        low = each.point.value if difference_sign(each.point.value, low, context) < 0 else low
        high = each.point.value if difference_sign(each.point.value, high, context) > 0 else high
    return low, high


def named(each: Candidate, word: str) -> str:
    """The kind of a lowest or highest candidate: degenerate where second derivatives exist and fail."""
    if each.point.kind:
        return each.point.kind
    return word if each.bare else f"degenerate-{word}"
