"""Terms that stand together."""

from __future__ import annotations

from derive.terms import Collection, Term


def tuple_of(terms: tuple[Term, ...]) -> Term:
    """Several terms as a tuple, a single one as itself."""
    return Collection("tuple", terms) if len(terms) > 1 else terms[0]
