"""Points of the plane and beyond where one of two statements holds alone: all letters but one fixed, then compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product
from random import Random

from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.terms import (
    Binder,
    Cases,
    Component,
    Junction,
    Record,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    number,
    substituted,
    symbols,
)

from .counterexamples import is_special
from .curves import Fibre, on_curves
from .evaluation import UndecidedError
from .real_sets import compared_at_special_points, compared_everywhere
from .real_values import SIGNS, truth

SIMPLE = (*map(number, (1, 2, 0, -1, 3, -2, 4)), number(1, 2), number(1, 3), number(3, 4))
WITHOUT_VALUE = (Binder, Component)
MOST_FIBRES, MOST_LETTERS = 40, 6
Point = tuple[tuple[Symbol, Term], ...]


class Parted(Record):
    """Points at which the first of two statements holds alone, and those at which the second does."""

    lost: tuple[Point, ...] = ()
    gained: tuple[Point, ...] = ()


def parted(a: Term, b: Term, context: Context) -> Parted:
    """The first points found on lines through rational points; none found says nothing."""
    free = letters(Junction("and", (a, b)))
    if not free or len(free) > MOST_LETTERS or any(is_special(x, context) for x in free):
        return Parted()
    if not (_may_hold(a) or _may_hold(b)):
        return Parted()
    lost: tuple[Point, ...] = ()
    gained: tuple[Point, ...] = ()
    for x, fixed in chain(_fibres(free), on_curves(free, (*context.facts, *conjuncts(a)))):
        inside = _given(context, fixed, x)
        if inside is None:
            continue
        numbers: dict[Term, Term] = dict(fixed)
        first, second = substituted(a, numbers), substituted(b, numbers)
        found = compared_everywhere(first, second, x, inside)
        if found is None:
            found = compared_at_special_points(first, second, x, inside)
        known: Point = tuple((y, numbers[y]) for y, _ in fixed)
        lost = lost or tuple((*known, (x, p)) for p in found.lost[:1])
        gained = gained or tuple((*known, (x, p)) for p in found.gained[:1])
        if lost and gained:
            break
    return Parted(tuple(map(_in_order, lost)), tuple(map(_in_order, gained)))


def _may_hold(statement: Term) -> bool:
    """Whether a statement can be seen to hold somewhere: an equation with an entry or a sum at any size never is."""
    match statement:
        case Junction("and", parts):
            return all(map(_may_hold, parts))
        case Junction("or", parts):
            return any(map(_may_hold, parts))
        case Relation(sign) if sign in SIGNS:
            return Cases in kinds(statement) or kinds(statement).isdisjoint(WITHOUT_VALUE)
    return True


def _in_order(point: Point) -> Point:
    return tuple(sorted(point, key=lambda pair: pair[0].name))


def _fibres(free: tuple[Symbol, ...]) -> Iterator[Fibre]:
    """A letter that stays free, and small values of the others."""
    random = Random(1)
    several = len(free) - 1
    grid = sorted(product(range(len(SIMPLE)), repeat=several), key=sum) if several <= 2 else []
    for k in range(MOST_FIBRES):
        if grid and k >= len(grid):
            return
        places = grid[k] if grid else tuple(random.randrange(min(len(SIMPLE), 3 + k // 4)) for _ in range(several))
        for x in free:
            others = tuple(y for y in free if y is not x)
            yield x, tuple((y, SIMPLE[place]) for y, place in zip(others, places, strict=True))


def _given(context: Context, fixed: tuple[tuple[Symbol, Term], ...], x: Symbol) -> Context | None:
    """What is given on a line: the facts with the fixed letters put in; None where one of them fails there."""
    values: dict[Term, Term] = dict(fixed)
    kept = []
    for fact in context.facts:
        here = substituted(fact, values)
        if x in symbols(here):
            kept.append(here)
            continue
        try:
            if not symbols(here) and not truth(here):
                return None
        except UndecidedError:
            return None
    return context.but(facts=tuple(kept))
