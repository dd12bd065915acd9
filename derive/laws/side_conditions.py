"""Conditions that a law needs, left out where they follow from what is declared."""

from __future__ import annotations

from collections.abc import Iterable

from derive.core.context import Context
from derive.core.rules import Provided
from derive.terms import (
    ZERO,
    Call,
    Pow,
    Relation,
    Term,
)

from .monomials import parts


def provided(after: Term, conditions: Iterable[Term], context: Context) -> Term | Provided | None:
    """The result under its conditions; None where one of them fails."""
    needed = tuple(dict.fromkeys(conditions))
    if any(_holds(context, condition) is False for condition in needed):
        return None
    return Provided(after, needed) if needed else after


def _holds(context: Context, condition: Term) -> bool | None:
    """Whether a condition holds; what decides that is loaded where it is asked first."""
    from derive.exact.conditions import holds

    return holds(context, condition)


def unless_plain(condition: Relation, context: Context) -> tuple[Term, ...]:
    """The condition, left out where it follows from what is declared."""
    far = condition.sign == "!=" and any(_far_from_zero(fact, condition.left, context) for fact in context.facts)
    return () if far or _holds(context, condition) else (condition,)


def _far_from_zero(fact: Term, term: Term, context: Context) -> bool:
    """Whether a fact says that |u| is larger than a number that is not negative."""
    match fact:
        case Relation(">", Call("abs", (u,)), bound) if u is term:
            return _holds(context, Relation(">=", bound, ZERO)) is True
    return False


def apart_from_zero(term: Term, context: Context) -> tuple[Term, ...]:
    """The condition that a term is not zero, left out where that is plain."""
    base = term.base if type(term) is Pow else term
    if any(base in _kept_from_zero(fact) for fact in context.facts):
        return ()
    return unless_plain(Relation("!=", base, ZERO), context)


def _kept_from_zero(fact: Term) -> tuple[Term, ...]:
    """The factors of what a fact keeps from zero."""
    match fact:
        case Relation("!=" | ">" | "<", left, right) if right is ZERO:
            return parts(left)[1]
    return ()
