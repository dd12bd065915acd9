"""A handout: problems with room to work in, worked solutions, hints or marks, in order; no markup."""

from __future__ import annotations

from derive.core.drafts import Solution
from derive.layout.document import Block, Reason, Words
from derive.terms import Record, Term

AUDIENCES = ("student", "key", "hints", "marks")
LOOKS = ("plain", "two-column", "formula-sheet")
PAPERS = ("a4", "letter")
LANGUAGES = ("en", "de", "fr", "es")


class Space(Record):
    """Room to work in: `amount`, a decimal number as text, of the `unit` cm, lines or page."""

    amount: str
    unit: str

    @property
    def pages(self) -> int:
        """How many pages it ends, with what stands on the first of them; 0 where it is a part of one."""
        return int(float(self.amount)) if self.unit == "page" else 0


class Hint(Record):
    """A law that helps with the part under a heading; where its law was hinted at before, the sentence is empty."""

    heading: Words
    reason: Reason


class Point(Record):
    """What marks are given for: a line to reach (or words for it), by which laws, in which part.

    `follows` tells that an earlier line enters, so that work which carries on a mistake correctly is marked as right.
    """

    marks: int
    heading: Words
    laws: tuple[str, ...]
    reached: Term | Words
    follows: bool


class Item(Record):
    """A problem: what is asked, and what this audience is shown of the answer.

    `source` is the id of a shipped problem or the topic of one that stands in the sheet; `drawn` are the letters that a
    variant fixed, with their values; `hints` come in levels, the first of them first; `solution` is what all of it was
    made from.
    """

    number: int
    title: Words
    asked: tuple[Block, ...]
    marks: int
    space: Space | None
    worked: tuple[Block, ...]
    hints: tuple[tuple[Hint, ...], ...]
    scheme: tuple[Point, ...]
    source: str
    drawn: tuple[tuple[str, Term], ...]
    solution: Solution


class Section(Record):
    """The heading of a section."""

    title: Words


class Introduction(Record):
    """Paragraphs that the author wrote, their formulas between dollars."""

    paragraphs: tuple[Words, ...]


class PageBreak(Record):
    """What follows begins a new page."""


class Formulas(Record):
    """The laws that the sheet uses, each once, with their formulas."""

    laws: tuple[Reason, ...]


Piece = Item | Section | Introduction | PageBreak | Formulas


class Handout(Record):
    """A sheet for an audience: its header, and its pieces in order.

    `fields` are the lines at the top that a person fills in, `entries` those that are filled in already; `marks` is the
    sum over the items; `date` is the author's text, empty where there is none.
    """

    title: str
    course: str
    date: str
    paper: str
    language: str
    audience: str
    look: str
    variant: int
    fields: tuple[Words, ...]
    marks: int
    blocks: tuple[Piece, ...]
    entries: tuple[tuple[Words, str], ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The problems in order."""
        return tuple(block for block in self.blocks if isinstance(block, Item))

    @property
    def columns(self) -> int:
        """The number of columns: two where the look has them, and the pages hold no whole derivations."""
        return 2 if self.look == "two-column" and self.audience in ("student", "hints") else 1

    @property
    def follows(self) -> bool:
        """Whether its mark scheme has marks that follow earlier work, whose sign is to be explained."""
        return any(point.follows for item in self.items for point in item.scheme)

    @property
    def varies(self) -> bool:
        """Whether another variant would be another sheet."""
        return any(item.drawn for item in self.items)
