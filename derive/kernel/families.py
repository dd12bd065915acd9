"""Angles that repeat: x = pi/6 + 2 pi k stands for one angle for each whole number k."""

from __future__ import annotations

from fractions import Fraction

from derive.core.context import Context
from derive.exact.polynomials import coefficients, collected
from derive.terms import (
    INTEGERS,
    MINUS_ONE,
    ONE,
    TRUE,
    TWO,
    Junction,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    letters,
    negated,
    scaled,
    substituted,
    subterms,
    symbols,
    total,
)

from .rings import TooHardError

COUNTING = frozenset("klmn")


def counts(n: Symbol, context: Context) -> bool:
    """Whether a letter stands for any whole number: it is declared so, or is k, l, m, n and nothing is told of it."""
    if n.dims or context.definition(n.name) is not None:
        return False
    told = tuple(fact for fact in context.facts if n in symbols(fact))
    return told == (Relation("in", n, INTEGERS),) or (not told and n.name in COUNTING and n not in context.symbols)


def without_kinds(statement: Term, counted: frozenset[Symbol]) -> Term:
    """The statement without what it says of the letters that count."""
    if type(statement) is not Junction or statement.word != "and":
        return statement
    kept = tuple(part for part in statement.parts if not (_is_kind(part) and symbols(part) <= counted))
    return Junction("and", kept) if len(kept) > 1 else kept[0] if kept else TRUE


def by_parity(statement: Term, counted: frozenset[Symbol]) -> Term:
    """The statement with (-1)^n taken apart: for even n and for odd ones."""
    if type(statement) is Junction:
        return statement.rebuilt(tuple(by_parity(part, counted) for part in statement.parts))
    for n in (x for x in letters(statement) if x in counted):
        if any(type(u) is Pow and u.base is MINUS_ONE and n in symbols(u.exponent) for u in subterms(statement)):
            doubled = scaled(TWO, n)
            halves = tuple(substituted(statement, {n: value}) for value in (doubled, total((doubled, ONE))))
            return Junction("or", tuple(_without_signs(half, n) for half in halves))
    return statement


def _without_signs(term: Term, n: Symbol) -> Term:
    """The term with each power of -1 worked out, whose exponent is even or odd for every n."""
    known: dict[Term, Term] = {}
    for here in subterms(term):
        if type(here) is Pow and here.base is MINUS_ONE:
            found = coefficients(here.exponent, n)
            if found is None or any(c.q != 1 for c in found) or any(c.p % 2 for c in found[1:]):
                raise TooHardError
            known[here] = MINUS_ONE if found and found[0].p % 2 else ONE
    return substituted(term, known)


def _is_kind(part: Term) -> bool:
    return type(part) is Relation and part.sign == "in" and part.right is INTEGERS


def family(part: Term, x: Symbol, counted: frozenset[Symbol]) -> tuple[Term, Term, Fraction]:
    """The constant and the factor of n, and that of the angle, in an equation that is linear in both."""
    held = [n for n in letters(part) if n in counted]
    if type(part) is not Relation or part.sign != "=" or len(held) != 1:
        raise TooHardError
    linear = collected(total((part.left, negated(part.right))), held[0])
    if linear is None or len(linear) != 2 or x in symbols(linear[1]):
        raise TooHardError
    angle = collected(linear[0], x)
    if angle is None or len(angle) != 2 or type(angle[1]) is not Number:
        raise TooHardError
    return angle[0], linear[1], Fraction(angle[1].p, angle[1].q)
