"""Statements about complex constants, decided exactly: where something in them has no value they do not hold."""

from __future__ import annotations

from derive.exact.conjuncts import joined
from derive.exact.fields import is_zero, same_number
from derive.terms import (
    COMPLEXES,
    FALSE,
    IMAGINARY,
    TRUE,
    Add,
    Call,
    Decimal,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Term,
)

from .evaluation import UndecidedError


def complex_truth(statement: Term) -> bool:
    """Whether a statement about algebraic constants holds; raises UndecidedError where that is not decided."""
    match statement:
        case Junction("and" | "or" | "not"):
            return joined(statement, complex_truth)
        case Relation("in", left, where) if where is COMPLEXES:
            return has_complex_value(left)
        case Relation("=" | "!=" as sign, left, right) if not left.shape and not right.shape:
            if not (has_complex_value(left) and has_complex_value(right)):
                return False
            equal = same_number(left, right)
            if equal is None:
                raise UndecidedError
            return equal is (sign == "=")
    if statement in (TRUE, FALSE):
        return statement is TRUE
    raise UndecidedError


def has_complex_value(term: Term) -> bool:
    """Whether nothing in an algebraic constant is divided by 0; raises UndecidedError of what is not algebraic."""
    match term:
        case Number() | Decimal() | RootOf():
            return True
        case Add() | Mul() | Neg() | Call("sqrt", (_,)):
            return all(map(has_complex_value, term.children))
        case Div(above, below):
            return has_complex_value(above) and has_complex_value(below) and not _vanishes(below)
        case Pow(base, Number(p, 1)) if p > 0:
            return has_complex_value(base)
        case Pow(base, Number(p, 1)) if p < 0:
            return has_complex_value(base) and not _vanishes(base)
    if term is IMAGINARY:
        return True
    raise UndecidedError


def _vanishes(term: Term) -> bool:
    zero = is_zero(term)
    if zero is None:
        raise UndecidedError
    return zero
