"""Exact values of rational terms at rational points."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from derive.terms import Add, Component, Decimal, Div, Mul, Neg, Number, Pow, Symbol, Term

Point = Mapping[Term, Fraction]
LARGEST_EXPONENT = 200


def value(term: Term, point: Point) -> Fraction | None:
    """The value of a term of letters and numbers; None where it is none, or has no value there."""
    return _value(term, point, {})


def _value(term: Term, point: Point, known: dict[Term, Fraction | None]) -> Fraction | None:
    """The value of a term, every part of it worked out once."""
    match term:
        case Number():
            return _number(term)
        case Decimal(mantissa, places):
            return Fraction(mantissa) / Fraction(10) ** places
        case Symbol() | Component():
            return point.get(term)
    if term not in known:
        known[term] = _worked_out(term, point, known)
    return known[term]


def _worked_out(term: Term, point: Point, known: dict[Term, Fraction | None]) -> Fraction | None:
    match term:
        case Neg(inner):
            here = _value(inner, point, known)
            return None if here is None else -here
        case Add(parts) | Mul(parts):
            out: Fraction | None = None
            for part in parts:
                here = _value(part, point, known)
                if here is None:
                    return None
                out = here if out is None else out + here if type(term) is Add else out * here
            return out
        case Div(over, under):
            top, below = _value(over, point, known), _value(under, point, known)
            return top / below if top is not None and below else None
        case Pow(base, exponent):
            below, power = _value(base, point, known), _value(exponent, point, known)
            if below is None or power is None or power.denominator != 1 or abs(power) > LARGEST_EXPONENT:
                return None
            return below**power.numerator if below or power > 0 else None
    return None


@cache
def _number(term: Number) -> Fraction:
    return Fraction(term.p, term.q)


def rational(term: Term) -> bool:
    """Whether a term is made of letters and numbers by the four operations and whole powers."""
    match term:
        case Number() | Decimal():
            return True
        case Symbol(_, dims):
            return not dims
        case Component(base, indices):
            return type(base) is Symbol and all(type(k) is Number for k in indices)
        case Pow(base, exponent):
            return type(exponent) is Number and exponent.q == 1 and rational(base)
        case Add() | Mul() | Div() | Neg():
            return all(map(rational, term.children))
    return False
