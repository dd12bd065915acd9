"""Unit vectors in products: they pick an entry."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Call, Component, Mul, Term, factors, product


@rule("e_k^T v = v_k", Mul)
def unit_row_picks_an_entry(term: Mul, context: Context) -> Term | None:
    """A unit vector as a row times a vector is the entry of the vector there."""
    for place, pair in enumerate(zip(term.factors, term.factors[1:], strict=False)):
        match pair:
            case Call("transpose", (Call("unit", (k, _)),)), v if len(v.shape) == 1:
                return product((Component(v, (k,)), *term.factors[:place], *term.factors[place + 2 :]))
    return None


@rule("diag(e_k) v = v_k e_k", Mul)
def unit_diagonal_picks_an_entry(term: Mul, context: Context) -> Term | None:
    """A diagonal matrix with a single one keeps one entry of a vector and makes all others zero."""
    match term.factors:
        case (*before, Call("diag", (Call("unit", (k, _)) as e,)), v) if len(v.shape) == 1:
            return product((Component(v, (k,)), *(f for each in before for f in factors(each)), e))
    return None


UNIT_VECTORS = unit_row_picks_an_entry | unit_diagonal_picks_an_entry
