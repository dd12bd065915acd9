"""Conditions on what has just been defined: f'(x) = 0 below f(x) = x^2, or dL/dx = y - a = 0 with a constraint."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.terms import (
    ZERO,
    Apply,
    Derivative,
    Operator,
    Relation,
    Symbol,
    Term,
    alike,
    natural_order,
    subterms,
    symbols,
)

MOST = 6


def stationary(
    before: Term,
    after: Term,
    context: Context,
    judge: Callable[[Term], JudgedStep],
    follows: Callable[[Term, Term], JudgedStep],
    given: JudgedStep,
) -> JudgedStep | None:
    """The verdict on a line that sets slopes to zero, where the line before only defines what they are slopes of.

    What such a line says of the slopes apart from that is judged; so is a line without slopes that says of them what
    the line before works out.
    """
    if type(before) is Relation and _is_known_slope(before.left, context) and not _has_slope(after):
        return given if follows(Relation("=", before.right, ZERO), after).follows else None
    if not all(
        _repeats(each, context) or _names(each, after) or _works_out(each, context) for each in conjuncts(before)
    ):
        return None
    parts = conjuncts(after)
    if not _has_slope(after):
        bodies = [each.right for each in conjuncts(before) if type(each) is Relation]
        worked_out = bool(bodies) and all(_is_a_condition(each, bodies[-1], follows) for each in parts)
        return given if worked_out else None
    zeros = [each.left for each in parts if type(each) is Relation and _is_zero(each)]
    if not zeros:
        return None
    for each in parts:
        if not (_is_zero(each) or _equals_one(each, zeros)) and _has_slope(each):
            found = judge(each)
            if not found.follows:
                return found
    return given


def _is_a_condition(equation: Term, body: Term, follows: Callable[[Term, Term], JudgedStep]) -> bool:
    """Whether an equation says that one of the slopes of a number is zero."""
    if type(equation) is not Relation or equation.sign != "=" or body.shape:
        return False
    free = sorted(symbols(body), key=natural_order)
    slopes = (Relation("=", Derivative(body, x, 1, "partial"), ZERO) for x in free[:MOST] if not x.shape)
    return any(follows(slope, equation).follows for slope in slopes)


def _has_slope(term: Term) -> bool:
    return any(_is_slope(part) for part in subterms(term))


def _repeats(equation: Term, context: Context) -> bool:
    """Whether an equation says what a name stands for, and nothing else."""
    if type(equation) is not Relation or equation.sign not in ("=", ":=") or type(equation.left) not in (Symbol, Apply):
        return False
    known = context.definition(equation.left.name)  # type: ignore[attr-defined]
    return known is not None and alike(known.body, equation.right)


def _names(equation: Term, after: Term) -> bool:
    """Whether an equation gives a quantity a name, as L, that the line behind it does not use."""
    match equation:
        case Relation("=" | ":=", Symbol(name) as quantity, body):
            return name[0].isupper() and quantity not in symbols(body) | symbols(after)
    return False


def _works_out(equation: Term, context: Context) -> bool:
    """Whether an equation says what a known slope is."""
    match equation:
        case Relation("=", slope, body):
            return _is_known_slope(slope, context) and not _has_slope(body)
    return False


def _is_zero(equation: Term) -> bool:
    """Whether an equation sets something that varies to zero."""
    return type(equation) is Relation and equation.sign == "=" and equation.right is ZERO and bool(symbols(equation))


def _equals_one(equation: Term, zeros: list[Term]) -> bool:
    """Whether an equation sets something to a slope that is zero, as the first of f_x = f_y = 0 does."""
    if type(equation) is not Relation or equation.sign != "=" or not _is_slope(equation.right):
        return False
    return any(alike(equation.right, each) for each in zeros)


def _is_known_slope(term: Term, context: Context) -> bool:
    """Whether a term is the slope of something that is written out or defined."""
    body = getattr(term, "body", None)
    return _is_slope(term) and (type(body) is not Symbol or context.definition(body.name) is not None)


def _is_slope(part: Term) -> bool:
    return type(part) in (Derivative, Operator) or (type(part) is Apply and part.primes > 0)
