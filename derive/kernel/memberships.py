"""Whether a place is among those at which a function is least, by how the function begins from there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from derive.terms import Call, Neg, Symbol, Term

from .bending import convex, corners_apart
from .enclosures import UNKNOWN
from .germs import Germ, germ
from .grids import Rows, each
from .rational_arrays import RationalArrays


class Places(RationalArrays):
    """Letters with rational values; it is said whether a function is least at a place."""

    def _member(self, left: Term, where: Term) -> bool | None:
        match where:
            case Call(("argmin" | "argmax") as name, (body, Symbol() as letter)):
                if letter.shape != left.shape:
                    return None
                return is_least(body if name == "argmin" else Neg(body), letter, self.rows(left), self)
        return super()._member(left, where)


def is_least(function: Term, letter: Symbol, place: Rows, here: RationalArrays) -> bool | None:
    """Whether a function of a letter is nowhere less than at a place; None where that is not seen."""
    there = RationalArrays({**here.letters, letter: place})
    try:
        named = germ(there.scalar(function))
        for rows in _beside(place):
            gap = germ(RationalArrays({**here.letters, letter: rows}).scalar(function)) - named
            if (gap.value or gap.slope) < 0:
                return False
        seen = convex(function, letter, there) and (not letter.dims or corners_apart(function, letter, there))
    except UNKNOWN:
        return None
    return True if seen else None


def _beside(place: Rows) -> Iterator[Rows]:
    """Places as near as need be, one entry changed at a time."""
    for direction in directions(place):
        yield each(lambda cell, slope: Germ(cell.value, slope), place, direction)


def directions(place: Rows) -> Iterator[tuple[tuple[int, ...], ...]]:
    """One entry up or down."""
    cells = [(i, j) for i, row in enumerate(place) for j in range(len(row))]
    for chosen, sign in product(cells, (1, -1)):
        yield tuple(tuple(sign * ((i, j) == chosen) for j in range(len(row))) for i, row in enumerate(place))
