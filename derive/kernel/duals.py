"""Balls with infinitesimals: a + b ε with ε^2 = 0, one ε for each derivative that is being taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from derive.terms import Derivative, Symbol, Term

from .balls import Balls
from .evaluation import NoValueError, UndecidedError
from .rationals import Exact, Rational

BITS = 160
U = Symbol("u")
Value = Any


class Dual:
    """A value and its slope in the ε of a level; both may have ε of lower levels."""

    __slots__ = ("level", "slope", "value")

    def __init__(self, level: int, value: Value, slope: Value) -> None:
        self.level, self.value, self.slope = level, value, slope


def parts(a: Value, level: int) -> tuple[Value, Value]:
    """The value and the slope in the ε of a level that is at least the value's own."""
    return (a.value, a.slope) if type(a) is Dual and a.level == level else (a, None)


def _level(*values: Value) -> int:
    return max((a.level for a in values if type(a) is Dual), default=0)


def plus(a: Value, b: Value) -> Value:
    """A sum."""
    level = _level(a, b)
    if not level:
        return a + b
    (u, du), (v, dv) = parts(a, level), parts(b, level)
    slope = du if dv is None else dv if du is None else plus(du, dv)
    return Dual(level, plus(u, v), slope)


def times(a: Value, b: Value) -> Value:
    """A product, by Leibniz."""
    level = _level(a, b)
    if not level:
        return a * b
    (u, du), (v, dv) = parts(a, level), parts(b, level)
    left = None if du is None else times(du, v)
    right = None if dv is None else times(u, dv)
    return Dual(level, times(u, v), left if right is None else right if left is None else plus(left, right))


def inverse(a: Value) -> Value:
    """1/a."""
    if type(a) is Dual:
        under = inverse(a.value)
        return Dual(a.level, under, times(minus(a.slope), times(under, under)))
    if a == 0:
        raise NoValueError
    if a.contains(0):
        raise UndecidedError
    return 1 / a


def minus(a: Value) -> Value:
    """-a."""
    return Dual(a.level, minus(a.value), minus(a.slope)) if type(a) is Dual else -a


def base(a: Value) -> Value:
    """The ball without its infinitesimals."""
    return base(a.value) if type(a) is Dual else a


def applied(function: Term, a: Value) -> Value:
    """A function of u, written as a term, at a value."""
    if type(a) is Dual:
        return Dual(a.level, applied(function, a.value), times(applied(Derivative(function, U), a.value), a.slope))
    if isinstance(a, Rational):
        return Exact({U: a.value if type(a) is Rational else a}, BITS).value(function)
    from flint import acb

    found = Balls({U: a}, BITS, real=not isinstance(a, acb)).value(function)
    if not found.is_finite():
        raise UndecidedError
    return found


def total(values: list[Value], zero: Callable[[], Value]) -> Value:
    """A sum of values."""
    out = values[0] if values else zero()
    for each in values[1:]:
        out = plus(out, each)
    return out
