"""The places of a worked solution that marks can be given for."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.drafts import phrase
from derive.layout.document import (
    Answer,
    Block,
    Case,
    Cell,
    Chain,
    Display,
    Framed,
    Heading,
    Row,
    Statement,
    Table,
    Words,
)
from derive.terms import Number, Record, Relation, Term

LINE, CLAIM = 2, 1
COMPARED = ("<", "<=", ">", ">=")


class Place(Record):
    """What marks can be given for: a line, a claim, a definition or a table; `part` counts the headings before it.

    `answers` tells that what is reached, or a side of it, is a result of the problem.
    """

    part: int
    heading: Words
    laws: tuple[str, ...]
    reached: Term | Words
    weight: int
    follows: bool
    answers: bool = False


def places(blocks: tuple[Block, ...]) -> tuple[Place, ...]:
    """The places of a worked solution at brief detail, in order; the answer alone where there is no other."""
    results = frozenset(term for block in blocks if isinstance(block, Framed) for term in _shown(block.blocks))
    found = tuple(each.but(answers=_answers(each.reached, results)) for each in _places(blocks, _Part()))
    return found or (Place(0, phrase("sheet.answer"), (), phrase("sheet.answer"), LINE, follows=False),)


def _shown(blocks: tuple[Block, ...]) -> Iterator[Term]:
    """The terms of the results in a frame."""
    for block in blocks:
        match block:
            case Answer(_, value):
                cells: tuple[Cell, ...] = (value,)
            case Table(_, rows):
                cells = tuple(cell for row in rows for cell in row)
            case _:
                cells = ()
        shown = (each for cell in cells for each in (cell if isinstance(cell, tuple) else (cell,)))
        yield from (each for each in shown if isinstance(each, Term))


def _answers(reached: Term | Words, results: frozenset[Term]) -> bool:
    """Whether a result is reached. A number on one side of a relation alone may be there for another reason."""
    if not isinstance(reached, Relation):
        return reached in results
    sides = {reached.left, reached.right}
    return sides <= results or any(type(side) is not Number for side in sides & results)


class _Part:
    """The heading that the walk is under."""

    number = 0
    heading: Words = ""


def _places(blocks: tuple[Block, ...], under: _Part) -> Iterator[Place]:
    for block in blocks:
        match block:
            case Heading(words):
                under.number, under.heading = under.number + 1, words
            case Chain(start, rows):
                for k, row in enumerate(rows):
                    names = tuple(reason.name for reason in row.reasons)
                    line = _reached(rows[k - 1].line if k else start, row)
                    yield Place(under.number, under.heading, names, line, LINE, k > 0 or bool(row.cites))
            case Statement():
                yield Place(under.number, under.heading, (), block.relation, CLAIM, bool(block.cites))
            case Display(term):
                yield Place(under.number, under.heading, (), term, CLAIM, follows=False)
            case Table(_, rows):
                yield Place(under.number, under.heading, (), phrase("handout.table"), max(len(rows), 1), follows=False)
            case Case(_, inner):
                yield from _places(inner, under)


def _reached(before: Term, row: Row) -> Term:
    """A line, with the one before where the two are compared."""
    return Relation(row.relation, before, row.line) if row.relation in COMPARED else row.line
