"""Brackets with a row of ones multiplied out onto a vector, whose entries may add up to one."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Add, Call, Mul, Neg, Term, call, negated, product, total

from .general_quadratic_forms import adds_up
from .matrix_products import Parted, Parts, parted


@rule("(u v^T - I) y = u - y, v^T y = 1", Mul)
def weights_add_up_to_one(term: Mul, context: Context) -> Term | None:
    """The bracket is multiplied out onto a vector whose entries add up to one: a row of ones times it is one."""
    found = parted(term)
    k = _place(found.chain)
    if k is None or not adds_up(found.chain[k + 1], context):
        return None
    return _opened(found, k, ())


@rule("(u v^T - I) y = (v^T y) u - y", Mul)
def row_of_ones_onto_a_vector(term: Mul, context: Context) -> Term | None:
    """The bracket is multiplied out onto the vector: a row of ones times it is the sum of its entries."""
    found = parted(term)
    k = _place(found.chain)
    if k is None or adds_up(found.chain[k + 1], context):
        return None
    return _opened(found, k, (product((_ones(found.chain[k + 1]), found.chain[k + 1])),))


def _place(chain: Parts) -> int | None:
    """Where a bracket in which a row of ones stands last in a summand meets a vector."""
    for k, (bracket, y) in enumerate(pairwise(chain)):
        if type(bracket) is Add and len(y.shape) == 1 and any(_is_outer(each, y) for each in bracket.terms):
            return k
    return None


def _is_outer(part: Term, y: Term) -> bool:
    inner = part.inner if type(part) is Neg else part
    return type(inner) is Mul and inner.factors[-1] is _ones(y)


def _ones(y: Term) -> Term:
    return call("transpose", call("ones", *y.shape))


def _opened(found: Parted, k: int, sum_of_entries: Parts) -> Term:
    bracket, y = found.chain[k], found.chain[k + 1]
    whole = total(_times(each, y, sum_of_entries) for each in bracket.children)
    return Parted(found.number, found.scalars, (*found.chain[:k], whole, *found.chain[k + 2 :])).whole()


def _times(part: Term, y: Term, sum_of_entries: Parts) -> Term:
    match part:
        case Neg(inner):
            return negated(_times(inner, y, sum_of_entries))
        case Call("identity"):
            return y
        case Mul((*front, row)) if row is _ones(y):
            return product((*sum_of_entries, *front))
    return product((part, y))
