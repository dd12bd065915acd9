"""Values to begin with for the letters of two statements at a few sizes, and which of them may be moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

from derive.core.context import Context
from derive.terms import (
    COMPLEXES,
    INTEGERS,
    NATURALS,
    Binder,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    natural_order,
    subterms,
    symbols,
)

from .drawn_arrays import FAILURES, drawn_value
from .enclosures import Enclosures
from .freedoms import places_of, standing_alone
from .loose_entries import at_all_places, entries_in, plain_letters
from .newton import Freedom, Point
from .rational_arrays import RationalArrays
from .rationals import Rational
from .settings import MOVED, Setting, everywhere, setting_of

SIZES = ((2, 3, 4, 5, 6), (3, 2, 5, 4, 6))
SMALL_SIZES = ((2, 3, 2, 3, 4), (1, 1, 1, 1, 1), (3, 2, 3, 2, 4), (1, 2, 2, 1, 3), (2, 1, 1, 2, 3))
HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
COARSE = (
    (0, 1, 2), (-2, -1, 0, 1, 2), (0, 1, 2, 3, HALF, -1, -HALF),
    (0, QUARTER, HALF, 3 * QUARTER, 1, 2), (1, 2, -1, -3, 4),
)  # fmt: skip
MOST_REDRAWN = 8
MOST_STARTS, MOST_COARSE, MOST_FREEDOMS, LARGEST = 6, 240, 24, 30
ALONE = 16.0


class Drawn(Record):
    """A drawn point: what shall hold there, and what is asked."""

    point: Point
    told: tuple[Term, ...]
    asked: tuple[Term, ...]


class Start(Drawn):
    """A drawn point with what may be moved there, and what is declared of matrices."""

    freedoms: tuple[Freedom, ...]
    properties: tuple[tuple[Symbol, str], ...]


def starts(a: Term, b: Term, context: Context, *, complex_: bool) -> Iterator[Start]:
    """Some points to begin with; none where something is declared that is not understood."""
    setting = setting_of(a, b, context)
    if setting is None:
        return
    generator = Random(1)
    for k in range(MOST_STARTS):
        draw = partial(_number, Enclosures({}), generator, k)
        try:
            found = _drawn(setting, _sizes(setting, SIZES[k % len(SIZES)]), Enclosures, draw, complex_)
            freedoms = _freedoms(setting, found.point, complex_)
        except FAILURES:
            continue
        yield Start(found.point, found.told, found.asked, freedoms, _properties(setting, found.point))


def coarse_points(a: Term, b: Term, context: Context) -> Iterator[Drawn]:
    """Points of small rational coordinates, at small sizes: zeros and ties are among them."""
    setting = setting_of(a, b, context)
    if setting is None:
        return
    generator = Random(1)
    for k in range(MOST_COARSE):
        sizes = _sizes(setting, SMALL_SIZES[k % len(SMALL_SIZES)])
        draw = partial(_coarse, generator, COARSE[k // len(SMALL_SIZES) % len(COARSE)])
        try:
            yield _drawn(setting, sizes, RationalArrays, draw, tries=MOST_REDRAWN)
        except FAILURES:
            continue


def _drawn(
    setting: Setting, sizes: dict[Symbol, int], kind: type[Enclosures], draw: Callable[[], Any], complex_: bool = False,  # noqa: FBT001, FBT002
    tries: int = 1,
) -> Drawn:  # fmt: skip
    from flint import acb

    context, empty = setting.context, kind({})
    known: Point = {x: ((empty.arb(size),),) for x, size in sizes.items()}
    told = tuple(everywhere(setting.before, setting, known))
    asked = tuple(everywhere(setting.after, setting, known))
    terms = (*told, *asked, *setting.facts)
    taken = {*setting.sizes, *(index for index, _ in setting.runs)}
    letters = sorted({x for each in terms for x in plain_letters(each)} - taken, key=natural_order)
    point = dict(known)
    for letter in letters:
        alone = tuple(fact for fact in setting.facts if symbols(fact) == {letter})
        for _ in range(tries):
            point[letter] = drawn_value(letter, known, context, draw)
            if all(kind({letter: point[letter]}).truth(fact) is not False for fact in alone):
                break
        if complex_ and Relation("in", letter, COMPLEXES) in context.facts:
            point[letter] = tuple(tuple(acb(cell, draw()) for cell in row) for row in point[letter])
    for entry in entries_in(terms, kind(point)):
        point[entry] = ((draw(),),)
    facts = tuple(each for fact in setting.facts for each in at_all_places(fact, kind(point)))
    return Drawn(point, (*told, *facts), asked)


def _sizes(setting: Setting, chosen: tuple[int, ...]) -> dict[Symbol, int]:
    """Different numbers for the sizes, large enough for the sums and for what is declared."""
    least: dict[Term, int] = {}
    for fact in setting.facts:
        match fact:
            case Relation((">" | ">=") as sign, left, Number(p, 1)):
                least[left] = p - 1 if sign == ">=" else p
    for side in (setting.before, setting.after):
        for here in subterms(side):
            if type(here) is Binder and type(here.low) is Number and here.high is not None:
                least[here.high] = max(least.get(here.high, 0), here.low.p // here.low.q - 1)
    return {x: size + least.get(x, 0) for x, size in zip(setting.sizes, (*chosen, *range(7, LARGEST)), strict=False)}


def _number(start: Enclosures, generator: Random, k: int) -> Any:
    """A number of a few digits: above zero at every other start, whole at every third."""
    size = generator.randint(1, 9)
    sign = 1 if k % 2 == 0 else generator.choice((1, -1))
    return start.arb(sign * (size % 5 + 1)) if k % 3 == 0 else start.arb(sign * size) / 4


def _coarse(generator: Random, among: tuple[Fraction | int, ...]) -> Rational:
    return Rational(generator.choice(among))


def _properties(setting: Setting, point: Point) -> tuple[tuple[Symbol, str], ...]:
    letters = (x for x in point if type(x) is Symbol)
    return tuple((x, kind) for x in letters for name, kind in setting.context.properties if name == x.name)


def _freedoms(setting: Setting, point: Mapping[Term, Any], complex_: bool) -> tuple[Freedom, ...]:  # noqa: FBT001
    """The cells that may be moved, first those of letters that stand alone on a side of an equation."""
    context = setting.context
    alone = standing_alone((setting.before, setting.after))
    found: list[Freedom] = []
    for letter, rows in point.items():
        declared = {kind for name, kind in context.properties if type(letter) is Symbol and name == letter.name}
        whole = any(Relation("in", letter, where) in context.facts for where in (INTEGERS, NATURALS))
        if letter in setting.sizes or whole or not declared <= set(MOVED):
            continue
        weight = ALONE if letter in alone else 1.0
        ways = (0, 1) if complex_ and Relation("in", letter, COMPLEXES) in context.facts else (0,)
        found.extend(Freedom(letter, places, weight, way) for places in places_of(rows, declared) for way in ways)
    return tuple(sorted(found, key=lambda each: -each.weight)[:MOST_FREEDOMS])
