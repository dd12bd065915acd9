"""Wide tables in parts below each other: each part begins with the first column, which names the rows."""

from __future__ import annotations

from derive.layout.document import Cell, Table, Words
from derive.terms import Record, Term

from .formulas import Formula
from .measuring import measured, upright
from .width import width
from .words import Piece, pieces

# the room for a table against that for formulas, which leave room for names; bold words; the gap between columns
ROOMIER, BOLD, GAP, COMMA = 1.5, 1.15, 1.6, 0.6
SMALLEST, RAGGED = 0.9, 1.15


class Part(Record):
    """A part of a table, and how wide each heading may be that stands on several lines; 0 for one that does not."""

    table: Table
    narrow: tuple[float, ...]


class _Column(Record):
    """How wide a column is, with its heading on one line and on two or more."""

    whole: float
    narrow: float


def parts(table: Table, room: float) -> tuple[Part, ...]:
    """A table, or where it is much too wide several, as few as do, each with as many columns as fit."""
    columns = [_column(table, k) for k in range(len(table.columns))]
    tight = sum(each.whole + GAP for each in columns) > room * ROOMIER
    wide = [(each.narrow if tight else each.whole) + GAP for each in columns]
    groups: list[list[int]] = [[]]
    for k in range(1, len(wide)):
        if groups[-1] and sum(wide[j] for j in (0, *groups[-1], k)) * SMALLEST > room * ROOMIER:
            groups.append([])
        groups[-1].append(k)
    lines = tuple(each.narrow if tight and each.narrow < each.whole else 0.0 for each in columns)
    return tuple(_part(table, (0, *group), lines, last=group is groups[-1]) for group in groups)


def _column(table: Table, number: int) -> _Column:
    heading = pieces(table.columns[number])
    whole = BOLD * sum(map(_piece, heading))
    least = max((_cell(row[number]) for row in table.rows), default=0.0)
    words = [word for piece in heading for word in (piece.split() if isinstance(piece, str) else ())]
    broken = all(isinstance(piece, str) for piece in heading) and len(words) > 1
    halved = max(RAGGED * whole / 2, *(BOLD * upright(word) for word in words)) if broken else whole
    return _Column(max(whole, least), max(min(halved, whole), least))


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


def _part(table: Table, columns: tuple[int, ...], lines: tuple[float, ...], *, last: bool) -> Part:
    """Some columns of a table; marks stand behind its last part."""
    heads = tuple(table.columns[k] for k in columns)
    rows = tuple(tuple(row[k] for k in columns) for row in table.rows)
    return Part(Table(heads, rows, table.marks if last else 0), tuple(lines[k] for k in columns))
