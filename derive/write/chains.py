"""Chains as they are set on paper: where the first line stands, how wide lines break, what is said of which."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.layout.document import Chain, Row
from derive.terms import Record

from .abbreviating import in_use
from .brackets import is_system
from .breaking import FEW, Piece, broken, lies
from .lettered import lettered
from .notation import Notation
from .remarks import cited, doubt, provided
from .width import width

ROOM = 28.0
START = 7.0
NAME = 0.43
NARROWEST = 7.0
ROWS = 3
NAMES = 7.0
ARROW = 2.0
GRADE = 9.0
MARKS = 4.5


class Remark(Record):
    """What is said below a chain of line `number` (0 where it goes on): the law's name, notes, sentence and formula."""

    number: int
    name: str
    notes: tuple[Phrase, ...]
    statement: str
    formula: str


class Line(Record):
    """A line on paper: its number, its relation, its rows, the law's name beside it (empty where it does not fit).

    `grade` is how the line is known where it is not proved, None where it is or where the remarks say it;
    `space` is the room for both in em.
    """

    number: int
    relation: str
    rows: tuple[Piece, ...]
    name: str
    grade: Phrase | None
    space: float
    remarks: tuple[Remark, ...]
    row: Row


class Lines(Record):
    """A chain on paper; `beside` tells whether the first line stands to the left of the second."""

    start: tuple[Piece, ...]
    beside: bool
    lines: tuple[Line, ...]


def set_lines(chain: Chain, notation: Notation) -> Lines:
    """A chain as lines on paper."""
    first = width(chain.start)
    few = _few(chain)
    wholes = _rows(chain, notation, ROOM, few)
    widest = max((piece.room for rows in wholes for piece in rows), default=0.0)
    equal = bool(chain.rows) and all(row.relation == "=" for row in chain.rows)
    beside = equal and first <= START and first + min(widest, ROOM) <= ROOM
    room = ROOM - first if beside else ROOM
    rows = _rows(chain, notation, room, few) if beside else wholes
    taken = max((piece.room for pieces in rows for piece in pieces), default=0.0)
    space = room + NAMES - min(taken, room)
    numbered = enumerate(zip(chain.rows, rows, strict=True), 1)
    lines = tuple(_line(number, row, pieces, space) for number, (row, pieces) in numbered)
    return Lines(broken(chain.start, notation, ROOM, few), beside, lines)


def _rows(chain: Chain, notation: Notation, room: float, few: int) -> tuple[tuple[Piece, ...], ...]:
    """The rows of each line; a letter that one line gives to a part is kept by those that follow."""
    letters = in_use(chain.start, *(row.line for row in chain.rows))
    equal = all(row.relation == "=" for row in chain.rows)
    out = []
    for row in chain.rows:
        rows, letters = lettered(row.line, notation, room, few, letters if equal else letters.but(entries=""))
        out.append(rows)
    return tuple(out)


def _few(chain: Chain) -> int:
    """How many short equations are stacked: one where the whole chain can do without, so that its lines look alike."""
    systems = [term for term in (chain.start, *(row.line for row in chain.rows)) if is_system(term)]
    long = any(len(term.children) > FEW for term in systems)
    return 1 if long and all(lies(term, ROOM) for term in systems) else FEW


def _line(number: int, row: Row, rows: tuple[Piece, ...], space: float) -> Line:
    name = ", ".join(reason.name for reason in row.reasons)
    weak = doubt(row.certificate)
    needed = NAME * len(name) + 2 + (GRADE if weak is not None else 0.0) + (MARKS if row.marks else 0.0)
    fits = needed <= space or (space >= NARROWEST and needed <= ROWS * space)
    remarks = _remarks(number, row, "" if fits else name, None if fits else weak)
    left = space if row.relation == "=" else max(space - ARROW, NARROWEST)
    return Line(number, row.relation, rows, name if fits else "", weak if fits else None, left, remarks, row)


def _remarks(number: int, row: Row, name: str, weak: Phrase | None) -> tuple[Remark, ...]:
    """The remarks of a line: what holds of this line alone, then the sentence of each law that is new."""
    notes = _notes(row, weak)
    new = tuple(reason for reason in row.reasons if reason.statement)
    if len(row.reasons) == 1 and (new or notes or name):
        (only,) = row.reasons
        return (Remark(number, only.name, notes, only.statement, only.formula),)
    own = (Remark(number, name, notes, "", ""),) if notes or name else ()
    first = 0 if own else number
    laws = (
        Remark(0 if k else first, reason.name, (), reason.statement, reason.formula) for k, reason in enumerate(new)
    )
    return (*own, *laws)


def _notes(row: Row, weak: Phrase | None) -> tuple[Phrase, ...]:
    """Where the laws apply, with what, on what conditions, by which parts."""
    out: list[Phrase] = []
    if row.place is not None:
        out.append(phrase("sheet.applied_to", row.place))
    if row.given:
        out.append(phrase("sheet.with", row.given))
    out += provided(row.conditions)
    if (by := cited(row.cites)) is not None:
        out.append(by)
    return (*out, weak) if weak is not None else tuple(out)
