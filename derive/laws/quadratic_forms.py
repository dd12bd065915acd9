"""Quadratic forms written out, and with their squares completed."""

from __future__ import annotations

from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Matrix,
    Number,
    Symbol,
    Term,
    fraction,
    negated,
    number,
    product,
    raised,
    scaled,
    total,
)

Letters = tuple[Symbol, ...]


def quadratic_form(hessian: Matrix, steps: Letters) -> Term:
    """The second derivatives as a quadratic form in small steps."""
    parts = [
        _scaled(normal(product((number(1 if i == j else 2), hessian.rows[i][j]))), steps[i], steps[j])
        for i in range(len(steps))
        for j in range(i, len(steps))
        if hessian.rows[i][j] is not ZERO
    ]
    return total(parts)


def _scaled(c: Term, a: Symbol, b: Symbol) -> Term:
    """A number times the product of two letters."""
    letters = (raised(a, number(2)),) if a is b else (a, b)
    return scaled(c, product(letters)) if type(c) is Number else product((c, *letters))


def completed_squares(matrix: Matrix, steps: Letters) -> Term | None:
    """The quadratic form of a matrix of rational numbers as a sum of multiples of squares; None at a zero pivot."""
    rows = [list(row) for row in matrix.rows]
    n = len(rows)
    if not all(type(entry) is Number for row in rows for entry in row):
        return None
    parts: list[Term] = []
    for k in range(n):
        pivot = rows[k][k]
        if pivot is ZERO:
            return None
        inner = total(
            steps[j] if c is ONE else scaled(c, steps[j])
            for j in range(k, n)
            if type(c := normal(fraction(rows[k][j], pivot))) is Number and c is not ZERO
        )
        assert type(pivot) is Number
        parts.append(scaled(pivot, raised(inner, TWO)))
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rows[i][j] = normal(total((rows[i][j], negated(fraction(product((rows[i][k], rows[k][j])), pivot)))))
    return total(parts)
