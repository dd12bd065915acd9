"""Differentials without letters: what varies is what the other lines write the differential of."""

from __future__ import annotations

from collections.abc import Iterable

from derive.kernel.held import in_letters, is_bare
from derive.terms import (
    ZERO,
    Add,
    At,
    Derivative,
    Mul,
    Operator,
    Symbol,
    Term,
    kinds,
    occurs,
    substituted,
    subterms,
    total,
    with_children,
)

from .entries import Change, same

TIME = Symbol("#t")


def varying(terms: Iterable[Term]) -> Change:
    """The differentials of some lines in the letters whose own differential stands in one of them."""
    found = tuple(dict.fromkeys(x for term in terms if Operator in kinds(term) for x in _varied(term)))
    return (lambda term: in_letters(term, found)) if found else same


def along_directions(a: Term, b: Term) -> tuple[Term, Term]:
    """Two terms with each differential as the slope along directions in which the letters vary: any numbers do."""
    return _along(a), _along(b)


def _along(term: Term) -> Term:
    if Operator not in kinds(term):
        return term
    new = with_children(term, _along)
    if type(new) is not Operator or new.name != "differential" or not new.variables or occurs(TIME, new.body):
        return new
    moves = {x: Symbol(f"d{x.name}", x.dims) for x in new.variables if type(x) is Symbol}
    if new.body in moves:
        return moves[new.body]
    if not any(x.shape for x in (new.body, *moves)):
        return total(Mul((Derivative(new.body, x, 1, "partial"), to)) for x, to in moves.items())
    moved = substituted(new.body, {x: Add((x, Mul((TIME, to)))) for x, to in moves.items()})
    return At(Derivative(moved, TIME), (TIME,), (ZERO,))


def _varied(term: Term) -> tuple[Symbol, ...]:
    return tuple(here.body for here in subterms(term) if is_bare(here) and type(here.body) is Symbol)  # type: ignore[attr-defined]
