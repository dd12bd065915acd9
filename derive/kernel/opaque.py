"""Equality whatever the entries and sums are: each is taken for a letter of its own, which proves but never refutes."""

from __future__ import annotations

from derive.core.certificates import PROVED
from derive.core.context import Context
from derive.exact.signs import sign
from derive.terms import (
    ZERO,
    At,
    Binder,
    Call,
    Component,
    Derivative,
    Operator,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    nameless,
    shape,
    subterms,
    symbols,
    with_children,
)

WHOLE = (Component, Binder, Derivative, Operator, At)


def equal_for_any_entries(a: Term, b: Term, context: Context) -> bool:
    """Whether two scalar terms are proved equal with letters in the place of their entries, sums and derivatives."""
    from .equality import Judge

    letters: dict[Term, Symbol] = {}

    def change(term: Term) -> Term:
        if type(term) in WHOLE or (type(term) is Call and (term.name == "delta" or any(map(shape, term.arguments)))):
            key = nameless(term)
            return letters.setdefault(key, Symbol(f"whole {len(letters) + 1}"))
        return with_children(term, change)

    left, right = change(a), change(b)
    if not letters or any(shape(x) for x in symbols(left) | symbols(right)):
        return False
    kept = tuple(fact for fact in context.facts if _of_scalars(fact))
    above = tuple(Relation(">", letter, ZERO) for term, letter in letters.items() if _above_zero(term, context))
    return Judge(Context(facts=(*kept, *above))).equal(left, right).grade == PROVED


def _of_scalars(fact: Term) -> bool:
    return not any(type(here) in WHOLE or (type(here) is Symbol and here.dims) for here in subterms(fact))


def _above_zero(term: Term, context: Context) -> bool:
    try:
        return sign(term, context) == frozenset((1,))
    except ShapeMismatchError:
        return False
