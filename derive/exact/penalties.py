"""Functions of a vector that are smooth and convex, plus a multiple of the sum of the sizes of its entries."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Bound,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Pow,
    Record,
    Symbol,
    Term,
    factors,
    product,
    summands,
    symbols,
    total,
)

from .signs import sign


class Penalised(Record):
    """A smooth convex part, and the factor of the first norm of the letter."""

    smooth: Term
    weight: Term


def penalised(body: Term, w: Symbol, context: Context) -> Penalised | None:
    """A function taken apart; None where the penalty may be negative or the rest is not seen to be convex."""
    found = [(each, _weight(each, w)) for each in summands(body)]
    smooth = [each for each, weight in found if weight is None]
    weight = total(weight for _, weight in found if weight is not None)
    if weight is ZERO or not sign(weight, context) <= {0, 1} or not smooth:
        return None
    fits = all(convex_square(each, w, context) for each in smooth)
    return Penalised(total(smooth), weight) if fits else None


def _weight(term: Term, w: Symbol) -> Term | None:
    """The factor before norm(w, 1), or before the sum of the sizes of the entries."""
    parts = factors(term)
    place = next((k for k, each in enumerate(parts) if _is_first_norm(each, w)), None)
    rest = () if place is None else (*parts[:place], *parts[place + 1 :])
    return None if place is None or any(w in symbols(each) for each in rest) else product(rest)


def _is_first_norm(term: Term, w: Symbol) -> bool:
    match term:
        case Call("norm", (inner, order)):
            return inner is w and order is ONE
        case Binder("sum", _, Call("abs", (Component(inner, (Bound(0),)),)), low, high):
            return inner is w and low is ONE and high is w.shape[0]
    return False


def convex_square(term: Term, w: Symbol, context: Context) -> bool:
    """Whether a term is free of a letter, affine in it, or a positive multiple of a squared norm of what is."""
    if w not in symbols(term) or affine(term, w):
        return True
    match term:
        case Div(over, under) if w not in symbols(under):
            return sign(under, context) == {1} and convex_square(over, w, context)
        case Mul(parts) if not any(part.shape for part in parts):
            inner = [each for each in parts if w in symbols(each)]
            others = (each for each in parts if w not in symbols(each))
            positive = all(sign(each, context) <= {0, 1} for each in others)
            return positive and len(inner) == 1 and convex_square(inner[0], w, context)
        case Pow(Call("norm", (u,)), exponent) if exponent is TWO:
            return affine(u, w)
    return False


def affine(term: Term, w: Symbol) -> bool:
    """Whether a term is affine in a letter: sums, and products with it in one factor."""
    if w not in symbols(term) or term is w:
        return True
    match term:
        case Add(parts):
            return all(affine(each, w) for each in parts)
        case Neg(inner):
            return affine(inner, w)
        case Div(over, under):
            return w not in symbols(under) and affine(over, w)
        case Mul(parts):
            inside = [each for each in parts if w in symbols(each)]
            return len(inside) == 1 and affine(inside[0], w)
        case Call("transpose", (inner,)):
            return affine(inner, w)
    return False
