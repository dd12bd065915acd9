"""How wide a term is on paper, in em, estimated from its structure: the same breaks in every format."""

from __future__ import annotations

from functools import cache

from derive.layout.lettering import fresh
from derive.terms import (
    Add,
    Binder,
    Call,
    Cases,
    Component,
    Constant,
    Decimal,
    Derivative,
    Div,
    Junction,
    Matrix,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
)

from .brackets import PREFIX, PRODUCT, polynomial_of, rank, split_name
from .spelling import decimal

SCRIPT = 0.7
SIGN = 1.8
WORD = 2.8
BRACKETS = 0.9


@cache
def width(term: Term) -> float:
    """The width of a term in em."""
    match term:
        case Number(p, q):
            return 0.5 * (max(len(str(abs(p))), len(str(q))) if q != 1 else len(str(p))) + (0.8 if p < 0 else 0)
        case Symbol(name, _):
            base, below = split_name(name)
            return _name(base) + SCRIPT * _name(below)
        case Add(terms):
            return sum(map(_summand, terms)) + SIGN * (len(terms) - 1)
        case Neg(inner):
            return 0.8 + _summand(inner)
        case Mul(factors):
            return sum(width(f) + (BRACKETS if rank(f) < PRODUCT else 0.15) for f in factors)
        case Div(over, under):
            return max(width(over), width(under)) + 0.3
        case Pow(base, exponent):
            return width(base) + SCRIPT * width(exponent) + (BRACKETS if rank(base) <= PRODUCT else 0)
        case Component(base, indices):
            return width(base) + SCRIPT * sum(map(width, indices))
        case Call(name, arguments):
            return 0.5 * len(name) + BRACKETS + sum(map(width, arguments)) + 0.6 * len(arguments[1:])
    return _structure(term)


def _structure(term: Term) -> float:
    match term:
        case Constant():
            return 0.6
        case Decimal(mantissa, places):
            return 0.5 * len(decimal(mantissa, places))
        case RootOf(coefficients, _, _):
            return 3.0 + width(polynomial_of(coefficients))
        case Vector(entries):
            return max(map(width, entries), default=0) + 1.4
        case Matrix(rows):
            columns = zip(*rows, strict=True)
            return sum(max(map(width, column)) + 1.0 for column in columns) + 0.4
        case Relation(_, left, right):
            return width(left) + width(right) + SIGN
        case Junction(_, parts):
            return sum(map(width, parts)) + WORD * (len(parts) - 1)
        case Derivative(body, _, _, _):
            return 1.6 + width(body) + BRACKETS
        case Binder():
            return 2.6 + width(fresh(term)[1])
        case Cases(values, conditions, _):
            return max(map(width, values)) + max(map(width, conditions)) + 4.0
    return 1.0 + sum(map(width, term.children)) + 0.6 * len(term.children)


def _name(name: str) -> float:
    return 0.6 if len(name) == 1 or (name.isalpha() and len(name) > 4) else 0.5 * len(name)


def _summand(term: Term) -> float:
    return width(term) + (BRACKETS if rank(term) < PREFIX else 0)
