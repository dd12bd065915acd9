"""Letters in the exponents of matrices, A^k: whole numbers, which is said."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import NATURALS, Pow, Relation, Term, letters, subterms


def exponents(terms: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """The facts that letters are whole numbers: those in exponents of matrices of which nothing else is known."""
    powers = (part for term in terms for part in subterms(term) if type(part) is Pow and len(part.base.shape) == 2)
    found = dict.fromkeys(x for power in powers for x in letters(power.exponent))
    told = {x for fact in context.facts for x in letters(fact)}
    return tuple(Relation("in", x, NATURALS) for x in found if x not in told and context.definition(x.name) is None)


def exponents_said(facts: tuple[Term, ...]) -> tuple[str, ...]:
    """The sentences on letters that are taken to be whole numbers."""
    return tuple(f"{x.name} is taken to be a whole number." for fact in facts for x in letters(fact))
