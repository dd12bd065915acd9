"""An equation solved for a letter under what is declared of it: denominators cleared, excluded values left out."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.steps import Derivation, standing
from derive.exact.conditions import holds
from derive.terms import FALSE, Junction, Relation, Symbol, Term, substituted, symbols

from .polynomials import solved
from .real_roots import alternatives, either
from .transcendental import numerators_zero
from .whole_lines import joined


@rule("x = r, r > 0 \\lor x = -r \\iff x = r, x > 0", Junction, relation="iff")
def excluded_value_dropped(term: Term, context: Context) -> Term | None:
    """A value that what is declared of the letter excludes is left out."""
    kept = tuple(part for part in alternatives(term) if not _excluded(part, context))
    return either(kept) if len(kept) < len(alternatives(term)) else None


def _excluded(part: Term, context: Context) -> bool:
    if type(part) is not Relation or type(part.left) is not Symbol:
        return False
    about = (fact for fact in context.facts if part.left in symbols(fact))
    return any(holds(context, substituted(fact, {part.left: part.right})) is False for fact in about)


def solved_for(equation: Relation, letter: Symbol, context: Context) -> Derivation:
    """The chain from an equation to the values of a letter that what is declared admits."""
    first = numerators_zero(equation, context) or standing(equation)
    if first.end is FALSE or not isinstance(first.end, Relation):
        return first
    found = joined(first, solved(first.end, letter, context))
    last = excluded_value_dropped(found.end, context)
    return found if last is None else joined(found, last)
