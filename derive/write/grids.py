"""Wide tables in parts below each other: each part begins with the first column, which names the rows."""

from __future__ import annotations

from derive.layout.document import Cell, Table, Words
from derive.terms import Term

from .formulas import Formula
from .measuring import measured, upright
from .width import width
from .words import Piece, pieces

# the room for a table against that for formulas, which leave room for names; bold words; the gap between columns
ROOMIER, BOLD, GAP, COMMA = 1.5, 1.15, 1.6, 0.6
SMALLEST = 0.9


def parts(table: Table, room: float) -> tuple[Table, ...]:
    """A table, or where it is much too wide several, as few as do, each with as many columns as fit."""
    wide = [_wide(table, k) for k in range(len(table.columns))]
    groups: list[list[int]] = [[]]
    for k in range(1, len(wide)):
        if groups[-1] and sum(wide[j] for j in (0, *groups[-1], k)) * SMALLEST > room * ROOMIER:
            groups.append([])
        groups[-1].append(k)
    return tuple(_part(table, (0, *group), last=group is groups[-1]) for group in groups)


def _wide(table: Table, column: int) -> float:
    heading = BOLD * _spoken(table.columns[column])
    return max(heading, *(_cell(row[column]) for row in table.rows)) + GAP if table.rows else heading + GAP


def _cell(cell: Cell) -> float:
    if isinstance(cell, Term):
        return width(cell)
    if isinstance(cell, tuple):
        return sum(map(_cell, cell)) + COMMA * (len(cell) - 1)
    return _spoken(cell)


def _spoken(words: Words) -> float:
    """The width of words, their formulas measured as such."""
    return sum(map(_piece, pieces(words)))


def _piece(piece: Piece) -> float:
    match piece:
        case Term():
            return width(piece)
        case Formula(latex, term):
            return measured(latex) if term is None else width(term)
    return upright(piece)


def _part(table: Table, columns: tuple[int, ...], *, last: bool) -> Table:
    """Some columns of a table; marks stand behind its last part."""
    if len(columns) == len(table.columns):
        return table
    heads = tuple(table.columns[k] for k in columns)
    return Table(heads, tuple(tuple(row[k] for k in columns) for row in table.rows), table.marks if last else 0)
