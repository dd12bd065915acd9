"""Rows of numbers: products, inverses and determinants by elimination."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .duals import base, inverse, minus, plus, times
from .evaluation import UndecidedError

Rows = tuple[tuple[Any, ...], ...]


def transposed(a: Rows) -> Rows:
    """The columns as rows."""
    return tuple(zip(*a, strict=True))


def multiplied(a: Rows, b: Rows) -> Rows:
    """A product of matrices."""
    columns = transposed(b)
    return tuple(tuple(dot(row, column) for column in columns) for row in a)


def dot(a: tuple[Any, ...], b: tuple[Any, ...]) -> Any:
    """The sum of the products of the entries."""
    out = times(a[0], b[0])
    for u, v in zip(a[1:], b[1:], strict=True):
        out = plus(out, times(u, v))
    return out


def identity(n: int, one: Any) -> Rows:
    """The identity matrix."""
    return tuple(tuple(one if i == j else one * 0 for j in range(n)) for i in range(n))


def eliminated(a: Rows, right: Rows) -> tuple[Any, Rows]:
    """The determinant of a, and what row operations that make a the identity make of the right side."""
    left, other = [list(row) for row in a], [list(row) for row in right]
    whole: Any = None
    for k in range(len(left)):
        pivot = max(range(k, len(left)), key=lambda i: float(abs(base(left[i][k])).mid()))
        if base(left[pivot][k]).contains(0):
            raise UndecidedError
        here = left[pivot][k]
        if pivot != k:
            left[k], left[pivot], other[k], other[pivot] = left[pivot], left[k], other[pivot], other[k]
            whole = minus(here) if whole is None else minus(times(whole, here))
        else:
            whole = here if whole is None else times(whole, here)
        over = inverse(here)
        left[k], other[k] = ([times(over, x) for x in rows[k]] for rows in (left, other))
        for i in range(len(left)):
            if i != k:
                factor = minus(left[i][k])
                for rows in (left, other):
                    rows[i] = [plus(x, times(factor, y)) for x, y in zip(rows[i], rows[k], strict=True)]
    return whole, tuple(map(tuple, other))


def each(change: Callable[..., Any], *grids: Rows) -> Rows:
    """Each entry changed, with its counterparts in other grids."""
    return tuple(tuple(change(*cells) for cells in zip(*rows, strict=True)) for rows in zip(*grids, strict=True))


def folded(change: Callable[[Any, Any], Any], cells: tuple[Any, ...]) -> Any:
    """All cells joined two by two."""
    out = cells[0]
    for cell in cells[1:]:
        out = change(out, cell)
    return out


def flat(rows: Rows) -> tuple[Any, ...]:
    """The entries row by row."""
    return tuple(cell for row in rows for cell in row)
