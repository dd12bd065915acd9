"""Drawn vectors and matrices changed so that declared equations hold, an entry for each: rows that add up to one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from derive.core.context import Context
from derive.terms import Add, Component, Neg, Relation, Symbol, Term, natural_order, number, symbols

from .array_slopes import along
from .arrays import Arrays
from .duals import base
from .evaluation import NoValueError, UndecidedError
from .grids import Rows

MOST_CELLS = 60
Place = tuple[int, int]


def meeting(letters: Mapping[Term, Rows], context: Context) -> Mapping[Term, Rows]:
    """The letters with other entries where a declared equation is linear in them; as they are where none is."""
    for fact in context.facts:
        if type(fact) is Relation and fact.sign == "=" and symbols(fact) <= letters.keys():
            try:
                letters = _met(fact, letters, context)
            except (UndecidedError, NoValueError):
                continue
    return letters


def _met(fact: Relation, letters: Mapping[Term, Rows], context: Context) -> Mapping[Term, Rows]:
    """The letters with one entry changed for each entry of an equation."""
    gap = Add((fact.left, Neg(fact.right)))
    settled: set[Place] = set()
    for letter, place in _cells(fact, letters, context):
        here = Arrays(letters)
        rows = here.rows(gap)
        slopes = along(here, gap, {_entry(letter, place): ((here.arb(1),),)})
        found = next(_open(rows, slopes, settled), None)
        if found is not None:
            i, j = found
            settled.add(found)
            letters = {**letters, letter: _changed(letters[letter], place, base(rows[i][j]) / base(slopes[i][j]))}
    return letters


def _cells(fact: Relation, letters: Mapping[Term, Rows], context: Context) -> Iterator[tuple[Symbol, Place]]:
    """The entries of the letters of which only that equation is declared, the last ones first."""
    kinds = {name for name, _ in context.properties}
    free = [x for x in sorted(symbols(fact), key=natural_order) if x.dims and x.name not in kinds]
    cells = [(x, (i, j)) for x in free for i, row in enumerate(letters[x]) for j in range(len(row))]
    yield from reversed(cells[:MOST_CELLS])


def _entry(letter: Symbol, place: Place) -> Term:
    return Component(letter, tuple(number(k + 1) for k in place[: len(letter.dims)]))


def _open(rows: Rows, slopes: Rows, settled: set[Place]) -> Iterator[Place]:
    """The entries of an equation that an entry of a letter can still settle."""
    for i, row in enumerate(slopes):
        for j, slope in enumerate(row):
            if (i, j) not in settled and base(slope) != 0 and not base(rows[i][j]).contains(0):
                yield i, j


def _changed(rows: Rows, place: Place, by: object) -> Rows:
    return tuple(
        tuple(cell - by if (i, j) == place else cell for j, cell in enumerate(row)) for i, row in enumerate(rows)
    )
