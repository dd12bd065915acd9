"""Sums of any size of absolute values, as functions of one letter: their slopes from the left and from the right."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    ONE,
    Binder,
    Call,
    Neg,
    Record,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    factors,
    opened,
    product,
    substituted,
    symbols,
    total,
)

from .corners import slope_of
from .signs import sign
from .spelling import normal


class Slopes(Record):
    """The slopes of a sum from the left and from the right of a place."""

    left: Term
    right: Term


def slopes_of_a_sum(body: Term, letter: Symbol, place: Term, context: Context) -> Slopes | None:
    """The slopes of a sum of a_i |y_i - x|, a_i >= 0; None of anything else."""
    match body:
        case Binder("sum", _, _, low, Term() as high) if low is ONE:
            index = Symbol("any index")
            parts = factors(opened(body, index))
            corner = [each for each in parts if letter in symbols(each)]
            weights = tuple(each for each in parts if letter not in symbols(each))
            told = (Symbol(name) for name, size in context.indices if size is high)
            inside = context.given(*(substituted(fact, {x: index}) for x in told for fact in context.facts))
            if len(corner) != 1 or not all(sign(each, inside) <= {0, 1} for each in weights):
                return None
            at = _kink(corner[0], letter)
            if at is None:
                return None
            return Slopes(
                *(
                    Binder("sum", body.letter, bind("sum", index, _slope(weights, at, place, *signs)).body, low, high)
                    for signs in (("<", ">="), ("<=", ">"))
                )
            )
    return None


def _kink(corner: Term, letter: Symbol) -> Term | None:
    """The y of |y - x| or |x - y|."""
    match corner:
        case Call("abs", (u,)):
            slope = slope_of(u, letter)
            if slope is ONE:
                return normal(Neg(total((u, Neg(letter)))))
            return normal(total((u, letter))) if slope is not None and normal(Neg(slope)) is ONE else None
    return None


def _slope(weights: tuple[Term, ...], at: Term, place: Term, below: str, above: str) -> Term:
    """One for each that is below the place, less one for each that is above."""
    counts = (call("indicator", Relation(below, at, place)), Neg(call("indicator", Relation(above, at, place))))
    return product((*weights, total(counts)))
