"""Lines in which the writer puts numbers into a formula that nothing declares: the formula with those values."""

from __future__ import annotations

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.kernel.bench import Bench
from derive.terms import (
    Add,
    Apply,
    Binder,
    Call,
    Component,
    Derivative,
    Div,
    Junction,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    alike,
    kinds,
    number,
    occurs,
    substituted,
    symbols,
)

CHANCES = frozenset(("probability", "expectation", "variance", "covariance"))
WORKED_OUT = frozenset((Binder, Derivative, Operator, Apply))
Values = dict[Term, Term]


def put_in(before: Term, after: Term, context: Context, bench: Bench) -> tuple[Certificate, Relation | Junction] | None:
    """The values that make one line of the other, part by part, and how that is known; None where they do not fit."""
    if symbols(after) or not symbols(before) or _is_open(before) or kinds(before) & WORKED_OUT:
        return None
    values: Values = {}
    if not _fits(before, after, values) or not all(_is_free(each, value, context) for each, value in values.items()):
        return None
    if not _add_up(values, context, bench):
        return None
    told = tuple(Relation("=", each, value) for each, value in values.items())
    meaning: Relation | Junction = told[0] if len(told) == 1 else Junction("and", told)
    return Certificate(PROVED, "values put in", seed=bench.seed), meaning


def _is_open(term: Term) -> bool:
    """Whether a term stands for a number by itself: a letter, a probability, or one under a condition."""
    match term:
        case Call("probability") | Component() | Symbol():
            return True
        case Call(name) if name in CHANCES:
            return True
        case Div(Call("probability"), Call("probability")):
            return True
    return False


def _fits(before: Term, after: Term, values: Values) -> bool:
    """Whether a term becomes another where letters have values, which are noted."""
    if _is_open(before):
        known = values.setdefault(before, after)
        return not before.shape and (known is after or alike(known, after))
    match before, after:
        case Neg(inner), Number(p, q) if p < 0:
            return _fits(inner, number(-p, q), values)
        case Div(over, under), Number(p, q) if q != 1:
            return _fits(over, number(p), values) and _fits(under, number(q), values)
    if not before.children or not symbols(before):
        return alike(before, after)
    if type(before) is not type(after) or len(before.children) != len(after.children):
        return False
    if type(before) is not Add and getattr(before, "name", None) != getattr(after, "name", None):
        return False
    return all(_fits(one, other, values) for one, other in zip(before.children, after.children, strict=True))


def _is_free(letter: Term, value: Term, context: Context) -> bool:
    """Whether nothing that is told gives a letter another value, or none."""
    if type(letter) in (Symbol, Component) and any(context.definition(x.name) is not None for x in symbols(letter)):
        return False
    facts = [fact for fact in context.facts if occurs(letter, fact)]
    if any(type(fact) is Relation and fact.sign in ("=", ":=") for fact in facts):
        return False
    return not any(holds(Context(), substituted(fact, {letter: value})) is False for fact in facts)


def _add_up(values: Values, context: Context, bench: Bench) -> bool:
    """Whether an event and its opposite have chances that make one, under the same condition too."""
    chances = {_event(each): value for each, value in values.items() if _event(each) is not None}
    for event, value in chances.items():
        other = chances.get((Junction("not", (event[0],)), event[1])) if event else None
        if other is not None and not bench.same(Add((value, other)), number(1), context):
            return False
    return True


def _event(term: Term) -> tuple[Term, Term | None] | None:
    match term:
        case Call("probability", (Call("given", (event, known)),)):
            return event, known
        case Call("probability", (event,)):
            return event, None
    return None
