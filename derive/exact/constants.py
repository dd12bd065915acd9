"""Exact comparison of real constants, and of values whose letters have declared domains."""

from __future__ import annotations

from functools import cache

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.terms import Add, Neg, Number, Term, symbols

from .rings import fraction_in

PRECISIONS = (64, 128, 256, 512, 1024, 2048)


@cache
def sign_of(value: Term) -> int:
    """The sign of a real constant, -1, 0 or 1; raises UndecidedError where it cannot be told."""
    if type(value) is Number:
        return (value.p > 0) - (value.p < 0)
    found = fraction_in(value)
    if found is not None and not found[0]:
        return 0
    from .balls import ball

    for precision in PRECISIONS:
        near = ball(value, precision)
        if near is not None and near.imag.contains(0) and not near.real.contains(0):
            return 1 if near.real > 0 else -1
    raise UndecidedError("the sign of a number could not be decided")


def sign_under(value: Term, context: Context) -> int:
    """The sign of a value that may hold letters with declared domains; raises UndecidedError where it varies."""
    if not symbols(value):
        return sign_of(value)
    from .signs import sign

    possible = sign(value, context)
    if len(possible) != 1:
        raise UndecidedError("the answer depends on the sign of an expression in the letters; declare it with --assume")
    return next(iter(possible))


def difference_sign(a: Term, b: Term, context: Context) -> int:
    """Whether a < b (-1), a = b (0) or a > b (1)."""
    return 0 if a is b else sign_under(Add((a, Neg(b))), context)
