"""FLINT's balls: the working precision, and their numbers as integers over powers of two."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def working_at(bits: int) -> Iterator[None]:
    """Compute with this many bits inside the block."""
    from flint import ctx

    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    finally:
        ctx.prec = before


def dyadic(exact: Any) -> tuple[int, int]:
    """An exact ball as numerator and denominator."""
    mantissa, exponent = exact.man_exp()
    m, e = int(mantissa), int(exponent)
    return (m << e, 1) if e >= 0 else (m, 1 << -e)


def nearest(p: int, q: int) -> int:
    """The integer nearest to p/q, q > 0, halves upwards."""
    return (2 * p + q) // (2 * q)
