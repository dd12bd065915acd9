"""How wide a term is on paper, in em, estimated from its structure: the same breaks in every format."""

from __future__ import annotations

from functools import cache

from derive.layout.lettering import fresh
from derive.terms import (
    Add,
    At,
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
    Operator,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
)

from .brackets import ATOM, PREFIX, PRODUCT, polynomial_of, rank, split_name
from .spelling import decimal

SCRIPT = 0.7
SIGN = 1.5
WORD = 2.7
BRACKETS = 0.8
CELL = 0.8
OTHERWISE = 3.2
# how much wider than its arguments a call is that is printed in a form of its own
FORMS = {
    "sqrt": 0.9, "root": 1.2, "abs": 0.6, "floor": 0.9, "ceil": 0.9, "norm": 1.1, "transpose": 0.6, "inverse": 0.9,
    "factorial": 0.3, "dot": 0.6, "hadamard": 0.9, "kron": 0.9, "sigma": 1.4, "log": 1.7, "gamma": 1.4, "tr": 1.7,
    "positive_definite": 1.9, "positive_semidefinite": 1.9, "negative_definite": 1.9, "negative_semidefinite": 1.9,
    "expectation": 1.3, "indicator": 1.3, "probability": 1.5,
}  # fmt: skip
SUBSCRIPTED = ("identity", "delta", "unit", "ones", "zeros")


@cache
def width(term: Term) -> float:
    """The width of a term in em."""
    match term:
        case Number(p, q):
            return 0.5 * (max(len(str(abs(p))), len(str(q))) if q != 1 else len(str(abs(p)))) + (0.8 if p < 0 else 0)
        case Symbol(name, _):
            base, below = split_name(name)
            return _name(base) + SCRIPT * _name(below)
        case Add(terms):
            return sum(map(_summand, terms)) + SIGN * (len(terms) - 1)
        case Neg(inner):
            return 0.8 + _summand(inner)
        case Mul(factors):
            return sum(width(f) + (BRACKETS if rank(f) < PRODUCT else 0.1) for f in factors)
        case Div(over, under):
            return max(width(over), width(under)) + 0.3
        case Pow(base, exponent):
            return width(base) + SCRIPT * width(exponent) + (BRACKETS if rank(base) <= PRODUCT else 0)
        case Component(base, indices):
            return _operand(base) + SCRIPT * sum(map(width, indices))
        case Call(name, arguments):
            return _call(name, arguments)
    return _structure(term)


def _call(name: str, arguments: tuple[Term, ...]) -> float:
    if name in SUBSCRIPTED:
        return 0.6 + SCRIPT * sum(map(width, arguments))
    inside = sum(map(width, arguments)) + 0.6 * len(arguments[1:])
    if name in FORMS:
        return FORMS[name] + inside + (BRACKETS if rank(arguments[0]) < ATOM and FORMS[name] < 1.0 else 0)
    return 0.5 * len(name) + BRACKETS + inside


def _structure(term: Term) -> float:
    match term:
        case Constant():
            return 0.6
        case Decimal(mantissa, places):
            return 0.5 * len(decimal(mantissa, places))
        case RootOf(coefficients, _, _):
            return 3.0 + width(polynomial_of(coefficients))
        case Vector(entries):
            return max(map(_cell, entries), default=0) + 1.2
        case Matrix(rows):
            columns = zip(*rows, strict=True)
            return sum(max(map(_cell, column)) + 0.8 for column in columns) + 0.4
        case Relation(_, left, right):
            return width(left) + width(right) + SIGN
        case Junction(_, parts):
            return sum(map(width, parts)) + WORD * (len(parts) - 1)
        case Derivative(body, _, _, _):
            return 1.4 + _operand(body)
        case Operator(_, body, variables):
            return 1.6 + _operand(body) + SCRIPT * (sum(map(width, variables)) + 0.6 * len(variables))
        case At(body, letters, values):
            return width(body) + BRACKETS + SCRIPT * (sum(map(width, (*letters, *values))) + 1.6 * len(letters))
        case Binder():
            return 2.2 + width(fresh(term)[1])
        case Cases(values, conditions, None):
            return max(map(width, values)) + max(map(width, conditions)) + 2.8
        case Cases(values, conditions, otherwise):
            return max(map(width, (*values, otherwise))) + max(OTHERWISE, *map(width, conditions)) + 2.8
    return 1.0 + sum(map(width, term.children)) + 0.6 * len(term.children)


def _cell(term: Term) -> float:
    """An entry of a matrix: fractions in it are smaller."""
    return CELL * width(term) if type(term) is Div else width(term)


def _operand(term: Term) -> float:
    return width(term) + (BRACKETS if rank(term) < ATOM else 0)


def _name(name: str) -> float:
    return 0.57 if len(name) == 1 or (name.isalpha() and len(name) > 4) else 0.5 * len(name)


def _summand(term: Term) -> float:
    return width(term) + (BRACKETS if rank(term) < PREFIX else 0)
