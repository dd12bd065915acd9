"""The roots of an irreducible integer polynomial, each named by its index and enclosed; FLINT isolates them."""

from __future__ import annotations

from functools import cache
from typing import Any

from derive.terms import Decimal, RootOf

PLACES = 6


def _decimal(ball: Any) -> Decimal:
    scaled = ball * 10**PLACES
    return Decimal(int((scaled + 0.5).floor().unique_fmpz() or round(float(scaled.mid()))), PLACES)


def _enclosure(root: Any) -> tuple[Decimal, ...]:
    real = (_decimal(root.real),)
    return real if root.imag.is_zero() else (*real, _decimal(root.imag))


@cache
def named_roots(coefficients: tuple[int, ...]) -> tuple[RootOf, ...]:
    """All roots: the real ones upwards, then the others by real and imaginary part; constant term first."""
    from flint import ctx, fmpz_poly

    before = ctx.prec
    ctx.prec = 256
    try:
        isolated: Any = fmpz_poly(list(coefficients)).complex_roots()
        found = [root for root, _ in isolated]
        real = [root for root in found if root.imag.is_zero()]
        others = [root for root in found if not root.imag.is_zero()]
        real.sort(key=lambda root: float(root.real.mid()))
        others.sort(key=lambda root: (round(float(root.real.mid()), 30), float(root.imag.mid())))
        return tuple(RootOf(coefficients, index, _enclosure(root)) for index, root in enumerate((*real, *others), 1))
    finally:
        ctx.prec = before


def is_real(root: RootOf) -> bool:
    """Whether a named root is real."""
    return len(root.enclosure) == 1
