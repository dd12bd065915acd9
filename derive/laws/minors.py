"""Determinants and leading minors, written with the entries."""

from __future__ import annotations

from derive.terms import ONE, TWO, ZERO, Matrix, Term, negated, product, raised, total


def expanded_determinant(rows: tuple[tuple[Term, ...], ...]) -> Term:
    """The determinant along the first row, written with the entries."""
    if len(rows) == 1:
        return rows[0][0]
    if len(rows) == 2:
        (a, b), (c, d) = rows
        return total((_times(a, d), negated(_times(b, c))))
    out = []
    for k, entry in enumerate(rows[0]):
        if entry is ZERO:
            continue
        minor = expanded_determinant(tuple((*row[:k], *row[k + 1 :]) for row in rows[1:]))
        part = product((entry, minor)) if entry is not ONE else minor
        out.append(negated(part) if k % 2 else part)
    return total(out)


def _times(a: Term, b: Term) -> Term:
    return raised(a, TWO) if a is b else product((a, b))


def leading_minors(matrix: Matrix) -> tuple[Term, ...]:
    """The determinants of the upper left blocks, written with the entries."""
    n = len(matrix.rows)
    return tuple(expanded_determinant(tuple(row[:k] for row in matrix.rows[:k])) for k in range(1, n + 1))
