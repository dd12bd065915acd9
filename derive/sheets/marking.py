"""Marks for the lines of a solution: shared out over its parts by their work, and inside a part over its key lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from derive.core.drafts import phrase
from derive.layout.document import Block, Case, Chain, Display, Framed, Heading, Row, Statement, Table, Words
from derive.layout.handout import Point
from derive.terms import FALSE, Record, Relation, Term

from .hinting import names_result

LINE, CLAIM = 2, 1
COMPARED = ("<", "<=", ">", ">=")


class Place(Record):
    """What marks can be given for: a line, a claim, a definition or a table; `part` counts the headings before it."""

    part: int
    heading: Words
    laws: tuple[str, ...]
    reached: Term | Words
    weight: int
    follows: bool


def places(blocks: tuple[Block, ...]) -> tuple[Place, ...]:
    """The places of a worked solution at brief detail, in order; the answer alone where there is no other."""
    found = tuple(_places(blocks, _Part()))
    return found or (Place(0, phrase("sheet.answer"), (), phrase("sheet.answer"), LINE, follows=False),)


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


def shares(found: tuple[Place, ...], marks: int) -> tuple[int, ...]:
    """The marks of each place; their sum is `marks`. Parts get theirs by weight, the larger remainders first."""
    parts = [list(group) for _, group in groupby(range(len(found)), key=lambda k: found[k].part)]
    weights = [_weight([found[k] for k in part]) for part in parts]
    last = max((k for k, part in enumerate(parts) if any(found[p].weight == LINE for p in part)), default=-1)
    out = [0] * len(found)
    for part, count in zip(parts, _ended(_apportioned(weights, marks), last), strict=True):
        for k, each in _inside([found[k] for k in part], part, count):
            out[k] = each
    return tuple(out)


def _weight(part: list[Place]) -> int:
    """The work of a part: its lines; claims alone, which are read off or checked, count as one line."""
    return sum(place.weight for place in part if place.weight >= LINE) or LINE


def _apportioned(weights: list[int], marks: int) -> list[int]:
    """Marks in proportion to weights: whole ones first, then one each to the largest remainders."""
    whole = sum(weights)
    out = [marks * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda k: (-(marks * weights[k] % whole), k))
    for k in by_rest[: marks - sum(out)]:
        out[k] += 1
    return out


def _ended(counts: list[int], last: int) -> list[int]:
    """The marks of parts, the last one that reaches a line with at least one, taken from the part with most."""
    most = max(range(len(counts)), key=lambda k: counts[k])
    if counts[last] or counts[most] == 0:
        return counts
    out = list(counts)
    out[most] -= 1
    out[last] = 1
    return out


def _inside(found: list[Place], part: list[int], marks: int) -> Iterator[tuple[int, int]]:
    """The marks of a part over its places: its lines before its claims, the last one always."""
    lines = [k for k, place in zip(part, found, strict=True) if place.weight == LINE]
    chosen = lines if len(lines) >= min(marks, len(part)) and lines else part
    count = min(marks, len(chosen))
    each, more = divmod(marks, count) if count else (0, 0)
    for k in range(1, count + 1):
        yield chosen[-(-k * len(chosen) // count) - 1], each + (k > count - more)


def points(found: tuple[Place, ...], given: tuple[int, ...], known: frozenset[Term]) -> tuple[Point, ...]:
    """The mark scheme: each place with marks, with the laws of the lines that lead to it.

    It follows earlier work where it goes on from a line that has marks, cites a part, or stands under a result.
    """
    out: list[Point] = []
    group: list[Place] = []
    for place, marks in zip(found, given, strict=True):
        group = [*group, place] if group and group[-1].part == place.part else [place]
        if marks:
            laws = tuple(dict.fromkeys(law for each in group for law in each.laws))
            follows = group[0].follows or names_result(place.heading, known)
            reached = phrase("handout.contradiction") if place.reached is FALSE else place.reached
            out.append(Point(marks, place.heading, laws, reached, bool(out) and follows))
            group = []
    return tuple(out)


def marked(brief: tuple[Block, ...], shown: tuple[Block, ...], given: tuple[int, ...]) -> tuple[Block, ...]:
    """The blocks as they are shown, with the marks of the same lines at brief detail."""
    return tuple(_marked(brief, shown, iter(given)))


def _marked(brief: tuple[Block, ...], shown: tuple[Block, ...], given: Iterator[int]) -> Iterator[Block]:
    for short, block in zip(brief, shown, strict=True):
        match short, block:
            case Chain(_, few), Chain(_, rows):
                marks = [next(given) for _ in few]
                yield block.but(rows=_rows(rows, [row.line for row in few], marks))
            case _, Statement() | Display() | Table():
                yield block.but(marks=next(given))
            case Case(_, few_blocks), Case(_, blocks):
                yield block.but(blocks=tuple(_marked(few_blocks, blocks, given)))
            case _, Framed():
                yield block.but(marks=next(given, 0))
            case _:
                yield block


def _rows(rows: tuple[Row, ...], lines: list[Term], marks: list[int]) -> tuple[Row, ...]:
    """The rows, those with the lines of brief detail marked."""
    out: list[Row] = []
    k = 0
    for row in rows:
        here = k < len(lines) and row.line is lines[k]
        out.append(row.but(marks=marks[k]) if here else row)
        k += here
    return tuple(out)
