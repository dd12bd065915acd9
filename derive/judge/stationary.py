"""Conditions on what has just been defined: f'(x) = 0 below f(x) = x^2, or dL/dx = y - a = 0 with a constraint."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.terms import ZERO, Apply, Derivative, Operator, Relation, Symbol, Term, alike, subterms, symbols


def stationary(
    before: Term, after: Term, context: Context, judge: Callable[[Term], JudgedStep], given: JudgedStep
) -> JudgedStep | None:
    """The verdict on a line that sets slopes to zero, where the line before only defines what they are slopes of.

    What such a line says of the slopes apart from that is judged.
    """
    if not all(_repeats(each, context) for each in conjuncts(before)):
        return None
    parts = conjuncts(after)
    if not any(_is_slope(part) for part in subterms(after)) or not any(_is_zero(each) for each in parts):
        return None
    for each in parts:
        if not _is_zero(each) and any(_is_slope(part) for part in subterms(each)):
            found = judge(each)
            if not found.follows:
                return found
    return given


def _repeats(equation: Term, context: Context) -> bool:
    """Whether an equation says what a name stands for, and nothing else."""
    if type(equation) is not Relation or equation.sign not in ("=", ":=") or type(equation.left) not in (Symbol, Apply):
        return False
    known = context.definition(equation.left.name)  # type: ignore[attr-defined]
    return known is not None and alike(known.body, equation.right)


def _is_zero(equation: Term) -> bool:
    """Whether an equation sets something that varies to zero."""
    return type(equation) is Relation and equation.sign == "=" and equation.right is ZERO and bool(symbols(equation))


def _is_slope(part: Term) -> bool:
    return type(part) in (Derivative, Operator) or (type(part) is Apply and part.primes > 0)
