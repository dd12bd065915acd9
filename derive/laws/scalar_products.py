"""Rows times columns: dot products written as such, and numbers among the factors of a vector."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Call, Mul, Term, call, product

from .differentials import holds_differential
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


@rule("u . v = u^T v", Call)
def dot_product_as_a_row(term: Call, context: Context) -> Term | None:
    """A dot product is the row of one vector times the column of the other, that which varies behind."""
    match term:
        case Call("dot", (u, v)):
            row, column = (v, u) if holds_differential(u) and not holds_differential(v) else (u, v)
            return product((call("transpose", row), column))
    return None
