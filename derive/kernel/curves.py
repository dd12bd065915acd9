"""Lines through points of curves that given equations describe: all letters but one small, that one solved for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice, product

from derive.core.context import Context
from derive.terms import Number, Relation, Symbol, Term, letters, number, substituted

from .zero_sets import solutions

SIMPLE = (*map(Fraction, (3, 1, 2, 0, 4, -1, 5, -2)), Fraction(1, 2), Fraction(3, 5))
MOST_TRIES, MOST_LETTERS = 40, 3
Fibre = tuple[Symbol, tuple[tuple[Symbol, Term], ...]]
Values = dict[Term, Term]


def on_curves(free: tuple[Symbol, ...], given: Iterable[Term]) -> Iterator[Fibre]:
    """A letter that stays free, and values of the others that fit a given equation; those that are plain come first."""
    for fact in given:
        if type(fact) is not Relation or fact.sign != "=":
            continue
        tied = letters(fact)
        rest = tuple(x for x in free if x not in tied)
        if len(rest) != 1 or not tied or len(tied) > MOST_LETTERS or any(x not in free for x in tied):
            continue
        points = tuple(islice(_points(fact, tied), MOST_TRIES))
        for plain in (True, False):
            for point in points:
                if all(type(value) is Number for value in point.values()) is plain:
                    yield rest[0], tuple((x, point[x]) for x in tied)


def _points(fact: Relation, tied: tuple[Symbol, ...]) -> Iterator[Values]:
    """Points of the curve, the first letters small and the last solved for."""
    *others, last = tied
    for values in islice(product(SIMPLE, repeat=len(others)), MOST_TRIES):
        known: Values = {x: number(v.numerator, v.denominator) for x, v in zip(others, values, strict=True)}
        for ((_, value),) in solutions(substituted(fact, known), (last,), Context()) or ():
            yield {**known, last: value}
