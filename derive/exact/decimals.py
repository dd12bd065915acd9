"""Decimals of constants, rounded for certain."""

from __future__ import annotations

from typing import Any

from derive.core.errors import UndecidedError
from derive.terms import (
    Decimal,
    Term,
)

from .balls import HIGHEST_PRECISION, ball
from .precision import dyadic, nearest


def decimal(term: Term, digits: int) -> Decimal:
    """The real constant rounded to so many significant digits (never left of the point), for certain.

    Raises UndecidedError where the digits can't be settled.
    """
    bits = 64 + 4 * digits
    while bits <= HIGHEST_PRECISION:
        found = ball(term, bits)
        if found is not None and found.imag.contains(0):
            rounded = _rounded(found.real, digits)
            if rounded is not None:
                return rounded
        bits *= 2
    raise UndecidedError("a decimal of this number could not be settled; ask for fewer digits")


def _rounded(real: Any, digits: int) -> Decimal | None:
    (m, m_q), (r, r_q) = dyadic(real.mid()), dyadic(real.rad())
    low, high, q = m * r_q - r * m_q, m * r_q + r * m_q, m_q * r_q
    places = max(digits - _whole_digits(max(high, -low), q), 0)
    first, last = nearest(low * 10**places, q), nearest(high * 10**places, q)
    return Decimal(first, places) if first == last else None


def _whole_digits(p: int, q: int) -> int:
    """How many digits stand before the point; as many zeros after it, counted negative."""
    if p <= 0:
        return 1
    if p >= q:
        return len(str(p // q))
    count = 0
    while p * 10 < q and count > -400:
        p, count = p * 10, count - 1
    return count
