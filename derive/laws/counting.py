"""Where sums of absolute values of any size are least: by how many of the numbers lie below, and how many above."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.core.strategies import Choice, Line, Strategy
from derive.core.traversals import Everywhere, Innermost
from derive.exact.corner_sums import slopes_of_a_sum
from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Call,
    Junction,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    factors,
    opened,
    product,
    subterms,
    symbols,
    total,
)

from .arithmetic import TRIVIAL
from .general_identities import bracket_multiplied_out
from .indices import is_sum, sum_of_a_constant, sum_of_sums
from .lettering import fresh, used
from .stationary_sums import AtPlace
from .subgradients import inequality_solved

DENIED = {">=": "<", "<=": ">"}


@rule("", Relation, relation=IFF)
def zero_between_the_slopes(term: Relation, context: Context) -> Term | None:
    """A convex function is least exactly where zero lies between its slopes from the left and from the right."""
    match term:
        case Relation("in", place, Call("argmin", (body, Symbol() as letter))) if letter not in symbols(place):
            found = slopes_of_a_sum(body, letter, place, context)
            if found is not None:
                return Junction("and", (Relation("<=", found.left, ZERO), Relation(">=", found.right, ZERO)))
    return None


@rule("sum(indicator(a_i >= m), i=1..n) = n - sum(indicator(a_i < m), i=1..n)", Binder)
def all_but_the_others(term: Binder, context: Context) -> Term | None:
    """Those that are not below are all but those that are below, and those not above all but those above."""
    if not is_sum(term) or term.high is None:
        return None
    index = Symbol(f"{term.letter}#")
    parts = factors(opened(term, index))
    for place, each in enumerate(parts):
        match each:
            case Call("indicator", (Relation(sign, low, high),)) if sign in DENIED:
                rest = (*parts[:place], *parts[place + 1 :])
                other = call("indicator", Relation(DENIED[sign], low, high))
                whole = _summed(product(rest), index, term) if rest else term.high
                return total((whole, Neg(_summed(product((*rest, other)), index, term))))
    return None


def _summed(body: Term, index: Symbol, like: Binder) -> Term:
    return Binder("sum", like.letter, bind("sum", index, body).body, ONE, like.high)


TIDY = Innermost(sum_of_a_constant | TRIVIAL)
TAKEN_APART = Line(Everywhere(bracket_multiplied_out) >> Everywhere(sum_of_sums) >> TIDY)
COUNTED = Line(Everywhere(all_but_the_others))


def counted(body: Term, letter: Symbol, context: Context) -> Derivation | None:
    """The chain from a place at which a sum is least to the numbers below and above it; None of other functions."""
    if type(body) is not Binder or type(body.high) is Number:
        return None
    place = fresh(("m", "k", "r"), used(body) | {each.name for each in context.symbols})
    start = Relation("in", place, call("argmin", body, letter))
    first = zero_between_the_slopes(start, context)
    if first is None:
        return None
    here = first
    for strategy in (TAKEN_APART, COUNTED):
        here = _then(here, strategy(here.end, context))
    return _then(here, _solved(here.end, context))


def _then(found: Derivation, more: Derivation | None) -> Derivation:
    if more is None:
        return found
    steps = tuple(step.but(relation=IFF) for step in more.steps)
    return Derivation(found.start, (*found.steps, *steps), more.end)


def _solved(system: Term, context: Context) -> Derivation | None:
    """Each inequality solved for the count that it holds."""
    line: Strategy = Choice(())
    for k, part in enumerate(system.children):
        count = next((each for each in subterms(part) if type(each) is Binder and _is_count(each)), None)
        if count is not None:
            line = line >> AtPlace((k,), inequality_solved.with_(count))
    return Line(line)(system, context)


def _is_count(term: Binder) -> bool:
    return any(type(each) is Call and each.name == "indicator" for each in subterms(term.body))
