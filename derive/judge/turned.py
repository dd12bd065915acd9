"""Rows where columns are meant: a gradient that is written with the shape of its transpose."""

from __future__ import annotations

from derive.terms import (
    ONE,
    Add,
    Call,
    Div,
    Matrix,
    Mul,
    Neg,
    ShapeMismatchError,
    Term,
    Vector,
    call,
    negated,
    product,
    shape,
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
