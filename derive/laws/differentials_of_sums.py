"""Differentials of sums over samples, and what stays the same in every summand taken out in front or behind."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    Add,
    Binder,
    Mul,
    Neg,
    Operator,
    Term,
    coefficient,
    product,
    scaled,
    summands,
    symbols,
    taken_out,
    total,
)

from .differentials import d, opened
from .indices import depends, is_sum
from .matrix_products import Parted, parted

SOURCE = "Magnus and Neudecker, Matrix Differential Calculus, ch. 8"


@rule("differential(sum(a_k, k=1..n)) = sum(differential(a_k), k=1..n)", Operator)
def differential_of_a_sum_over_an_index(term: Operator, context: Context) -> Term | None:
    """The differential of a sum is the sum of the differentials of its summands."""
    match opened(term):
        case Binder("sum") as whole, x if is_sum(whole) and x in symbols(whole.body):
            return Binder("sum", whole.letter, d(whole.body, x), whole.low, whole.high)
    return None


@rule("sum(c a_k, k=1..n) = c sum(a_k, k=1..n)", Binder)
def numbers_out_of_a_sum(term: Binder, context: Context) -> Term | None:
    """A number or a sign that all summands have stands before the sum."""
    c, rest = coefficient(term.body)
    if not is_sum(term) or c is ONE or rest is ONE:
        return None
    return scaled(c, Binder("sum", term.letter, rest, term.low, term.high))


@rule("sum(A u_k B, k=1..n) = A sum(u_k, k=1..n) B", Binder)
def factors_out_of_a_sum(term: Binder, context: Context) -> Term | None:
    """Numbers and matrices that are the same in every summand stand before or behind the sum."""
    if not is_sum(term) or not term.shape or type(term.body) not in (Mul, Neg):
        return None
    found = parted(term.body)
    same = [not depends(each) for each in found.chain]
    if all(same):
        return _scalars_apart(term, found)
    first, last = same.index(False), len(same) - same[::-1].index(False)
    scalars = tuple(each for each in found.scalars if depends(each))
    inner = product((*scalars, *found.chain[first:last]))
    kept = tuple(taken_out(each) for each in found.scalars if not depends(each))
    front, back = map(taken_out, found.chain[:first]), map(taken_out, found.chain[last:])
    if found.number is ONE and not kept and first == 0 and last == len(same):
        return None
    whole = Binder("sum", term.letter, inner, term.low, term.high)
    return Parted(found.number, kept, (*front, whole, *back)).whole()


def _scalars_apart(term: Binder, found: Parted) -> Term | None:
    """Numbers w_k in front of what is the same in every summand, which stands behind their sum."""
    kept = tuple(each for each in found.scalars if depends(each))
    if not kept:
        return None
    front = tuple(taken_out(each) for each in found.scalars if not depends(each))
    whole = Binder("sum", term.letter, product(kept), term.low, term.high)
    return Parted(found.number, (*front, whole), tuple(map(taken_out, found.chain))).whole()


@rule("sum(A (u_k + v), k=1..n) = sum(A u_k + A v, k=1..n)", Binder)
def multiplied_out_in_a_sum(term: Binder, context: Context) -> Term | None:
    """The brackets in the summands are multiplied out."""
    if not is_sum(term) or not term.shape or type(term.body) is not Mul:
        return None
    parts = term.body.factors
    place = next((k for k, each in enumerate(parts) if type(each) is Add), None)
    if place is None:
        return None
    opened_up = (product((*parts[:place], each, *parts[place + 1 :])) for each in summands(parts[place]))
    return Binder("sum", term.letter, total(parted(each).whole() for each in opened_up), term.low, term.high)
