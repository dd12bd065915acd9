"""Which cells of a letter may be moved, and which letters stand alone in equations."""

from __future__ import annotations

from collections.abc import Iterator

from derive.terms import Relation, Symbol, Term, Vector, subterms

from .grids import Rows
from .loose_entries import is_loose


def places_of(rows: Rows, declared: set[str]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The cells of a letter that move together, by what is declared of it."""
    for i, row in enumerate(rows):
        for j in range(len(row)):
            if "diagonal" in declared:
                if i == j:
                    yield ((i, j),)
            elif declared & {"symmetric", "spd"}:
                if i <= j:
                    yield ((i, j), (j, i)) if i < j else ((i, j),)
            else:
                yield ((i, j),)


def standing_alone(statements: tuple[Term, ...]) -> frozenset[Term]:
    """The letters that make up a side of an equation, or an entry of it."""
    sides = (
        side
        for statement in statements
        for here in subterms(statement)
        if type(here) is Relation and here.sign == "="
        for side in here.children
    )
    return frozenset(
        each
        for side in sides
        for each in (side.entries if type(side) is Vector else (side,))
        if type(each) is Symbol or is_loose(each)
    )
