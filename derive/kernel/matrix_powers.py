"""Powers of a matrix with a letter in the exponent beside what their entries are said to be: by induction."""

from __future__ import annotations

from derive.terms import ONE, ZERO, Pow, Symbol, Term, letters, substituted, total

from .explicit import grid
from .term_functions import flat
from .term_matrices import Grid, identity, times

Pairs = tuple[tuple[Term, Term], ...]


def inductive(a: Term, b: Term) -> tuple[Symbol, Pairs] | None:
    """The letter k and the equations that make A^k = F(k) for k = 0, 1, ...: F(0) = I and F(k + 1) = A F(k)."""
    for one, other in ((a, b), (b, a)):
        if type(one) is Pow and type(k := one.exponent) is Symbol and k not in letters(one.base):
            matrix, made = grid(one.base), grid(other)
            first, later = (_at(made, k, place) for place in (ZERO, total((k, ONE))))
            return k, (*_pairs(first, identity(len(matrix))), *_pairs(later, times(matrix, made)))
    return None


def _at(cells: Grid, k: Symbol, place: Term) -> Grid:
    return tuple(tuple(substituted(cell, {k: place}) for cell in row) for row in cells)


def _pairs(a: Grid, b: Grid) -> Pairs:
    return tuple(zip(flat(a), flat(b), strict=True))
