"""Chains as they are set on paper: where the first line stands, how wide lines break, what is said of which."""

from __future__ import annotations

from derive.core.certificates import PROVED
from derive.layout.document import Chain, Row
from derive.terms import Record, Term

from .breaking import Printer, broken
from .width import width

ROOM = 30.0
START = 11.0
NAME = 0.47
NARROWEST = 7.0
NAMES = 7.6

Rows = tuple[tuple[Term, str], ...]


class Line(Record):
    """A line on paper: its number, its relation, its rows, the law's name beside it (empty where it does not fit).

    `space` is the room for the name in em, 0 where it fits on one row; `remarked` tells whether there is more to say
    of the line than the name.
    """

    number: int
    relation: str
    rows: Rows
    name: str
    space: float
    remarked: bool
    row: Row


class Lines(Record):
    """A chain on paper; `beside` tells whether the first line stands to the left of the second."""

    start: Rows
    beside: bool
    lines: tuple[Line, ...]


def set_lines(chain: Chain, printer: Printer) -> Lines:
    """A chain as lines on paper."""
    first = width(chain.start)
    widest = max((width(row.line) for row in chain.rows), default=0.0)
    beside = first <= START and first + min(widest, ROOM) <= ROOM and all(row.relation == "=" for row in chain.rows)
    room = ROOM - first if beside else ROOM
    rows = tuple(broken(row.line, printer, room) for row in chain.rows)
    start = broken(chain.start, printer, ROOM)
    alone = () if beside else (start,)
    taken = max((width(piece) for pieces in (*alone, *rows) for piece, _ in pieces), default=0.0)
    space = room + NAMES - min(taken, room)
    numbered = enumerate(zip(chain.rows, rows, strict=True), 1)
    lines = tuple(_line(number, row, pieces, space) for number, (row, pieces) in numbered)
    return Lines(start, beside, lines)


def _line(number: int, row: Row, rows: Rows, space: float) -> Line:
    name = ", ".join(reason.name for reason in row.reasons)
    needed = NAME * len(name) + 2
    fits = needed <= space or space >= NARROWEST
    more = (
        any(reason.statement for reason in row.reasons)
        or row.place is not None
        or row.given
        or row.conditions
        or row.cites
    )
    weak = row.certificate is None or row.certificate.grade != PROVED
    remarked = bool(more or weak or not fits)
    wrapped = space if fits and needed > space else 0.0
    return Line(number, row.relation, rows, name if fits else "", wrapped, remarked, row)
