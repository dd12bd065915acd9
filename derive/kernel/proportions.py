"""Proportional: the quotient does not depend on the letters that vary."""

from __future__ import annotations

from derive.core.certificates import UNDECIDED, Certificate
from derive.core.context import Context
from derive.terms import ZERO, Derivative, Div, Symbol, Term, letters

from .bench import Bench


def proportional(a: Term, b: Term, context: Context, bench: Bench, using: tuple[Term, ...]) -> Certificate:
    """Whether b is a constant multiple of a, in the letters named, or in all that are not declared constant."""
    named = tuple(term for term in using if type(term) is Symbol)
    for letter in named or tuple(x for x in letters(Div(a, b)) if x.name not in context.constants):
        found = bench.equal(Derivative(Div(b, a), letter), ZERO, context)
        if found.grade not in ("proved", "almost-sure"):
            return found if named else Certificate(UNDECIDED, "the quotient varies", seed=bench.seed)
    return found if named or letters(Div(a, b)) else Certificate("proved", "constants")
