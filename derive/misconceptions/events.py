"""Wrong rules for the probabilities of events."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, Call, Div, Junction, Term, call, fraction, product, total


@misconception("P(A | B) = P(B | A) P(B) / P(A)", Call, Div)
def bayes_inverted(term: Term, context: Context) -> Iterator[Term]:
    """In Bayes' rule the prior stands above, and the probability of what was observed below."""
    match term:
        case Call("probability", (Call("given", (a, b)),)):
            chance, known = call("probability", a), call("probability", b)
            yield fraction(product((call("probability", call("given", b, a)), known)), chance)
        case Div(Call("probability", (Junction("and", (a, b)),)) as both, Call("probability", (condition,)) as known):
            chance = call("probability", a if condition is b else b)
            yield Div(product((Div(both, chance), known)), chance)


@misconception("P(A or B) = P(A) + P(B)", Call)
def overlap_counted_twice(term: Term, context: Context) -> Iterator[Term]:
    """What both events have in common is counted once only: P(A and B) is taken off."""
    match term:
        case Call("probability", (Junction("or", parts),)):
            yield total(call("probability", part) for part in parts)


@misconception("P(A and B) = P(A) P(B)", Call)
def taken_as_independent(term: Term, context: Context) -> Iterator[Term]:
    """Probabilities are multiplied only where the events are independent."""
    match term:
        case Call("probability", (Junction("and", parts),)):
            yield product(call("probability", part) for part in parts)


@misconception("P(A and B) = P(A) + P(B)", Call)
def both_added(term: Term, context: Context) -> Iterator[Term]:
    """The probability that both happen is no sum."""
    match term:
        case Call("probability", (Junction("and", parts),)):
            yield total(call("probability", part) for part in parts)


@misconception("P(not A) = P(A)", Call)
def complement_missed(term: Term, context: Context) -> Iterator[Term]:
    """What an event and its opposite have for probabilities adds up to 1."""
    match term:
        case Call("probability", (Junction("not", (part,)),)):
            yield call("probability", part)
            yield total((ONE, call("probability", part)))
