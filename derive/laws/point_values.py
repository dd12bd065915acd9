"""The value of an earlier result at a point."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Phrase
from derive.core.errors import InputError, OutsideError
from derive.core.questions import Point, equations
from derive.core.steps import Derivation, Step
from derive.exact.conditions import holds
from derive.terms import ZERO, At, Div, Pow, Relation, Term, equation, substituted, subterms

from .evaluation import point_inserted
from .results import result_put_in
from .values import WORKED


def value_there(
    left: Term, result: Term, point: Point, label: str, conditions: tuple[Term, ...], context: Context
) -> Derivation:
    """The value of an earlier result at a point: put in, the numbers put in, worked out."""
    letters, values = tuple(x for x, _ in point), tuple(value for _, value in point)
    inside((*conditions, *_denominators(result)), point, context)
    start = At(left, letters, values)
    known = result_put_in.with_(equation(left, result)).by(label)(left, context)
    steps: list[Step] = [step.but(position=(0, *step.position)) for step in known.steps] if known else []
    here: Term = At(result, letters, values)
    for strategy in (point_inserted, WORKED):
        if (found := strategy(here, context)) is not None:
            steps += found.steps
            here = found.end
    if any(type(t) is Div and t.under is ZERO for t in subterms(here)):
        raise InputError("a denominator is zero at this point; the value does not exist there")
    return Derivation(start, tuple(steps), here)


def value_part(
    whole: Chain, point: Point, label: str, heading: Phrase, conditions: tuple[Term, ...], context: Context
) -> Chain:
    """The part that gives the value, at a point, of what a chain ends in."""
    found = value_there(whole.derivation.start, whole.derivation.end, point, whole.label, conditions, context)
    return Chain(label, heading, found, uses=(whole.label,))


def inside(conditions: tuple[Term, ...], point: Point, context: Context) -> None:
    """Refuse a point at which a condition of the result fails."""
    values: dict[Term, Term] = dict(point)
    for condition in conditions:
        if holds(context, substituted(condition, values)) is False:
            raise OutsideError(equations(point), condition)


def _denominators(result: Term) -> tuple[Term, ...]:
    """The conditions that the denominators of a result are not zero."""
    below = (part.under for part in subterms(result) if type(part) is Div)
    return tuple(Relation("!=", u.base if type(u) is Pow else u, ZERO) for u in below)
