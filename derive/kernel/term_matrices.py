"""Arithmetic of explicit matrices whose entries are terms: products, powers, determinants, inverses."""

from __future__ import annotations

from derive.terms import ONE, ZERO, Div, Mul, Neg, Number, Term, raised, total

Grid = tuple[tuple[Term, ...], ...]
FEW, LARGEST = 40, 12


class UnknownSizeError(Exception):
    """A size that is no number, or an operation that has no entries here."""


def times(a: Grid, b: Grid) -> Grid:
    """The product of two matrices."""
    if len(a[0]) != len(b):
        raise UnknownSizeError
    columns = tuple(zip(*b, strict=True))
    return tuple(tuple(_dot(row, column) for column in columns) for row in a)


def _dot(a: tuple[Term, ...], b: tuple[Term, ...]) -> Term:
    kept = [pair(u, v) for u, v in zip(a, b, strict=True) if u is not ZERO and v is not ZERO]
    return total(kept)


def pair(u: Term, v: Term) -> Term:
    """A product of two entries, ones left out."""
    return v if u is ONE else u if v is ONE else Mul((u, v))


def raised_grid(cells: Grid, exponent: Term) -> Grid:
    """A power of a square matrix; with letters in the exponent the matrix is diagonal."""
    if type(exponent) is Number and exponent.q == 1 and abs(exponent.p) <= FEW:
        return power(cells, exponent.p)
    if len(cells) != len(cells[0]) or any(
        cell is not ZERO for i, row in enumerate(cells) for j, cell in enumerate(row) if i != j
    ):
        raise UnknownSizeError
    return tuple(
        tuple(raised(cell, exponent) if i == j else ZERO for j, cell in enumerate(row)) for i, row in enumerate(cells)
    )


def power(cells: Grid, n: int) -> Grid:
    """A whole power of a square matrix."""
    if len(cells) != len(cells[0]):
        raise UnknownSizeError
    if n < 0:
        cells, n = inverse(cells), -n
    out = identity(len(cells))
    for _ in range(n):
        out = times(out, cells)
    return out


def identity(n: int) -> Grid:
    """The identity of n rows."""
    return tuple(tuple(ONE if i == j else ZERO for j in range(n)) for i in range(n))


def determinant(cells: Grid) -> Term:
    """The determinant by rows, every minor once."""
    n = len(cells)
    if n != len(cells[0]) or n > LARGEST:
        raise UnknownSizeError
    minors: dict[tuple[int, ...], Term] = {(): ONE}

    def minor(columns: tuple[int, ...]) -> Term:
        if columns not in minors:
            row = cells[n - len(columns)]
            parts = []
            for k, column in enumerate(columns):
                if row[column] is not ZERO:
                    part = pair(row[column], minor(columns[:k] + columns[k + 1 :]))
                    parts.append(Neg(part) if k % 2 else part)
            minors[columns] = total(parts)
        return minors[columns]

    return minor(tuple(range(n)))


def inverse(cells: Grid) -> Grid:
    """The inverse by cofactors."""
    n = len(cells)
    if n > LARGEST // 2:
        raise UnknownSizeError
    whole = determinant(cells)

    def cofactor(i: int, j: int) -> Term:
        inner = tuple(tuple(c for q, c in enumerate(row) if q != i) for p, row in enumerate(cells) if p != j)
        value = determinant(inner) if inner else ONE
        return Div(Neg(value) if (i + j) % 2 else value, whole)

    return tuple(tuple(cofactor(i, j) for j in range(n)) for i in range(n))
