"""Differentials without letters: what varies is what the other lines write the differential of."""

from __future__ import annotations

from collections.abc import Iterable

from derive.terms import Operator, Symbol, Term, kinds, subterms, with_children

from .entries import Change, same


def varying(terms: Iterable[Term]) -> Change:
    """The differentials of some lines in the letters whose own differential stands in one of them."""
    found = tuple(dict.fromkeys(x for term in terms if Operator in kinds(term) for x in _varied(term)))

    def change(term: Term) -> Term:
        new = with_children(term, change) if Operator in kinds(term) else term
        return Operator("differential", new.body, found) if _is_bare(new) else new  # type: ignore[attr-defined]

    return change if found else same


def _varied(term: Term) -> tuple[Symbol, ...]:
    return tuple(here.body for here in subterms(term) if _is_bare(here) and type(here.body) is Symbol)  # type: ignore[attr-defined]


def _is_bare(term: Term) -> bool:
    return type(term) is Operator and term.name == "differential" and not term.variables
