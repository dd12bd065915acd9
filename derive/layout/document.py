"""The blocks of a document."""

from __future__ import annotations

from derive.core.certificates import Certificate
from derive.core.drafts import Phrase, Problem
from derive.core.steps import Condition
from derive.terms import Record, Term

Words = Phrase | str
Cell = Term | Phrase | str | tuple[Term, ...]


class Heading(Record):
    """A heading; `level` 1 is a part's, deeper ones stand inside branches; `number` is 0 where none is printed."""

    text: Words
    level: int = 1
    number: int = 0


class Prose(Record):
    """A paragraph of sentences."""

    sentences: tuple[Words, ...]


class Display(Record):
    """A formula on a line of its own."""

    term: Term
    marks: int = 0


class Reason(Record):
    """A law as a line cites it; its sentence and formula are empty where the sheet has said them before."""

    name: str
    statement: str = ""
    formula: str = ""


class Row(Record):
    """A line of a chain: the relation to the line before, the line, and why.

    `place` is the redex where it is smaller than the line before; `given` are equations that say what the law's letters
    stand for; `cites` the numbers of the parts it rests on;
    `detail` are the small steps that it folds. In a key, `marks` (here and below) are given for getting this far.
    """

    relation: str
    line: Term
    reasons: tuple[Reason, ...]
    certificate: Certificate | None
    place: Term | None = None
    given: tuple[Term, ...] = ()
    conditions: tuple[Condition, ...] = ()
    cites: tuple[int, ...] = ()
    detail: tuple[Small, ...] = ()
    marks: int = 0


class Small(Record):
    """A small step: what is replaced, what replaces it, and why."""

    before: Term
    relation: str
    after: Term
    reasons: tuple[Reason, ...]
    conditions: tuple[Condition, ...] = ()


class Chain(Record):
    """Lines joined by relations."""

    start: Term
    rows: tuple[Row, ...]


class Statement(Record):
    """A claim: its sentence (None where the relation speaks for itself), the relation and how it is known."""

    says: Phrase | None
    relation: Term
    certificate: Certificate | None
    under: tuple[Term, ...] = ()
    cites: tuple[int, ...] = ()
    marks: int = 0


class Table(Record):
    """A table with a heading for each column."""

    columns: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    marks: int = 0


class Case(Record):
    """One branch: its condition, what is done there, and how it ends."""

    when: Term
    blocks: tuple[Block, ...]
    closed_by: Phrase


class Answer(Record):
    """A named result as a formula, a word or a number."""

    name: str | Term
    value: Cell


class Framed(Record):
    """Blocks in a box: the answer."""

    blocks: tuple[Block, ...]
    marks: int = 0


class Evidence(Record):
    """How many lines and claims there are, and how many have each grade."""

    total: int
    counts: tuple[tuple[str, int], ...]


class Graph(Record):
    """The graph of a function of the first letter, and its name; it ends where a term of `within` has no value."""

    name: Term
    body: Term
    within: tuple[Term, ...] = ()


class Contours(Record):
    """Lines along which a function of the letters is constant."""

    body: Term


class Curve(Record):
    """The points where an expression is zero, and the equation that says so."""

    body: Term
    equation: Term


class Mark(Record):
    """A point, and what is there (no words: nothing to be told apart); a free letter makes it a family of points."""

    at: tuple[Term, ...]
    kind: Words


class Path(Record):
    """Points joined in order, and what they are; of one coordinate each, they lie on the graph."""

    points: tuple[tuple[Term, ...], ...]
    kind: Words


class Arrow(Record):
    """An eigenvector, and what the matrix makes of it."""

    start: tuple[Term, Term]
    image: tuple[Term, Term]


class Bars(Record):
    """Numbers as bars, the largest first."""

    values: tuple[Term, ...]


Figure = Graph | Contours | Curve | Mark | Path | Arrow | Bars


class Plot(Record):
    """A picture: what it shows, in words; the letters of its axes; the figures in it, as terms."""

    says: Phrase
    letters: tuple[Term, ...]
    figures: tuple[Figure, ...]


Block = Heading | Prose | Display | Chain | Statement | Table | Case | Answer | Framed | Evidence | Plot


class Document(Record):
    """A sheet: its title, what is asked, the answer worked out, and the problem that it came from."""

    title: Words
    asked: tuple[Block, ...]
    worked: tuple[Block, ...]
    problem: Problem

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks in order."""
        return self.asked + self.worked
