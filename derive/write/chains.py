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
NARROWEST = 9.0


class Line(Record):
    """A line on paper: its number, its relation, its rows, the law's name beside it (empty where it does not fit).

    `space` is the room for the name in em, 0 where it fits on one row; `remarked` tells whether there is more to say
    of the line than the name.
    """

    number: int
    relation: str
    rows: tuple[tuple[Term, str], ...]
    name: str
    space: float
    remarked: bool
    row: Row


class Lines(Record):
    """A chain on paper; `beside` tells whether the first line stands to the left of the second."""

    start: tuple[tuple[Term, str], ...]
    beside: bool
    lines: tuple[Line, ...]


def set_lines(chain: Chain, printer: Printer) -> Lines:
    """A chain as lines on paper."""
    first = width(chain.start)
    widest = max((width(row.line) for row in chain.rows), default=0.0)
    beside = first <= START and first + min(widest, ROOM) <= ROOM and all(row.relation == "=" for row in chain.rows)
    room = ROOM - first if beside else ROOM
    lines = tuple(_line(number, row, printer, room) for number, row in enumerate(chain.rows, 1))
    return Lines(broken(chain.start, printer, ROOM), beside, lines)


def _line(number: int, row: Row, printer: Printer, room: float) -> Line:
    rows = broken(row.line, printer, room)
    name = ", ".join(reason.name for reason in row.reasons)
    space = room + 6 - max(width(piece) for piece, _ in rows)
    needed = NAME * len(name) + 2
    fits = needed <= space or space >= NARROWEST
    more = any(reason.statement for reason in row.reasons) or row.place is not None or row.conditions or row.cites
    weak = row.certificate is None or row.certificate.grade != PROVED
    remarked = bool(more or weak or not fits)
    return Line(
        number, row.relation, rows, name if fits else "", space if fits and needed > space else 0.0, remarked, row
    )
