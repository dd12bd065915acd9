"""Proportional: the quotient does not depend on the letters that vary."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.terms import ZERO, Derivative, Div, Symbol, Term, letters

from .bench import Bench


def proportional(a: Term, b: Term, context: Context, bench: Bench, using: tuple[Term, ...]) -> Certificate:
    """Whether b is a constant multiple of a, in the letters named, or in one that both hold and that may vary."""
    named = tuple(term for term in using if type(term) is Symbol)
    if named:
        for letter in named:
            found = _steady(a, b, letter, context, bench)
            if not sound(found.grade):
                return found
        return found
    varying = [x for x in letters(Div(a, b)) if x.name not in context.constants]
    if not varying:
        return Certificate(PROVED, "constants")
    shared = set(letters(a)) & set(letters(b))
    tried = tuple(_steady(a, b, x, context, bench) for x in varying if x in shared or len(varying) == 1)
    known = next((found for found in tried if sound(found.grade)), None)
    if known is not None:
        return known
    if tried and all(found.grade == REFUTED for found in tried):
        return tried[0]
    return Certificate(UNDECIDED, "the quotient varies", seed=bench.seed)


def _steady(a: Term, b: Term, letter: Symbol, context: Context, bench: Bench) -> Certificate:
    """Whether the quotient does not depend on a letter."""
    return bench.equal(Derivative(Div(b, a), letter), ZERO, context)
