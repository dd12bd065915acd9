"""The values of the functions of the table, from the ranges of their arguments."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import FUNCTIONS, ONE, ZERO, Number, Symbol, Term

from .range_arithmetic import magnitude, square_root_of
from .ranges import ALL, COMPLEX, NOT_NEGATIVE, POSITIVE, Range, both, negative, settled
from .rationals import less

# They have the sign of their (first) argument.
ODD_AND_RISING = (
    "sinh", "tanh", "arcsin", "arctan", "arsinh", "artanh", "erf", "sign", "gelu", "silu", "root", "csch", "coth",
)  # fmt: skip


def range_of_call(name: str, arguments: tuple[Term, ...], inner: tuple[Range, ...], context: Context) -> Range:
    """Where the values of a function lie, of scalar arguments in these ranges."""
    if any(not argument.real for argument in inner):
        return NOT_NEGATIVE if name in ("abs", "norm") else COMPLEX
    row = FUNCTIONS.get(name)
    values = _table(row.low, row.high, row.strict) if row else ALL
    if not inner:
        return both(values, _of_matrix(name, arguments, context))
    return settled(both(values, _special(name, inner)))


def _table(low: Term | None, high: Term | None, strict: str) -> Range:
    return settled(Range(
        low if type(low) is Number else None, high if type(high) is Number else None,
        strict in ("low", "both"), strict in ("high", "both"),
    ))  # fmt: skip


def _special(name: str, inner: tuple[Range, ...]) -> Range:
    u = inner[0]
    if name in ODD_AND_RISING:
        return _like(u)
    match name:
        case "sqrt":
            return square_root_of(u)
        case "abs":
            return magnitude(u)
        case "relu":
            return both(NOT_NEGATIVE, u) if u.above_zero() else NOT_NEGATIVE
        case "log" if len(inner) == 1:
            return _logarithm(u)
        case "arccos":
            return NOT_NEGATIVE
        case "gamma" | "factorial" if u.above_zero() or (name == "factorial" and u.low is ZERO):
            return POSITIVE
        case "binom" if u.low is not None and u.low.p >= 0:
            return NOT_NEGATIVE
        case "max" | "min":
            return negative(_greatest(tuple(map(negative, inner)))) if name == "min" else _greatest(inner)
        case "arcosh" if u.low is ONE and u.low_open:
            return POSITIVE
    return ALL


def _like(u: Range) -> Range:
    if u.low is not None and u.low.p >= 0:
        return POSITIVE if u.above_zero() else NOT_NEGATIVE
    if u.high is not None and u.high.p <= 0:
        return negative(POSITIVE if u.below_zero() else NOT_NEGATIVE)
    return Range(nonzero=u.nonzero)


def _logarithm(u: Range) -> Range:
    """The sign of log u is that of u - 1."""
    if u.low is not None and u.low.p >= u.low.q:
        return POSITIVE if u.low is not ONE or u.low_open else NOT_NEGATIVE
    if u.high is not None and u.high.p <= u.high.q:
        return negative(POSITIVE if u.high is not ONE or u.high_open else NOT_NEGATIVE)
    return ALL


def _greatest(inner: tuple[Range, ...]) -> Range:
    low: Range | None = None
    for each in inner:
        if each.low is not None and (low is None or low.low is None or less(low.low, each.low)):
            low = each
    highs = [each.high for each in inner]
    high = None if None in highs else max((h for h in highs if h), key=lambda h: h.p / h.q)
    found = Range(low.low if low else None, high, low.low_open if low else True, high is None)
    return settled(found)


def _of_matrix(name: str, arguments: tuple[Term, ...], context: Context) -> Range:
    base = arguments[0] if arguments else None
    if type(base) is Symbol:
        if name == "det" and context.has(base.name, "spd"):
            return POSITIVE
        if name == "det" and context.has(base.name, "invertible", "orthogonal"):
            return Range(nonzero=True)
        if name == "tr" and context.has(base.name, "spd"):
            return POSITIVE
        if name in ("det", "tr") and context.has(base.name, "psd"):
            return NOT_NEGATIVE
    return ALL
