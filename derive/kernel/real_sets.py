"""Two statements about one real letter compared everywhere: at every point where either may change, and between."""

from __future__ import annotations

from fractions import Fraction
from functools import cmp_to_key
from itertools import pairwise
from math import ceil, floor

from derive.core.context import Context
from derive.exact.balls import ball
from derive.exact.precision import dyadic, working_at
from derive.terms import (
    INTEGERS,
    NATURALS,
    PI,
    Div,
    E,
    Junction,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    number,
    scaled,
    substituted,
    symbols,
)

from .evaluation import UndecidedError
from .real_events import events
from .real_values import difference_sign, real_value, truth
from .rings import TooHardError

TURNS = (
    (1, 1),
    (1, 2),
    (-1, 2),
    (2, 1),
    (1, 3),
    (1, 6),
    (1, 4),
    (2, 3),
    (-1, 1),
    (3, 2),
    (-1, 3),
    (-1, 6),
    (-1, 4),
    (5, 6),
)
SPECIAL: tuple[Term, ...] = (
    *map(number, (0, 1, -1, 2, -2, 3, 4)),
    *(scaled(number(p, q), PI) for p, q in TURNS),
    E, Neg(E), Div(number(1), E), Pow(E, number(2)), call("log", number(2)), call("log", number(3)),
)  # fmt: skip
MOST_POINTS, MOST_INTEGERS, SMALL = 80, 200, 12
SLIGHT = Fraction(1, 10**30)
FAILURES = (UndecidedError, TooHardError, ValueError, OverflowError, ZeroDivisionError)


class Compared(Record):
    """The points found at which the first of two statements holds alone, and those at which the second does."""

    lost: tuple[Term, ...]
    gained: tuple[Term, ...]


def compared_everywhere(a: Term, b: Term, x: Symbol, context: Context) -> Compared | None:
    """The points of a letter's domain at which one of two statements holds alone; None where that is not decided.

    There are none just where the two hold at the same points.
    """
    facts = tuple(fact for fact in context.facts if symbols(fact) == {x})
    try:
        points = _points(Junction("and", (a, b, *facts)), x, whole=_is_whole(x, facts))
        inside = tuple(p for p in points if all(_at(fact, x, p) for fact in facts))
        held = tuple((p, _at(a, x, p), _at(b, x, p)) for p in inside)
    except FAILURES:
        return None
    return Compared(
        tuple(plainest(p) for p, first, second in held if first and not second),
        tuple(plainest(p) for p, first, second in held if second and not first),
    )


def plainest(point: Term) -> Term:
    """A rational with a small denominator in place of a constant that equals it."""
    if type(point) is Number:
        return point
    try:
        low, _ = ends(point)
        for q in range(1, SMALL + 1):
            near = number(round(low * q), q)
            if abs(low - Fraction(near.p, near.q)) < SLIGHT and difference_sign(real_value(point), near) == 0:
                return near
    except FAILURES:
        return point
    return point


def compared_at_special_points(a: Term, b: Term, x: Symbol, context: Context) -> Compared:
    """The points among the numbers that functions take simple values at where one of two statements holds alone."""
    facts = tuple(fact for fact in context.facts if symbols(fact) == {x})
    lost: list[Term] = []
    gained: list[Term] = []
    for p in SPECIAL:
        try:
            if all(_at(fact, x, p) for fact in facts) and (first := _at(a, x, p)) is not _at(b, x, p):
                (lost if first else gained).append(p)
        except FAILURES:
            continue
    return Compared(tuple(lost[:1]), tuple(gained[:1]))


def _at(statement: Term, x: Symbol, value: Term) -> bool:
    return truth(substituted(statement, {x: value}))


def _is_whole(x: Symbol, facts: tuple[Term, ...]) -> bool:
    return any(Relation("in", x, kind) in facts for kind in (INTEGERS, NATURALS))


def _points(statement: Term, x: Symbol, *, whole: bool) -> tuple[Term, ...]:
    """Every event and a number between any two, or every whole number around them."""
    found = in_order(events(statement, x))
    if not found:
        return (number(1),) if not whole else tuple(map(number, (1, 0, -1)))
    if len(found) > MOST_POINTS:
        raise TooHardError
    low, high = floor(ends(found[0])[0]) - 1, ceil(ends(found[-1])[1]) + 1
    if whole:
        if high - low > MOST_INTEGERS:
            raise TooHardError
        return tuple(map(number, range(low, high + 1)))
    between = [simplest(ends(left)[1], ends(right)[0]) for left, right in pairwise(found)]
    return (*found, number(low), number(high), *between)


def in_order(points: tuple[Term, ...]) -> list[Term]:
    """Constants in order, each once."""
    ordered = sorted(points, key=cmp_to_key(difference_sign))
    return [p for k, p in enumerate(ordered) if not k or difference_sign(ordered[k - 1], p)]


def ends(point: Term) -> tuple[Fraction, Fraction]:
    """Rationals at most 2^-60 below and above a constant."""
    near = ball(point, 160)
    if near is None:
        raise UndecidedError
    with working_at(160):
        low, high = (dyadic(end) for end in (near.real.lower(), near.real.upper()))
    return Fraction(*low), Fraction(*high)


def simplest(low: Fraction, high: Fraction) -> Term:
    """The rational strictly between two others with the smallest denominator."""
    if low >= high:
        raise UndecidedError
    q = 1
    while True:
        p = floor(low * q) + 1
        if p < high * q:
            return number(p, q)
        q += 1 if q < 100 else q
