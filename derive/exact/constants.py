"""Exact comparison of real constants: numbers, surds, e, pi and roots of polynomials."""

from __future__ import annotations

from functools import cache
from typing import Any

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.terms import Add, Call, Constant, Decimal, Div, Mul, Neg, Number, Pow, RootOf, Term, symbols

from .algebraic import isolated
from .precision import working_at
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
    for precision in PRECISIONS:
        ball = _ball(value, precision)
        if ball is not None and ball > 0:
            return 1
        if ball is not None and ball < 0:
            return -1
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


def _ball(value: Term, precision: int) -> Any:
    with working_at(precision):
        return _enclosed(value)


def _enclosed(value: Term) -> Any:
    from flint import arb, fmpq

    match value:
        case Number(p, q):
            return arb(fmpq(p, q))
        case Decimal(mantissa, places):
            return arb(fmpq(mantissa, 10**places))
        case Constant("e"):
            return arb.const_e()
        case Constant("pi"):
            return arb.pi()
        case Neg(inner):
            return -_enclosed(inner)
        case Add(parts):
            return sum(map(_enclosed, parts), arb(0))
        case Mul(parts):
            out = arb(1)
            for part in parts:
                out *= _enclosed(part)
            return out
        case Div(over, under):
            return _enclosed(over) / _enclosed(under)
        case Pow(base, Number(n, 1)):
            return _enclosed(base) ** n
        case Pow(base, exponent):
            return _enclosed(base) ** _enclosed(exponent)
        case RootOf():
            return _root(value)
    return _called(value)


def _called(value: Term) -> Any:
    match value:
        case Call("root", (inner, Number(n, 1))):
            ball = _enclosed(inner)
            return -((-ball).root(n)) if ball < 0 and n % 2 else ball.root(n)
        case Call(name, (inner,)) if name in ("sqrt", "log", "sin", "cos", "tan", "exp"):
            return getattr(_enclosed(inner), name)()
    raise UndecidedError("a number holds a function or a letter whose value is not known")


def _root(value: RootOf) -> Any:
    """The real root that lies nearest to the enclosure, which tells it from the others."""
    from flint import ctx

    near = _enclosed(value.enclosure[0])
    places = (ball.real for ball in isolated(value.coefficients, ctx.prec) if ball.imag == 0)
    return min(places, key=lambda place: float(abs(place - near).mid()))
