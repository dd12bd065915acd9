"""Rows times columns among the factors of a vector: numbers, which may stand in front."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Mul, Term, product

from .matrix_products import Parted, parted


@rule("u v^T w = (v^T w) u", Mul)
def scalar_in_front(term: Mul, context: Context) -> Term | None:
    """A row times a column is a number and may stand before a vector."""
    found = parted(term)
    for k in range(1, len(found.chain) - 1):
        front, scalar = product(found.chain[:k]), product(found.chain[k:])
        if len(front.shape) == 1 and not scalar.shape:
            return Parted(found.number, (*found.scalars, scalar), found.chain[:k]).whole()
    return None
