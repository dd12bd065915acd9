"""Quantities with a definition, and sums of deviations from a mean."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ZERO, Add, Apply, Binder, Component, Div, Neg, Term, substituted, taken_out

from .indices import INNERMOST, is_sum


def meaning(term: Term, context: Context) -> Term | None:
    """What a defined quantity stands for, None of anything else."""
    if type(term) is not Apply or term.primes:
        return None
    found = context.definition(term.name)
    if found is None or len(found.parameters) != len(term.arguments):
        return None
    return substituted(found.body, dict(zip(found.parameters, term.arguments, strict=True)))


@rule("sum(x_k - m, k=1..n) = 0, m = sum(x_k, k=1..n)/n", Binder)
def deviations_from_the_mean(term: Binder, context: Context) -> Term | None:
    """The deviations from the mean add up to zero."""
    match term.body:
        case Add((Component(_, (at,)), Neg(m))) if is_sum(term) and at is INNERMOST and term.high is not None:
            match meaning(taken_out(m), context):
                case Div(Binder() as whole, size) if is_sum(whole) and size is term.high is whole.high:
                    return ZERO if whole.body is term.body.terms[0] else None
    return None
