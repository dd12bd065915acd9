"""A sheet file as values: its header, and its tasks with what varies in them."""

from __future__ import annotations

from derive.layout.handout import Introduction, PageBreak, Section, Space
from derive.terms import Number, Record, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Vary(Record):
    """A letter that each variant fixes, and the values that it may have."""

    letter: str
    values: tuple[Number, ...]


class Test(Record):
    """A predicate `name` of terms, or a relation (no name); `text` is how the author wrote it."""

    name: str
    terms: tuple[Term, ...]
    text: str


class Joined(Record):
    """Tests joined by `and` or `or`, or one denied by `not`."""

    word: str
    parts: tuple[Where, ...]
    text: str


Where = Test | Joined


class Keep(Record):
    """What makes a draw fair.

    `where` are conditions on the letters; `answer` says what numbers the answer may hold (integer, rational or real,
    empty for any); `difficulty` is a band of the measure, lowest and highest, or a word (easy, normal or hard).
    """

    where: tuple[Where, ...] = ()
    answer: str = ""
    difficulty: str | tuple[int, int] = ""


class Task(Record):
    """A problem of a sheet: the table that states it, where it comes from, its marks and room, and what varies.

    `place` is how messages name it; decimals are shown with so many `digits`; points are drawn from a `seed`.
    """

    place: str
    source: str
    data: dict[str, Any]
    marks: int
    space: Space | None
    vary: tuple[Vary, ...]
    keep: Keep
    digits: int = 6
    seed: int = 0


Piece = Task | Section | Introduction | PageBreak


class Sheet(Record):
    """A sheet: its header and its pieces in order."""

    title: str
    course: str
    date: str
    paper: str
    language: str
    look: str
    fields: tuple[str, ...]
    pieces: tuple[Piece, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The problems in order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Task))

    def with_context(self, digits: int, seed: int) -> Sheet:
        """The sheet with so many digits of decimals, and a seed for the points that the kernel draws."""
        pieces = (piece.but(digits=digits, seed=seed) if isinstance(piece, Task) else piece for piece in self.pieces)
        return self.but(pieces=tuple(pieces))
