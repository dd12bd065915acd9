"""Determinants of I + A B ... C: the same for all rotations of the product, and for the transposed product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.core.context import Context
from derive.terms import (
    MINUS_ONE,
    ONE,
    ZERO,
    Add,
    Call,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    product,
    total,
)

from .index_arrays import determinant
from .index_entries import grouped
from .index_polynomials import Poly, as_term, rank

if TYPE_CHECKING:
    from .index_forms import IndexForms

Chain = tuple[Term, ...]
MOST_ROTATED = 6
INVERTIBLE = ("invertible", "spd", "orthogonal")


def by_rotation(forms: IndexForms, matrix: Term) -> Poly | None:
    """The determinant of I + A B ... C by the rotation that comes first; of S + A B with that of S in front."""
    match matrix:
        case Add((one, other)):
            for first, second in ((one, other), (other, one)):
                scalar, chain = _taken_apart(second)
                if not 1 < len(chain) <= MOST_ROTATED:
                    continue
                if type(first) is Call and first.name == "identity":
                    return _first(forms, scalar, chain)
                if _is_invertible(first, forms.context):
                    rest = _first(forms, scalar, (call("inverse", first), *chain))
                    return forms.times(forms.poly(call("det", first)), rest)
    return None


def _taken_apart(term: Term) -> tuple[Term, Chain]:
    """A product as its scalar and its matrices in order."""
    if type(term) is Neg:
        scalar, chain = _taken_apart(term.inner)
        return product((MINUS_ONE, scalar)), chain
    scalars, shaped = grouped(factors(term)) if type(term) is Mul else ((), (term,))
    return product(scalars), shaped


def _is_invertible(term: Term, context: Context) -> bool:
    if type(term) is not Symbol:
        return False
    return context.has(term.name, *INVERTIBLE) or any(
        type(fact) is Relation and fact.sign in ("!=", ">") and fact.right is ZERO and fact.left is call("det", term)
        for fact in context.facts
    )


def _first(forms: IndexForms, scalar: Term, chain: Chain) -> Poly:
    turned = tuple(map(_transposed, reversed(chain)))
    rotations = [product((scalar, *each[k:], *each[:k])) for each in (chain, turned) for k in range(len(each))]
    scalars = [each for each in rotations if not each.shape]
    return min((_of_one(forms, each) for each in scalars or rotations), key=lambda poly: rank(as_term(poly)))


def _of_one(forms: IndexForms, rotated: Term) -> Poly:
    """The determinant of the identity and a product, of a scalar its own."""
    if not rotated.shape:
        return forms.poly(total((ONE, rotated)))
    return determinant(forms, total((call("identity", rotated.shape[0]), rotated)))


def _transposed(term: Term) -> Term:
    if type(term) is Call and term.name == "transpose":
        return term.arguments[0]
    return call("transpose", term)
