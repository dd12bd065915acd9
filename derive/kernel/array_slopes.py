"""Derivatives at drawn sizes: how fast terms change as letters and their entries move."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from derive.terms import Component, Derivative, Symbol, Term, number

from .duals import Dual, parts
from .evaluation import UndecidedError
from .grids import Rows, each, transposed

if TYPE_CHECKING:
    from .arrays import Arrays

Place = tuple[int, int]


def along(arrays: Arrays, body: Term, moves: Mapping[Term, Rows]) -> Rows:
    """How fast a term changes as letters or components of letters move."""
    level = arrays.level + 1
    moved = dict(arrays.letters)
    for variable, speed in moves.items():
        letter, rows = _moving(arrays, variable, speed, level)
        moved[letter] = rows
    zero = arrays.arb(0)
    found = type(arrays)(moved, level).rows(body)
    return each(lambda cell: zero if (slope := parts(cell, level)[1]) is None else slope, found)


def _moving(arrays: Arrays, variable: Term, speed: Rows, level: int) -> tuple[Term, Rows]:
    """The letter that moves with a variable, and its rows as they move."""
    match variable:
        case Component(Symbol(_, ()) as base, indices):
            entry = Component(base, tuple(number(arrays.whole(k)) for k in indices))
            return entry, _all_moving(arrays.rows(entry), speed, level)
        case Component(Symbol() as base, indices):
            return base, _one_moving(arrays.rows(base), arrays.place(indices), speed[0][0], level)
        case Symbol() if variable in arrays.letters:
            return variable, _all_moving(arrays.letters[variable], speed, level)
    raise UndecidedError


def _all_moving(rows: Rows, speed: Rows, level: int) -> Rows:
    return each(lambda cell, slope: Dual(level, cell, slope), rows, speed)


def _one_moving(rows: Rows, place: Place, speed: Any, level: int) -> Rows:
    return tuple(
        tuple(Dual(level, cell, speed) if (i, j) == place else cell for j, cell in enumerate(row))
        for i, row in enumerate(rows)
    )


def slopes(arrays: Arrays, name: str, body: Term, variables: tuple[Term, ...]) -> Rows:
    """The value of a differential, a gradient, a Jacobian or a Hessian."""
    if name == "differential" and variables:
        return along(arrays, body, _own_differentials(arrays, variables))
    if len(variables) != 1 or type(x := variables[0]) is not Symbol:
        raise UndecidedError
    rows = arrays.rows(x)
    places = [(number(i + 1), number(j + 1)) for i, row in enumerate(rows) for j in range(len(row))]
    cells = [Component(x, place[: len(x.shape)]) if x.shape else x for place in places]
    match name:
        case "gradient" if not body.shape:
            found = [arrays.scalar(_slope(body, cell)) for cell in cells]
            width = len(rows[0])
            return tuple(tuple(found[k : k + width]) for k in range(0, len(found), width))
        case "jacobian" if len(body.shape) < 2 and len(x.shape) < 2:
            columns = (arrays.rows(_slope(body, cell)) for cell in cells)
            return transposed(tuple(tuple(row[0] for row in column) for column in columns))
        case "hessian" if not body.shape and len(x.shape) == 1:
            inner = [_slope(body, cell) for cell in cells]
            return tuple(tuple(arrays.scalar(_slope(slope, cell)) for slope in inner) for cell in cells)
    raise UndecidedError


def _own_differentials(arrays: Arrays, variables: tuple[Term, ...]) -> dict[Term, Rows]:
    """The values of the dx of some letters."""
    moves = {x: arrays.letters.get(Symbol(f"d {x.name}", x.dims)) for x in variables if type(x) is Symbol}
    known: dict[Term, Rows] = {x: speed for x, speed in moves.items() if speed is not None}
    if len(known) != len(variables):
        raise UndecidedError
    return known


def _slope(body: Term, by: Term) -> Derivative:
    return Derivative(body, by, 1, "partial")
