"""What two terms share, as letters of any value: an identity that holds for all matrices holds for these."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from derive.terms import (
    Add,
    Binder,
    Bound,
    Call,
    Component,
    Derivative,
    Operator,
    Pow,
    Symbol,
    Term,
    kinds,
    substituted,
    subterms,
    symbols,
    with_children,
)

SEEN_THROUGH = frozenset(
    ("transpose", "tr", "diag", "inverse", "det", "hadamard", "kron", "dot", "ones", "zeros", "identity", "unit")
)
WORKED_OUT = (Binder, Bound, Component, Derivative)


def with_letters(a: Term, b: Term) -> tuple[Term, Term] | None:
    """Both terms with letters for the vectors and matrices that they share; None where nothing is to be gained.

    A differential of more than a letter is not constant in its parts: only the one part through which everything
    varies gets a letter that varies then.
    """
    if any(kind in kinds(side) for side in (a, b) for kind in WORKED_OUT):
        return None
    varying = _through_one_part(a, b)
    one, other = varying or (a, b)
    if _varies(one) or _varies(other):
        return varying
    theirs = frozenset(_parts(other))
    shared = tuple(dict.fromkeys(part for part in _parts(one) if part in theirs))
    if not shared:
        return varying
    letters: dict[Term, Term] = {part: Symbol(f"part {k}", part.shape) for k, part in enumerate(shared)}
    return substituted(one, letters), substituted(other, letters)


def _through_one_part(a: Term, b: Term) -> tuple[Term, Term] | None:
    """Both terms with a varying letter for the only part whose differential stands in the second one."""
    inner = tuple(dict.fromkeys(here for here in subterms(b) if type(here) is Operator))
    if len(inner) != 1 or inner[0].name != "differential" or len(inner[0].variables) != 1:
        return None
    part, (x,) = inner[0].body, inner[0].variables
    if type(part) is Symbol:
        return None
    letter = Symbol("varying part", part.shape)
    one, other = (_revaried(substituted(side, {part: letter}), x, letter) for side in (a, b))
    return None if x in symbols(one) or x in symbols(other) else (one, other)


def _revaried(term: Term, x: Term, letter: Symbol) -> Term:
    """The term with its differentials taken where another letter varies."""
    new = with_children(term, lambda child: _revaried(child, x, letter))
    if type(new) is Operator and new.variables == (x,):
        return Operator(new.name, new.body, (letter,))
    return new


def _varies(term: Term) -> bool:
    """Whether something but a letter's own differential is differentiated."""
    found = (here for here in subterms(term) if type(here) is Operator)
    return any(here.name != "differential" or (here.body,) != here.variables for here in found)


def _parts(term: Term) -> Iterator[Term]:
    """The sums, powers and functions in a term that have a shape and no differential, the outermost first."""
    for here in subterms(term):
        whole = type(here) in (Add, Pow) or (type(here) is Call and here.name not in SEEN_THROUGH)
        if whole and here.shape and not _has_differential(here):
            yield here


@cache
def _has_differential(term: Term) -> bool:
    return Operator in kinds(term)
