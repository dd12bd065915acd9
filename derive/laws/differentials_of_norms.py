"""Differentials of norms and of their powers."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Call,
    Div,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    call,
    number,
    product,
    raised,
)

from .contractions import euclidean
from .differentials import d, opened
from .elementwise import needed_of_entries
from .matrix_products import chained, flipped

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"

Given = Term | Provided | None


@rule("differential(norm(u)^2) = 2 u^T differential(u)", Operator)
def differential_of_a_squared_norm(term: Operator, context: Context) -> Term | None:
    """The squared norm varies by twice the product with how the vector varies; of a matrix, its trace."""
    match opened(term):
        case Pow(Call("norm", (u, *order)), exponent), x if exponent is TWO and euclidean(u, order):
            return product((TWO, *_inner(u, x)))
    return None


def _inner(u: Term, x: Symbol) -> tuple[Term, ...]:
    row, change = flipped(u), d(u, x)
    return (row, change) if len(u.shape) == 1 else (call("tr", product((row, change))),)


@rule("differential(norm(u)) = (u^T differential(u))/norm(u)", Operator)
def differential_of_a_norm(term: Operator, context: Context) -> Given:
    """The norm varies by the product of the direction of the vector with how it varies."""
    match opened(term):
        case Call("norm", (u, *order)) as norm, x if euclidean(u, order):
            return Provided(Div(product(_inner(u, x)), norm), (Relation(">", norm, ZERO),))
    return None


@rule("differential(norm(u)^k) = k norm(u)^(k - 2) u^T differential(u)", Operator)
def differential_of_a_power_of_a_norm(term: Operator, context: Context) -> Given:
    """A power of the norm varies by the exponent times the power two lower times the vector times how that varies."""
    match opened(term):
        case Pow(Call("norm", (u, *order)) as norm, Number(p, q) as k), x if k is not TWO and euclidean(u, order):
            needed = () if p >= 2 * q else (Relation(">", norm, ZERO),)
            return Provided(chained((k, raised(norm, number(p - 2 * q, q)), *_inner(u, x))), needed)
    return None


@rule("differential(norm(u, 1)) = sign(u)^T differential(u)", Operator)
def differential_of_a_first_norm(term: Operator, context: Context) -> Given:
    """The 1-norm varies by the product of the signs of the entries with how the vector varies."""
    match opened(term):
        case Call("norm", (u, order)), x if order is ONE and len(u.shape) == 1:
            needed = needed_of_entries(call("abs", u), context)
            return Provided(product((call("transpose", call("sign", u)), d(u, x))), needed)
    return None


OF_NORMS = (
    differential_of_a_squared_norm
    | differential_of_a_norm
    | differential_of_a_power_of_a_norm
    | differential_of_a_first_norm
)
