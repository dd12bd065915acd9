"""What stands before the differential of a letter, as a row, a column or a matrix."""

from __future__ import annotations

from derive.terms import (
    ONE,
    Add,
    Binder,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Term,
    call,
    coefficient,
    fraction,
    is_differential,
    negated,
    number,
    product,
    scaled,
    summands,
    total,
)

from .differentials import holds_differential
from .matrix_products import Parted, chained, flipped, flipped_chain, parted


def before(term: Term, change: Term) -> Term | None:
    """The column G where the term is G^T dx, the matrix M where it is tr(M dX); None where it has another form."""
    found = _before(term, change)
    return None if found is None or holds_differential(found) else found


def _before(term: Term, change: Term) -> Term | None:
    if term is change and not change.shape:
        return ONE
    match term:
        case Neg(inner):
            found = before(inner, change)
            return None if found is None else negated(found)
        case Add(terms):
            return _sum([before(each, change) for each in terms])
        case Div(over, under):
            found = before(over, change)
            return None if found is None else _divided(found, under)
        case Binder("sum", letter, body, low, high):
            found = before(body, change)
            return None if found is None else Binder("sum", letter, found, low, high)
        case Call("tr", (inner,)) if len(change.shape) == 2:
            whole = parted(inner)
            rest = whole.chain[:-1] or (call("identity", change.shape[0]),)
            return Parted(whole.number, whole.scalars, rest).whole() if whole.chain[-1] is change else None
        case Mul():
            return _of_product(parted(term), change)
    return None


def _sum(parts: list[Term | None]) -> Term | None:
    kept = [each for part in parts if part is not None for each in summands(part)]
    return None if None in parts else total(kept)


def _of_product(found: Parted, change: Term) -> Term | None:
    *row, last = found.chain or (ONE,)
    if last is change and len(change.shape) == 1:
        return Parted(found.number, found.scalars, flipped_chain(tuple(row))).whole()
    for k, scalar in enumerate(found.scalars):
        if (own := before(scalar, change)) is not None:
            others = product((found.number, *found.scalars[:k], *found.scalars[k + 1 :], _bracket(found)))
            return total(chained((others, each)) for each in summands(own))
    return None


def _bracket(found: Parted) -> Term:
    return product(found.chain)


def _divided(term: Term, under: Term) -> Term:
    """A quotient, its number in front and cancelled."""
    c, rest = coefficient(under)
    found = term if c is ONE else total(_times(number(c.q, c.p), each) for each in summands(term))
    return fraction(found, rest)


def _times(c: Number, term: Term) -> Term:
    own, rest = coefficient(term)
    return scaled(number(c.p * own.p, c.q * own.q), rest)


def matrix_before(term: Term, change: Term) -> Term | None:
    """The matrix H where a vector is H dx; None where it has another form."""
    found = _matrix_before(term, change)
    return None if found is None or holds_differential(found) else found


def _matrix_before(term: Term, change: Term) -> Term | None:
    match term:
        case Neg(inner):
            found = matrix_before(inner, change)
            return None if found is None else negated(found)
        case Add(terms):
            return _sum([matrix_before(each, change) for each in terms])
        case Div(over, under):
            found = matrix_before(over, change)
            return None if found is None else _divided(found, under)
    whole = parted(term)
    if whole.chain[-1:] == (change,):
        rest = whole.chain[:-1] or (call("identity", change.shape[0]),)
        return Parted(whole.number, whole.scalars, rest).whole()
    for k, scalar in enumerate(whole.scalars):
        if (own := before(scalar, change)) is not None:
            others = Parted(whole.number, (*whole.scalars[:k], *whole.scalars[k + 1 :]), whole.chain).whole()
            return total(chained((others, _as_a_row(each))) for each in summands(own))
    return None


def _as_a_row(column: Term) -> Term:
    """The transpose of a column, a divisor kept outside."""
    match column:
        case Neg(inner):
            return Neg(_as_a_row(inner))
        case Div(over, under):
            return Div(_as_a_row(over), under)
    return flipped(column)


def change_in(term: Term) -> Term | None:
    """The differential of a letter in a term."""
    if is_differential(term):
        body, x = term.children[0], getattr(term, "variables", ())
        return term if (body,) == x else None
    return next((found for child in term.children if (found := change_in(child)) is not None), None)
