"""Letters that a witness need not name: what is put in for them does not matter."""

from __future__ import annotations

from derive.terms import At, Component, Symbol, Term, distinct_subterms


def needless(*terms: Term) -> frozenset[Symbol]:
    """Letters of which only entries occur, and those that stand for a place at which something is taken."""
    parts = [part for term in terms for part in distinct_subterms(term)]
    found: set[Symbol] = set()
    for part in parts:
        match part:
            case Component(Symbol() as base, _) if not base.dims:
                found.add(base)
            case At(_, letters, _):
                found.update(x for x in letters if type(x) is Symbol)
    return frozenset(found.difference(*map(standing, terms))) if found else frozenset()


def standing(term: Term) -> frozenset[Symbol]:
    """The letters that stand by themselves."""
    match term:
        case Symbol():
            return frozenset((term,))
        case Component(Symbol(), indices):
            return frozenset().union(*map(standing, indices))
        case At(body, letters, values):
            return (standing(body) - frozenset(letters)).union(*map(standing, values))
    return frozenset().union(*map(standing, term.children))
