"""Statements about angles compared over one turn: sin x = 1/2 beside x = pi/6 + 2 pi k or x = 5 pi/6 + 2 pi k."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor, gcd, lcm

from derive.core.context import Context
from derive.exact.conjuncts import joined
from derive.exact.polynomials import collected
from derive.terms import (
    PI,
    ZERO,
    Junction,
    Number,
    Record,
    Symbol,
    Term,
    functions_in,
    letters,
    number,
    scaled,
    substituted,
    subterms,
    symbols,
    total,
)

from .angles import angle_calls, frequency, zeros_between
from .families import by_parity, counts, family, without_kinds
from .real_events import switches
from .real_sets import FAILURES, Compared, ends, in_order, plainest, simplest
from .real_values import truth
from .rings import TooHardError

ANGULAR = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
LONGEST, MOST_POINTS = 24, 120


class Window(Record):
    """The stretch on which two statements are compared, both ends in it."""

    low: Term
    high: Term


def compared_in_turns(a: Term, b: Term, context: Context) -> tuple[Symbol, Compared] | None:
    """The letter of two statements about an angle, and where in a turn, or in its domain, one of them holds alone."""
    found = _letters(a, b, context)
    if found is None:
        return None
    x, counted = found
    facts = tuple(fact for fact in context.facts if symbols(fact) == {x})
    try:
        a, b = (by_parity(without_kinds(side, counted), counted) for side in (a, b))
        window = _domain(facts, x) or _beyond(_turn((a, b), x, counted), facts, x)
        points = _points((a, b), x, counted, window)
        inside = tuple(p for p in points if all(truth(substituted(fact, {x: p})) for fact in facts))
        held = tuple((p, _at(a, x, counted, p), _at(b, x, counted, p)) for p in inside)
    except FAILURES:
        return None
    lost, gained = ([plainest(p) for p, *pair in held if pair == here] for here in ([True, False], [False, True]))
    return x, Compared(tuple(lost), tuple(gained))


def counts_turns(a: Term, b: Term, context: Context) -> bool:
    """Whether one of two statements holds a letter that counts turns, and so speaks of every whole number."""
    found = _letters(a, b, context)
    return found is not None and bool(found[1])


def _letters(a: Term, b: Term, context: Context) -> tuple[Symbol, frozenset[Symbol]] | None:
    """The angle that two statements are about, and the letters that count turns in one of them."""
    both = Junction("and", (a, b))
    counted = frozenset(
        n
        for side, other in ((a, b), (b, a))
        for n in letters(side)
        if n not in symbols(other) and PI in subterms(side) and counts(n, context)
    )
    if not counted and not functions_in(both) & ANGULAR:
        return None
    angles = [x for x in letters(both) if x not in counted]
    if len(angles) != 1 or angles[0].dims or not all(angles[0] in symbols(side) for side in (a, b)):
        return None
    return angles[0], counted


def _relations(statement: Term) -> Iterator[Term]:
    if type(statement) is Junction:
        for part in statement.parts:
            yield from _relations(part)
    else:
        yield statement


def _domain(facts: tuple[Term, ...], x: Symbol) -> Window | None:
    """The stretch that some facts bound a letter to."""
    if not facts:
        return None
    found = in_order(tuple(p for each in switches(Junction("and", facts)) for p in zeros_between(each, x, ZERO, ZERO)))
    if len(found) < 2:
        return None
    outside = (number(floor(ends(found[0])[0]) - 1), number(ceil(ends(found[-1])[1]) + 1))
    if any(all(truth(substituted(fact, {x: p})) for fact in facts) for p in outside):
        return None
    return Window(found[0], found[-1])


def _turn(statements: tuple[Term, ...], x: Symbol, counted: frozenset[Symbol]) -> Window:
    """The stretch from 0 on after which all statements repeat; raises TooHardError where they do not."""
    periods: list[Fraction] = []
    for part in (each for statement in statements for each in _relations(statement)):
        if x not in symbols(part):
            continue
        if symbols(part) & counted:
            _, factor, angle = family(part, x, counted)
            turn = collected(factor, PI) or ()
            if len(turn) != 2 or turn[0] is not ZERO or type(turn[1]) is not Number:
                raise TooHardError
            periods.append(abs(Fraction(turn[1].p, turn[1].q) / angle))
        else:
            calls = angle_calls(part, x)
            if x in symbols(substituted(part, dict.fromkeys(calls, ZERO))):
                raise TooHardError
            periods += [2 / abs(frequency(each, x)) for each in calls]
    over = lcm(*(each.numerator for each in periods))
    whole = Fraction(over, gcd(*(each.denominator for each in periods)))
    if not periods or whole > LONGEST:
        raise TooHardError
    return Window(ZERO, _times(PI, whole))


def _beyond(turn: Window, facts: tuple[Term, ...], x: Symbol) -> Window:
    """A turn all of which lies where some facts hold."""
    if not facts:
        return turn
    found = in_order(tuple(p for each in switches(Junction("and", facts)) for p in zeros_between(each, x, ZERO, ZERO)))
    size = ends(turn.high)[0]
    places = (ceil(ends(found[-1])[1] / size) + 1, floor(ends(found[0])[0] / size) - 2) if found else (0,)
    for place in places:
        window = Window(_times(turn.high, place), _times(turn.high, place + 1))
        if all(truth(substituted(fact, {x: end})) for fact in facts for end in (window.low, window.high)):
            return window
    raise TooHardError


def _points(statements: tuple[Term, ...], x: Symbol, counted: frozenset[Symbol], window: Window) -> tuple[Term, ...]:
    """Every place in a stretch at which a statement may change, and one between any two."""
    found: list[Term] = [window.low, window.high]
    for part in (each for statement in statements for each in _relations(statement)):
        if symbols(part) & counted:
            found += _members(part, x, counted, window)
        else:
            found += (p for each in switches(part) for p in zeros_between(each, x, window.low, window.high))
    low, high = ends(window.low)[0], ends(window.high)[1]
    ordered = in_order(tuple(p for p in dict.fromkeys(found) if low <= ends(p)[0] and ends(p)[1] <= high))
    if len(ordered) > MOST_POINTS:
        raise TooHardError
    return (*ordered, *(simplest(ends(left)[1], ends(right)[0]) for left, right in pairwise(ordered)))


def _members(part: Term, x: Symbol, counted: frozenset[Symbol], window: Window) -> Iterator[Term]:
    """The angles of a family in a stretch."""
    rest, factor, angle = family(part, x, counted)
    low, high = (_count(rest, factor, angle, end) for end in (window.low, window.high))
    for n in range(floor(min(low, high)) - 1, ceil(max(low, high)) + 2):
        value = total((rest, _times(factor, n)))
        yield _times(value, Fraction(-1) / angle)


def _count(rest: Term, factor: Term, angle: Fraction, place: Term) -> Fraction:
    """About which n makes rest + factor n + angle x = 0 at a place."""
    (a, _), (b, _), (p, _) = map(ends, (rest, factor, place))
    return -(a + angle * p) / b


def _times(term: Term, n: Fraction | int) -> Term:
    return scaled(number(Fraction(n).numerator, Fraction(n).denominator), term)


def _at(statement: Term, x: Symbol, counted: frozenset[Symbol], p: Term) -> bool:
    """Whether a statement holds at a place, for some count of turns."""
    match statement:
        case Junction("and" | "or"):
            return joined(statement, lambda part: _at(part, x, counted, p))
    held = symbols(statement) & counted
    if not held:
        return truth(substituted(statement, {x: p}))
    rest, factor, angle = family(statement, x, counted)
    n = round(_count(rest, factor, angle, p))
    return truth(substituted(statement, {x: p, next(iter(held)): number(n)}))
