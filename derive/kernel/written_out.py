"""Terms of symbolic size at given sizes, and their entries."""

from __future__ import annotations

from collections.abc import Mapping

from derive.terms import (
    ONE,
    ZERO,
    At,
    Binder,
    Call,
    Derivative,
    Number,
    Operator,
    Symbol,
    Term,
    number,
    opened,
    total,
)

from .explicit import entries, scalar
from .term_matrices import UnknownSizeError

Values = Mapping[Symbol, Term]


def written_out(term: Term) -> tuple[Term, ...]:
    """The entries of a term whose sizes are numbers, row by row; a scalar is its only entry."""
    return entries(term) if term.shape else (scalar(term),)


def placed(term: Term, values: Values) -> Term:
    """The term with numbers for sizes and indices, and sums over indices written out."""
    match term:
        case Symbol(name, dims):
            return values.get(term) or Symbol(name, tuple(placed(size, values) for size in dims))
        case Derivative(body, variable, order, notation):
            if (where := placed(variable, values)) is not variable and type(where) is Number:
                raise UnknownSizeError
            return Derivative(placed(body, values), where, order, notation)
        case Operator(name, body, variables):
            return Operator(name, placed(body, values), tuple(placed(x, values) for x in variables))
        case At():
            raise UnknownSizeError
    children = tuple(placed(child, values) for child in term.children)
    new = term.rebuilt(children) if children else term
    if type(new) is Binder and new.kind == "sum" and type(new.low) is Number and type(new.high) is Number:
        return total(_settled(_opened(new, number(k))) for k in range(new.low.p, new.high.p + 1))
    return _settled(new)


def _opened(binder: Binder, value: Number) -> Term:
    return placed(opened(binder, value), {})


def _settled(term: Term) -> Term:
    """A Kronecker delta of two numbers worked out."""
    match term:
        case Call("delta", (Number() as i, Number() as j)):
            return ONE if i is j else ZERO
    return term
