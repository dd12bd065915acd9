"""Terms that stand together, and the terms that do."""

from __future__ import annotations

from derive.terms import Collection, Term, Vector


def tuple_of(terms: tuple[Term, ...]) -> Term:
    """Several terms as a tuple, a single one as itself."""
    return Collection("tuple", terms) if len(terms) > 1 else terms[0]


def entries_of(term: Term) -> tuple[Term, ...]:
    """The entries of a vector; any other term is its only one."""
    return term.entries if type(term) is Vector else (term,)
