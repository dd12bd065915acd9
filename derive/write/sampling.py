"""Terms at many points at once, in floating point: for pictures alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import add, mul

import numpy as np

from derive.exact.balls import ball
from derive.terms import Add, Call, Cases, Div, E, Mul, Neg, Number, Pow, Relation, Term, letters, unfolded

Values = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Points = Mapping[Term, Values]
BITS = 64
_SIMPLE: dict[str, Callable[[Values], Values]] = {
    "sqrt": np.sqrt, "abs": np.abs, "sign": np.sign, "floor": np.floor, "ceil": np.ceil, "sin": np.sin, "cos": np.cos,
    "tan": np.tan, "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan, "sinh": np.sinh, "cosh": np.cosh,
    "tanh": np.tanh, "arsinh": np.arcsinh, "arcosh": np.arccosh, "artanh": np.arctanh,
}  # fmt: skip
_SIGNS: dict[str, Callable[[Values, Values], np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]] = {
    "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal, "=": np.equal, "!=": np.not_equal,
}  # fmt: skip


class UnsampledError(ValueError):
    """A term that has no values here."""


def sampled(term: Term, points: Points) -> Values:
    """The values of a term at points, not a number where it has none; raises UnsampledError for terms without any."""
    with np.errstate(all="ignore"):
        found = np.asarray(_at(term, points), dtype=float)
        whole = np.broadcast_to(found, np.broadcast_shapes(found.shape, *(each.shape for each in points.values())))
        return np.where(np.isfinite(whole), whole, np.nan)


def constant(term: Term) -> float:
    """The value of a real constant; raises UnsampledError where it has none."""
    found = ball(term, BITS)
    if found is None or not found.imag.contains(0):
        raise UnsampledError(term)
    return float(found.real.mid())


def _at(term: Term, points: Points) -> Values:
    if term in points:
        return points[term]
    if not letters(term):
        try:
            return np.asarray(constant(term))
        except UnsampledError:
            return np.asarray(np.nan)
    match term:
        case Add(terms):
            return reduce(add, (_at(each, points) for each in terms))
        case Mul(factors):
            return reduce(mul, (_at(each, points) for each in factors))
        case Neg(inner):
            return -_at(inner, points)
        case Div(over, under):
            return _at(over, points) / _at(under, points)
        case Pow(base, exponent):
            return _power(base, exponent, points)
        case Call(name, arguments):
            return _called(term, name, [_at(each, points) for each in arguments], points)
        case Cases(values, conditions, otherwise):
            rest = np.asarray(np.nan) if otherwise is None else _at(otherwise, points)
            for value, condition in zip(reversed(values), reversed(conditions), strict=True):
                rest = np.where(_holds(condition, points), _at(value, points), rest)
            return rest
    raise UnsampledError(term)


def _holds(condition: Term, points: Points) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    if isinstance(condition, Relation) and condition.sign in _SIGNS:
        return _SIGNS[condition.sign](_at(condition.left, points), _at(condition.right, points))
    raise UnsampledError(condition)


def _power(base: Term, exponent: Term, points: Points) -> Values:
    above = _at(exponent, points)
    if base is E:
        return np.exp(above)
    below = _at(base, points)
    if type(exponent) is Number and exponent.q % 2 and exponent.q > 1:
        sign = np.sign(below) if exponent.p % 2 else np.ones_like(below)
        return sign * np.abs(below) ** above
    return np.power(below, above)


def _called(term: Call, name: str, values: list[Values], points: Points) -> Values:
    if name in _SIMPLE:
        return _SIMPLE[name](values[0])
    if name == "log":
        return np.log(values[0]) / (np.log(values[1]) if len(values) > 1 else 1.0)
    if name == "root":
        return _root(term, values)
    if name in ("max", "min"):
        return reduce(np.maximum if name == "max" else np.minimum, values)
    body = unfolded(term)
    if body is None:
        raise UnsampledError(term)
    return _at(body, points)


def _root(term: Call, values: list[Values]) -> Values:
    degree = term.arguments[1]
    if type(degree) is Number and degree.q == 1 and degree.p % 2:
        return np.sign(values[0]) * np.abs(values[0]) ** (1 / degree.p)
    return np.power(values[0], 1 / values[1])
