"""Mistakes about means, variances and chances whose numbers come from the values of a letter and their chances."""

from __future__ import annotations

from itertools import islice

from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.misconceptions import misconceptions
from derive.terms import ShapeMismatchError, functions_in

from .finite_laws import CHANCES, by_values
from .plantings import plantings

RULES = ("events", "probability", "conditions", "covariances")
MOST = 60


def named_by_chances(step: JudgedStep, chain: WrittenChain, bench: Bench) -> JudgedStep:
    """A wrong step with the mistake that gives its numbers: the rule is applied to means, then these are worked out.

    What explains the sums over the values alone, which the writer has not written, is no name for the step.
    """
    before, after = (chain.lines[place].term for place in (step.start, step.end))
    change = by_values(chain.context)
    if step.follows is not False or before is None or after is None or change is None:
        return step
    if functions_in(before).isdisjoint(CHANCES):
        return step
    wanted = change(after)
    try:
        for planting in islice(plantings(before, chain.context, misconceptions(*RULES)), MOST):
            if bench.same(change(planting.line), wanted, chain.context):
                return step.but(misconception=planting.misconception.name)
    except (ValueError, ShapeMismatchError):
        return step
    return step.but(misconception=None)
