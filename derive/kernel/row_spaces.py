"""Row spaces of matrices of rational numbers: equal as their reduced forms are, told apart by what they map to 0."""

from __future__ import annotations

from fractions import Fraction

from derive.core.certificates import PROVED, REFUTED, Certificate, Witness
from derive.terms import Term, Vector, number

from .exactly import value

Numbers = tuple[tuple[Fraction, ...], ...]
NAME, ONE_ALONE = "x", "a solution of one alone"


def compared_exactly(old: tuple[tuple[Term, ...], ...], new: tuple[tuple[Term, ...], ...]) -> Certificate | None:
    """Whether two matrices of rational numbers have the same row space; None where an entry is no such number."""
    first, second = _numbers(old), _numbers(new)
    if first is None or second is None:
        return None
    if _reduced(first) == _reduced(second):
        return Certificate(PROVED, "the same reduced form")
    for one, other in ((first, second), (second, first)):
        for x in _kernel(one):
            left = next((each for each in _times(other, x) if each), None)
            if left is not None:
                sides = (Fraction(), left) if one is first else (left, Fraction())
                at = ((NAME, Vector(tuple(map(_number, x)))),)
                return Certificate(REFUTED, ONE_ALONE, witness=Witness(at, *map(_number, sides)))
    return None


def _number(x: Fraction) -> Term:
    return number(x.numerator, x.denominator)


def _numbers(rows: tuple[tuple[Term, ...], ...]) -> Numbers | None:
    found = tuple(tuple(value(entry, {}) for entry in row) for row in rows)
    if any(entry is None for row in found for entry in row):
        return None
    return tuple(tuple(entry for entry in row if entry is not None) for row in found)


def _reduced(rows: Numbers) -> Numbers:
    """The rows of the reduced echelon form that are not 0."""
    left = [list(row) for row in rows]
    done: list[list[Fraction]] = []
    for column in range(len(rows[0])):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        pivot = [entry / pivot[column] for entry in pivot]
        left, done = ([_cleared(row, pivot, column) for row in part] for part in (left, done))
        done.append(pivot)
    return tuple(map(tuple, done))


def _cleared(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    return [entry - row[column] * other for entry, other in zip(row, pivot, strict=True)]


def _kernel(rows: Numbers) -> list[tuple[Fraction, ...]]:
    """A basis of what a matrix maps to 0."""
    reduced = _reduced(rows)
    pivots = [next(k for k, entry in enumerate(row) if entry) for row in reduced]
    out = []
    for free in (k for k in range(len(rows[0])) if k not in pivots):
        x = [Fraction(int(k == free)) for k in range(len(rows[0]))]
        for pivot, row in zip(pivots, reduced, strict=True):
            x[pivot] = -row[free]
        out.append(tuple(x))
    return out


def _times(rows: Numbers, x: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    return tuple(sum((a * b for a, b in zip(row, x, strict=True)), Fraction()) for row in rows)
