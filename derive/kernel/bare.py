"""Which scalars canonical forms take as they are: nothing in them has a size, a case, a root or a bounded domain."""

from __future__ import annotations

from functools import cache

from derive.exact.domains import domain
from derive.terms import (
    FUNCTIONS,
    IMAGINARY,
    Add,
    Call,
    Constant,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    constants,
    functions_in,
    kinds,
    symbols,
)

from .cells import jumps

BARE_KINDS = frozenset((Number, Constant, Symbol, Add, Neg, Mul, Div, Pow, Call, Derivative))
SMOOTH = (row.name for row in FUNCTIONS.values() if row.arity == (1, 1) and len(row.slopes) == 1)
BARE_CALLS = frozenset(SMOOTH) - {"sqrt"}


@cache
def bare(term: Term) -> bool:
    """Whether a term is a scalar whose meaning needs no context but for its letters'."""
    return (
        kinds(term) <= BARE_KINDS
        and functions_in(term) <= BARE_CALLS
        and not any(x.dims for x in symbols(term))
        and IMAGINARY not in constants(term)
        and not domain(term)
        and not jumps(term)
    )
