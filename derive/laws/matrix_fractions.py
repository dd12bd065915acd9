"""Fractions in products of scalars, vectors and matrices joined to one."""

from __future__ import annotations

from collections.abc import Iterable

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Term,
    call,
    factors,
    number,
    power,
    product,
    raised,
    total,
)

from .matrix_products import chained, parted


@rule("(A/a)/b = A/(a b)", Div)
def fraction_divided(term: Div, context: Context) -> Term | None:
    """A fraction is divided by multiplying its denominator."""
    match term:
        case Div(Div(over, first), second) if over.shape:
            return Div(over, _joined((first, second)))
    return None


@rule("u/a·A/b = (u A)/(a b)", Mul)
def fractions_multiplied(term: Mul, context: Context) -> Term | None:
    """Fractions are multiplied above and below; what is a scalar stays in front as one fraction."""
    if not term.shape or any(type(part) is Number for part in term.factors[1:]):
        return None
    split = [(part.over, part.under) if type(part) is Div else (part, ONE) for part in term.factors]
    under = [below for _, below in split if below is not ONE]
    arrays = [part for part in term.factors if part.shape]
    joined = len(under) > 1 or len(arrays) > 1 or _scalar(term)
    if not joined or not any(type(part) is Div for part in arrays):
        return None
    whole = parted(product(over for over, _ in split))
    if not whole.scalars:
        return Div(whole.whole(), _joined(under))
    front = Div(product(whole.scalars), _joined(under))
    return chained((whole.number, front, *whole.chain))


def _scalar(term: Mul) -> bool:
    return any(not part.shape and type(part) is not Number for part in term.factors)


def _joined(parts: Iterable[Term]) -> Term:
    """The product with equal scalar factors as powers."""
    counted: dict[Term, Term] = {}
    for part in (inner for whole in parts for inner in ((whole,) if _row(whole) else factors(whole))):
        base, exponent = power(part)
        known = counted.get(base)
        if type(known) is Number and type(exponent) is Number:
            counted[base] = number(known.p * exponent.q + exponent.p * known.q, known.q * exponent.q)
        else:
            counted[base if known is None else part] = exponent if known is None else ONE
    return product(raised(base, exponent) for base, exponent in counted.items())


def _row(term: Term) -> bool:
    """Whether a scalar is a row times a column, which stays together."""
    return type(term) is Mul and any(part.shape for part in term.factors)


@rule("(A/a)^T = A^T/a", Call)
def transposed_fraction(term: Call, context: Context) -> Term | None:
    """A scalar divisor stays outside a transpose."""
    match term:
        case Call("transpose", (Div(over, under),)) if not under.shape:
            return Div(call("transpose", over), under)
    return None


@rule("A/c + B/c = (A + B)/c", Add)
def fractions_with_one_divisor_added(term: Add, context: Context) -> Term | None:
    """Vectors or matrices with the same divisor are added above it."""
    parts = [part.inner if type(part) is Neg else part for part in term.terms]
    under = {part.under if type(part) is Div else ONE for part in parts}
    if not term.shape or len(under) > 1 or ONE in under:
        return None
    over = (part.over if type(part) is Div else ONE for part in parts)
    signed = (Neg(above) if type(part) is Neg else above for above, part in zip(over, term.terms, strict=True))
    return Div(total(signed), *under)


FRACTIONS = fraction_divided | fractions_multiplied | transposed_fraction | fractions_with_one_divisor_added
