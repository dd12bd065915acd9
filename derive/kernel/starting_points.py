"""Values to begin with for the letters of two statements at a few sizes, and which of them may be moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import product
from random import Random
from typing import Any

from derive.core.context import Context
from derive.terms import (
    COMPLEXES,
    INTEGERS,
    NATURALS,
    Binder,
    Component,
    Derivative,
    Number,
    Operator,
    Record,
    Relation,
    Symbol,
    Term,
    natural_order,
    number,
    substituted,
    subterms,
    symbols,
)

from .drawn_arrays import FAILURES, drawn_value
from .enclosures import Enclosures
from .evaluation import UndecidedError
from .facts import meant
from .freedoms import places_of, standing_alone
from .instances import size_letters
from .loose_entries import at_all_places, entries_in, plain_letters, with_entries
from .newton import Freedom, Point

SIZES = ((2, 3, 4, 5, 6), (3, 2, 5, 4, 6))
MOST_STARTS, MOST_FREEDOMS, MOST_PLACES, LARGEST = 6, 24, 40, 30
MOVED = ("symmetric", "spd", "diagonal", "invertible", "full-column-rank")
KEPT = ("psd", "orthogonal", "simplex", "one-hot")
ALONE = 16.0


class Start(Record):
    """A drawn point: what shall hold there, what is asked, what may be moved, and what is declared of matrices."""

    point: Point
    told: tuple[Term, ...]
    asked: tuple[Term, ...]
    freedoms: tuple[Freedom, ...]
    properties: tuple[tuple[Symbol, str], ...]


class Setting(Record):
    """Two statements, the facts about their letters, and the letters that are sizes or indices."""

    before: Term
    after: Term
    facts: tuple[Term, ...]
    context: Context
    sizes: tuple[Symbol, ...]
    runs: tuple[tuple[Symbol, Term], ...]


def starts(a: Term, b: Term, context: Context, *, complex_: bool) -> Iterator[Start]:
    """Some points to begin with; none where something is declared that is not understood."""
    setting = _setting(a, b, context)
    if setting is None:
        return
    generator = Random(1)
    for k in range(MOST_STARTS):
        try:
            yield _start(setting, k, generator, complex_)
        except FAILURES:
            continue


def _setting(a: Term, b: Term, context: Context) -> Setting | None:
    named = with_entries(a, b)
    if named is None or any(_is_tied(here, context) for side in (a, b) for here in subterms(side)):
        return None
    sizes = tuple(sorted(size_letters((a, b), context, {}), key=natural_order))
    runs = tuple((Symbol(name), size) for name, size in context.indices if Symbol(name) in symbols(a) | symbols(b))
    context = context.but(facts=tuple(meant(fact, context) for fact in context.facts))
    facts = _facts(symbols(a) | symbols(b), context, frozenset(sizes))
    renamed = (symbols(a) | symbols(b)) - (symbols(named[0]) | symbols(named[1]))
    if any(symbols(fact) & renamed for fact in facts):
        return None
    known = {*sizes, *(index for index, _ in runs)}
    if any(_open_index(here, known) for side in named for here in subterms(side)):
        return None
    letters = {x.name for each in (*named, *facts) for x in symbols(each)}
    declared = {kind for name, kind in context.properties if name in letters}
    if not declared <= {*MOVED, *KEPT}:
        return None
    return Setting(*named, facts, context, sizes, runs)


def _is_tied(here: Term, context: Context) -> bool:
    """Whether letters may depend on each other in a derivative, so that they can't be drawn one by one."""
    if type(here) is not Derivative:
        return type(here) is Operator
    others = [x for x in symbols(here.body) if x is not here.variable and x.name not in context.constants]
    return here.variable not in symbols(here.body) or (here.notation != "partial" and bool(others))


def _open_index(here: Term, known: set[Symbol]) -> bool:
    """Whether an entry has an index that nothing is declared of."""
    return type(here) is Component and any(x not in known for k in here.indices for x in symbols(k))


def _facts(reached: frozenset[Symbol], context: Context, sizes: frozenset[Symbol]) -> tuple[Term, ...]:
    """The facts about some letters, and about those that they tie these to."""
    found: dict[Term, None] = {}
    for _ in context.facts:
        new = [fact for fact in context.facts if fact not in found and symbols(fact) & (reached - sizes)]
        if not new:
            break
        found.update(dict.fromkeys(new))
        reached = reached.union(*map(symbols, new))
    return tuple(found)


def _start(setting: Setting, k: int, generator: Random, complex_: bool) -> Start:  # noqa: FBT001
    from flint import acb

    context = setting.context
    empty = Enclosures({})
    known: Point = {x: ((empty.arb(size),),) for x, size in _sizes(setting, k).items()}
    told = tuple(each for part in (setting.before,) for each in _everywhere(part, setting, known))
    asked = tuple(_everywhere(setting.after, setting, known))
    terms = (*told, *asked, *setting.facts)
    taken = {*setting.sizes, *(index for index, _ in setting.runs)}
    letters = sorted({x for each in terms for x in plain_letters(each)} - taken, key=natural_order)
    draw = partial(_number, empty, generator, k)
    point = dict(known)
    for letter in letters:
        point[letter] = drawn_value(letter, known, context, draw)
        if complex_ and Relation("in", letter, COMPLEXES) in context.facts:
            point[letter] = tuple(tuple(acb(cell, draw()) for cell in row) for row in point[letter])
    for entry in entries_in(terms, Enclosures(point)):
        point[entry] = ((draw(),),)
    facts = tuple(each for fact in setting.facts for each in at_all_places(fact, Enclosures(point)))
    return Start(point, (*told, *facts), asked, _freedoms(setting, point, complex_), _properties(setting, letters))


def _sizes(setting: Setting, k: int) -> dict[Symbol, int]:
    """Different numbers for the sizes, large enough for the sums."""
    least: dict[Term, int] = {}
    for side in (setting.before, setting.after):
        for here in subterms(side):
            if type(here) is Binder and type(here.low) is Number and here.high is not None:
                least[here.high] = max(least.get(here.high, 0), here.low.p // here.low.q - 1)
    chosen = SIZES[k % len(SIZES)]
    return {x: size + least.get(x, 0) for x, size in zip(setting.sizes, (*chosen, *range(7, LARGEST)), strict=False)}


def _everywhere(statement: Term, setting: Setting, known: Point) -> Iterator[Term]:
    """A statement at every value of its indices."""
    runs = [(index, size) for index, size in setting.runs if index in symbols(statement)]
    here = Enclosures(known)
    places = tuple(product(*(range(1, here.whole(size) + 1) for _, size in runs)))
    if len(places) > MOST_PLACES:
        raise UndecidedError
    for values in places:
        yield substituted(statement, {index: number(v) for (index, _), v in zip(runs, values, strict=True)})


def _number(start: Enclosures, generator: Random, k: int) -> Any:
    """A number of a few digits: above zero at every other start, whole at every third."""
    size = generator.randint(1, 9)
    sign = 1 if k % 2 == 0 else generator.choice((1, -1))
    return start.arb(sign * (size % 5 + 1)) if k % 3 == 0 else start.arb(sign * size) / 4


def _properties(setting: Setting, letters: list[Symbol]) -> tuple[tuple[Symbol, str], ...]:
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
