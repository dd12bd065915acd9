"""Mistakes with means that are sums over told chances to those who judge: looked for in the lines as written."""

from __future__ import annotations

from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.terms import functions_in

from .remarks import mistaken

MEANS = frozenset(("expectation-of-square", "expectation-of-function", "expectation-of-product"))


def with_means(step: JudgedStep, chain: WrittenChain, whole: WrittenChain, bench: Bench) -> JudgedStep:
    """A step with the mistake that means as they are written show, where what is judged holds none."""
    before, after = (chain.lines[place].term for place in (step.start, step.end))
    judged = whole.lines[step.start].term
    if step.follows is not False or before is None or after is None or judged is None:
        return step
    if "expectation" in functions_in(judged) or "expectation" not in functions_in(before) & functions_in(after):
        return step
    found = mistaken(step.but(misconception="", place=None), before, after, "=", whole.context, bench)
    return found if found.misconception in MEANS else step
