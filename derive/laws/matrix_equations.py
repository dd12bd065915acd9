"""Equations between vectors and matrices of any size: factors with an inverse dropped, eigenvectors recognised."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Div,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    number,
    product,
    scaled,
    summands,
    symbols,
    total,
)

from .linear_unknown import opened
from .matrix_products import Parted, Parts, parted
from .stationary import factors_of, has_inverse


@rule("A U B = 0 <=> U = 0", Relation, relation=IFF)
def invertible_factors_dropped(term: Relation, context: Context) -> Term | None:
    """Both sides are divided by numbers and multiplied by the inverses of the matrices that stand first and last."""
    inner = term.left.inner if type(term.left) is Neg else term.left
    if term.right is not ZERO or not inner.shape or type(inner) not in (Mul, Div):
        return None
    found = parted(inner.over if type(inner) is Div and type(inner.under) is Number else inner)
    chain = found.chain
    while len(chain) > 1 and len(chain[0].shape) == 2 and has_inverse(chain[0], context):
        chain = chain[1:]
    while len(chain) > 1 and len(chain[-1].shape) == 2 and has_inverse(chain[-1], context):
        chain = chain[:-1]
    if chain == found.chain and (type(chain[0]) is not Binder or chain == (term.left,)):
        return None
    return Relation("=", product((*found.scalars, *chain)), ZERO)


@rule("X^-1 A X^-1 = 0 <=> A = 0", Relation, relation=IFF)
def multiplied_by_the_unknown(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """Both sides are multiplied by the unknown matrix from the left and from the right, which its inverse undoes."""
    inverse = call("inverse", x)
    if term.right is not ZERO or len(x.shape) != 2:
        return None
    parts = [parted(each) for each in opened(term.left, x)]
    if not all(each.chain[:1] == (inverse,) for each in parts):
        return None
    chains = [_behind(each.chain[1:], x, inverse) for each in parts]
    whole = total(Parted(each.number, each.scalars, c).whole() for each, c in zip(parts, chains, strict=True))
    conditions = () if has_inverse(x, context) else (Relation("!=", call("det", x), ZERO),)
    return None if inverse in whole.children else Provided(Relation("=", whole, ZERO), conditions)


def _behind(chain: Parts, x: Symbol, inverse: Term) -> Parts:
    return chain[:-1] if chain[-1:] == (inverse,) and len(chain) > 1 else (*chain, x)


@rule("A u - c u = 0 <=> A u = c u", Relation, relation=IFF)
def eigenvector_equation(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """The matrix times the vector is a multiple of it: where the vector is not zero, it is an eigenvector."""
    if term.right is not ZERO or len(x.shape) != 1:
        return None
    over, under = (term.left.over, term.left.under) if type(term.left) is Div else (term.left, ONE)
    found = [parted(each) for each in _multiplied_out(over)]
    alone = [each for each in found if each.chain == (x,)]
    moved = [each for each in found if each.chain[-1:] == (x,) and len(each.chain) > 1]
    if len(moved) != 1 or not alone or len(alone) + 1 != len(found) or moved[0].scalars:
        return None
    matrix, c = moved[0].chain[:-1], moved[0].number
    value = total(_part(each, c) for each in alone)
    if x in symbols(product(matrix)):
        return None
    conditions = () if under is ONE or type(under) is Number else (Relation("!=", under, ZERO),)
    return Provided(Relation("=", Mul((*matrix, x)), product((*factors_of(value), x))), conditions)


def _multiplied_out(term: Term) -> tuple[Term, ...]:
    parts = factors(term)
    if sum(type(each) is Add for each in parts) != 1 or any(each.shape for each in parts if type(each) is not Add):
        return summands(term)
    bracket = next(each for each in parts if type(each) is Add)
    front = tuple(each for each in parts if each is not bracket)
    return tuple(parted(product((*front, each))).whole() for each in summands(bracket))


def _part(each: Parted, c: Number) -> Term:
    return scaled(number(-each.number.p * c.q, each.number.q * c.p), product(each.scalars))
