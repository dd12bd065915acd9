"""Marks for the lines of a solution: shared out over its parts by their work, and inside a part over its key lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from derive.core.drafts import phrase
from derive.layout.document import Block, Case, Chain, Display, Framed, Row, Statement, Table
from derive.layout.handout import Point
from derive.terms import FALSE, Term

from .hinting import names_result
from .places import LINE, Place


def shares(found: tuple[Place, ...], marks: int) -> tuple[int, ...]:
    """The marks of each place; their sum is `marks`.

    Parts get theirs by weight, the larger remainders first; the last with a result and the last with a line get some.
    """
    parts = [list(group) for _, group in groupby(range(len(found)), key=lambda k: found[k].part)]
    weights = [_weight([found[k] for k in part]) for part in parts]
    last = max((k for k, part in enumerate(parts) if any(found[p].weight == LINE for p in part)), default=-1)
    answered = max((k for k, part in enumerate(parts) if any(found[p].answers for p in part)), default=last)
    counts = _ended(_apportioned(weights, marks), answered)
    out = [0] * len(found)
    for part, count in zip(parts, _ended(counts, max(answered, last)), strict=True):
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
    """The marks of parts, one of them with at least one, taken from the part with most."""
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
