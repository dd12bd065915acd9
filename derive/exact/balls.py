"""Balls around constants: rigorous enclosures at any precision."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from derive.terms import (
    IMAGINARY,
    PI,
    Add,
    Call,
    Cases,
    Constant,
    Decimal,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Term,
    unfolded,
)

from .algebraic import isolated
from .precision import working_at
from .rationals import to_power

HIGHEST_PRECISION = 16_384


def ball(term: Term, bits: int) -> Any | None:
    """A complex ball (`acb`) that holds the constant; None of what is no constant or has no value here."""
    with working_at(bits):
        found = _ball(term, bits)
    return found if found is not None and found.is_finite() else None


@lru_cache(maxsize=4096)
def _ball(term: Term, bits: int) -> Any | None:
    from flint import acb, arb, fmpq

    match term:
        case Number(p, q):
            return acb(fmpq(p, q))
        case Cases():
            return _piece(term, bits)
        case Decimal(mantissa, places):
            return acb(fmpq(mantissa, 10**places))
        case Constant():
            known: dict[Term, Callable[[], Any]] = {
                E: lambda: acb(arb.const_e()), PI: lambda: acb(arb.pi()), IMAGINARY: lambda: acb(0, 1),
            }  # fmt: skip
            return known[term]() if term in known else None
        case RootOf(coefficients, index, _):
            return isolated(coefficients, bits)[index]
        case Pow(base, Number(n, 1)) if abs(n) <= 10_000:
            inner = _ball(base, bits)
            return None if inner is None or (n < 0 and inner.contains(0)) else inner**n
    parts = [_ball(child, bits) for child in term.children]
    if not parts or any(part is None for part in parts):
        return None
    return _joined(term, parts, bits)


def _joined(term: Term, parts: list[Any], bits: int) -> Any | None:
    from flint import acb

    match term:
        case Add():
            return sum(parts, acb(0))
        case Mul():
            out = acb(1)
            for part in parts:
                out *= part
            return out
        case Neg():
            return -parts[0]
        case Div():
            return None if parts[1].contains(0) else parts[0] / parts[1]
        case Pow(base, exponent):
            return _power(base, exponent, parts)
        case Call(name, _):
            return _called(term, name, parts, bits)
    return None


def _power(base: Term, exponent: Term, parts: list[Any]) -> Any | None:
    below, above = parts
    if base is E:
        return above.exp()
    if below.imag == 0 and below.real > 0:
        return (below.log() * above).exp()
    if type(exponent) is Number and type(base) is Number and base.p < 0 and exponent.q % 2:
        positive = to_power(Number(-base.p, base.q), abs(exponent.p))
        root = _ball(Pow(positive, Number(1, exponent.q)), 64)
        sign = -1 if exponent.p % 2 else 1
        return None if root is None else sign * (root if exponent.p > 0 else 1 / root)
    return None


def _called(term: Call, name: str, parts: list[Any], bits: int) -> Any | None:
    u = parts[0]
    if name == "sqrt":
        return _square_root(u)
    if u.imag != 0:
        return None
    simple: dict[str, Callable[[Any], Any]] = {
        "sin": lambda x: x.sin(), "cos": lambda x: x.cos(), "arctan": lambda x: x.atan(), "erf": lambda x: x.erf(),
        "gamma": lambda x: x.gamma(), "digamma": lambda x: x.digamma(), "abs": lambda x: abs(x),
        "arcsin": lambda x: x.asin(), "arccos": lambda x: x.acos(), "arsinh": lambda x: x.asinh(),
        "arcosh": lambda x: x.acosh(), "artanh": lambda x: x.atanh(),
    }  # fmt: skip
    if name in simple:
        return _real(simple[name](u.real))
    if name == "log" and u.real > 0:
        return _real(u.real.log() if len(parts) == 1 else u.real.log() / parts[1].real.log())
    if name == "root" and u.real > 0:
        return _real((u.real.log() / parts[1].real).exp())
    if name == "root" and u.real < 0 and _is_odd(term.arguments[1]):
        return _real(-((-u.real).log() / parts[1].real).exp())
    if name in ("max", "min"):
        return _extreme(name, parts)
    body = unfolded(term)
    return None if body is None else _ball(body, bits)


def _piece(term: Cases, bits: int) -> Any | None:
    """The first piece whose condition holds for certain, where all before it are certain not to."""
    for value, condition in zip(term.values, term.conditions, strict=True):
        holds = _holds(condition, bits)
        if holds is None:
            return None
        if holds:
            return _ball(value, bits)
    return None if term.otherwise is None else _ball(term.otherwise, bits)


def _holds(condition: Term, bits: int) -> bool | None:
    if type(condition) is not Relation or condition.sign not in ("<", "<=", "=", ">=", ">"):
        return None
    left, right = _ball(condition.left, bits), _ball(condition.right, bits)
    if left is None or right is None:
        return None
    gap = (left - right).real
    if gap > 0 or gap < 0:
        return (">" if gap > 0 else "<") in condition.sign
    return "=" in condition.sign if gap == 0 else None


def _square_root(u: Any) -> Any | None:
    from flint import acb

    if u.imag == 0:
        if u.real < 0:
            return acb(0, (-u.real).sqrt())
        if u.real >= 0 or u.real == 0:
            return _real(u.real.sqrt())
        return _real(u.real.nonnegative_part().sqrt()) if u.real.contains(0) else None
    return u.sqrt()


def _real(x: Any) -> Any | None:
    from flint import acb

    return acb(x) if x.is_finite() else None


def _is_odd(degree: Term) -> bool:
    return type(degree) is Number and degree.q == 1 and degree.p % 2 == 1


def _extreme(name: str, parts: list[Any]) -> Any | None:
    if any(part.imag != 0 for part in parts):
        return None
    out = parts[0].real
    for part in parts[1:]:
        out = out.max(part.real) if name == "max" else out.min(part.real)
    return _real(out)
