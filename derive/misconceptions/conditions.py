"""Wrong rules of conditional probabilities, which stand here as the quotients that they are."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, Add, Call, Div, Junction, Mul, Neg, Term, call, product

from .parts import all_but_one


def _both(*events: Term) -> Term:
    """That events happen together, in the order of their spelling."""
    parts = [p for e in events for p in (e.parts if type(e) is Junction and e.word == "and" else (e,))]
    return call("probability", Junction("and", tuple(sorted(dict.fromkeys(parts), key=repr))))


def _conditional(term: Term) -> tuple[Term, Term] | None:
    """The event and the condition of a conditional probability."""
    match term:
        case Div(Call("probability", (Junction("and", parts),)), Call("probability", (known,))):
            inside = known.parts if type(known) is Junction and known.word == "and" else (known,)
            rest = tuple(p for p in parts if p not in inside)
            if rest and len(rest) + len(inside) == len(parts):
                return rest[0] if len(rest) == 1 else Junction("and", rest), known
    return None


@misconception("P(A and B) = P(A | B) P(A)", Call)
def conditioned_on_the_wrong_event(term: Term, context: Context) -> Iterator[Term]:
    """The probability of both is that of the condition times the conditional one: P(A and B) = P(A | B) P(B)."""
    match term:
        case Call("probability", (Junction("and", parts),)) if len(parts) == 2:
            for known, (other,) in all_but_one(parts):
                yield Mul((Div(term, call("probability", known)), call("probability", other)))


@misconception("P(A | B and C) = P(A | B) P(A | C)", Div)
def conditions_multiplied(term: Term, context: Context) -> Iterator[Term]:
    """What is known is one event, B and C together; the probabilities under each do not multiply."""
    match _conditional(term):
        case (event, Junction("and", parts)):
            yield product(Div(_both(event, each), call("probability", each)) for each in parts)


@misconception("P(A | B) = 1 - P(A | not B)", Div)
def opposite_of_the_condition(term: Term, context: Context) -> Iterator[Term]:
    """The probabilities of an event and of its opposite add up to 1 under one condition, not under opposite ones."""
    match _conditional(term):
        case (event, known):
            turned = known.parts[0] if type(known) is Junction and known.word == "not" else Junction("not", (known,))
            yield Add((ONE, Neg(Div(_both(event, turned), call("probability", turned)))))


@misconception("P(A | B) = P(A and B)", Div)
def condition_not_divided(term: Term, context: Context) -> Iterator[Term]:
    """Under a condition only its cases count, so one divides by its probability."""
    match term:
        case Div(both, _) if _conditional(term):
            yield both
