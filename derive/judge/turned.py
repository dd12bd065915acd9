"""Rows where columns are meant: a gradient that is written with the shape of its transpose."""

from __future__ import annotations

from derive.core.certificates import REFUTED, Certificate, Witness
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Matrix,
    Mul,
    Neg,
    Number,
    ShapeMismatchError,
    Term,
    Vector,
    call,
    negated,
    product,
    shape,
    symbols,
    total,
)


def as_columns(before: Term, after: Term) -> tuple[Term, Term] | None:
    """Two lines, one a column and the other a row, both as columns; None where they are not."""
    try:
        if _is_row(after) and shape(after)[1:] == shape(before):
            return before, turned(after)
        if _is_row(before) and shape(before)[1:] == shape(after):
            return turned(before), after
    except ShapeMismatchError:
        pass
    return None


def of_other_shapes(before: Term, after: Term, seed: int) -> JudgedStep | None:
    """The verdict on two lines of numbers written out in shapes that differ: a matrix beside a number, say."""
    if symbols(before) or symbols(after) or not {before, after}.isdisjoint((ZERO, call("identity"))):
        return None
    try:
        first, second = shape(before), shape(after)
    except ShapeMismatchError:
        return None
    if first == second or not all(type(size) is Number for size in (*first, *second)):
        return None
    witness = Witness((), before, after)
    found = Certificate(REFUTED, "shapes that differ", witness=witness, seed=seed)
    return JudgedStep(0, 1, "wrong", found, witness=witness, message=phrase("check.other_shapes"))


def _is_row(term: Term) -> bool:
    sizes = shape(term)
    return len(sizes) == 2 and sizes[0] is ONE


def turned(term: Term) -> Term:
    """The transpose, taken factor by factor."""
    match term:
        case Call("transpose", (inner,)):
            return inner
        case Matrix((row,)):
            return Vector(row)
        case Neg(inner):
            return negated(turned(inner))
        case Add(terms):
            return total(map(turned, terms))
        case Div(over, under):
            return Div(turned(over), under)
        case Mul(factors):
            scalars = tuple(each for each in factors if not shape(each))
            others = tuple(each for each in factors if shape(each))
            return product((*scalars, *map(turned, reversed(others))))
    return call("transpose", term)
