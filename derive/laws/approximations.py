"""Decimals of points whose coordinates have no short exact name."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, Claims, phrase
from derive.exact.decimals import decimal
from derive.terms import Relation, RootOf, Symbol, Term, subterms, symbols


def approximated(
    letters: tuple[Symbol, ...], values: tuple[Term, ...], value: Term, label: str, context: Context
) -> tuple[Claims, ...]:
    """The coordinates and the value as decimals, where a numbered root of a polynomial occurs in them."""
    if not any(type(part) is RootOf for term in values for part in subterms(term)):
        return ()
    shown = tuple(
        Claim(Relation("~=", term, decimal(term, context.digits))) for term in (*values, value) if not symbols(term)
    )
    return (Claims(label, phrase("extrema.decimals", letters), shown),)
