"""What is said of a step beyond its verdict: the mistake that makes it, or the law, and the lines left out."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.terms import Term

from .diagnosis import diagnosed
from .explaining import explained, jumps, right_by_luck

BY_LUCK = "right-by-luck"


def mistaken(step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep:
    """A step that does not follow, with the misconception that reproduces it and the right line."""
    found = diagnosed(before, after, relation, context, bench)
    if found is None:
        return step
    return step.but(misconception=found.misconception, place=found.place, instead=found.instead)


def understood(
    step: JudgedStep, before: Term, after: Term, relation: str, context: Context, bench: Bench
) -> JudgedStep:
    """A step that follows, with the laws that make it, the lines between, or the wrong rule it was lucky with."""
    law = explained(before, after, relation, context, bench)
    if law is not None:
        return step.but(law=law, jump=jumps(before, after, context))
    lucky = right_by_luck(before, after, relation, context, bench)
    return step if lucky is None else step.but(method=BY_LUCK, misconception=lucky)
