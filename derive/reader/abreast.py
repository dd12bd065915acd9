r"""Rows that hold several chains side by side: x = 3 - 1 = 2, \quad y = 1 + 3 = 4."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.core.relations import TENDS

from .joining import LETTER, SUBJECT
from .marks import EQUALITIES, LOGICAL, Mark, said_in
from .rows import Row, trimmed

_EQUAL = frozenset(("=", ":=", "~=", TENDS))
_JOINS = LOGICAL | {"or", "in", "~", "because", "forall", "mid", "pm"}
_UNKNOWN = re.compile(
    r"(?<![A-Za-z\\])[A-Za-z]|\\(?:alpha|beta|lambda|mu|theta|nabla|partial|xi|eta|omega)(?![A-Za-z])"
)
_PARTIAL = re.compile(r"[A-Za-z]_(?:[u-z]|\{[u-z](?P<second>[u-z]{1,2})?\})\s*=")
_ZERO = re.compile(r"\s*(?:-?\s*[\d.]+|\\(?:mathbf|boldsymbol|vec)\s*\{?\s*0\s*\}?)\s*$")


def abreast(text: str, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    """The rows of a display in groups that are joined each by itself.

    They fall apart where every row is a list of equations with wide spaces between, one of them at least a chain of
    two relations, or each about something that is worked out; a system, a condition and what follows from something
    stay in one group.
    """
    cut = [_pieces(text, row) for row in rows]
    if any(len(pieces) < 2 for pieces in cut):
        return (rows,)
    return tuple((piece,) for pieces in cut for piece in pieces)


def _pieces(text: str, row: Row) -> tuple[Row, ...]:
    """The equations of a row, or its arguments, each with an arrow; none where it is not a list of them."""
    level = [mark for mark in row.marks if not mark.depth]
    if any(mark.key in LOGICAL for mark in level):
        found = tuple(_cut(text, row, frozenset(("space",))))
        return found if len(found) > 1 and all(map(_is_argument, found)) else ()
    if any(mark.key in _JOINS for mark in level):
        return ()
    partials = _equations(text, row, frozenset((",", "space")))
    return partials if partials and all(_is_partial(text, piece) for piece in partials) else _equations(text, row)


def _cut(text: str, row: Row, keys: frozenset[str]) -> Iterator[Row]:
    """The stretches of a row between some marks, those with nothing in them left out."""
    start = row.start
    cuts = [mark for mark in row.marks if not mark.depth and mark.key in keys]
    for end, behind in (*((mark.start, mark.end) for mark in cuts), (row.end, row.end)):
        piece = Row(*trimmed(text, start, end), tuple(mark for mark in row.marks if start <= mark.start < end))
        start = behind
        if piece.start < piece.end:
            yield piece


def _is_argument(row: Row) -> bool:
    """Whether an arrow stands between what a piece begins and ends with."""
    arrows = [mark for mark in row.marks if mark.key in LOGICAL and not mark.depth]
    return bool(arrows) and arrows[0].start > row.start and arrows[-1].end < row.end


def _is_partial(text: str, row: Row) -> bool:
    """Whether a piece says what f_x or f_{xy} is; where it sets the first of them to zero, it does not."""
    match = _PARTIAL.match(text, row.start)
    set_to_zero = _ZERO.match(text[_relations(row)[-1].end : row.end]) is not None
    return match is not None and (match["second"] is not None or not set_to_zero)


def _equations(text: str, row: Row, cuts: frozenset[str] = frozenset(("space",))) -> tuple[Row, ...]:
    """The equations between some marks."""
    out: list[Row] = []
    for piece in _cut(text, row, cuts):
        if _is_and(text, piece):
            continue
        if out and text[piece.start] == "(" and text[piece.end - 1] == ")":
            inside = (mark for mark in row.marks if out[-1].start <= mark.start < piece.end)
            out[-1] = Row(out[-1].start, piece.end, tuple(inside))
            continue
        if not _is_equation(text, piece):
            return ()
        out.append(piece)
    worked_out = all(SUBJECT.match(text, piece.start) or _is_partial(text, piece) for piece in out)
    worked_out = worked_out or not any(_UNKNOWN.search(text, piece.start, piece.end) for piece in out)
    return tuple(out) if worked_out or any(len(_relations(piece)) > 1 for piece in out) else ()


def _relations(row: Row) -> list[Mark]:
    return [mark for mark in row.marks if mark.key in EQUALITIES and not mark.depth]


def _is_and(text: str, row: Row) -> bool:
    inside = [mark for mark in row.marks if row.start <= mark.start < row.end]
    return len(inside) == 1 and inside[0].end == row.end and (inside[0].key, said_in(text, inside[0])) in (
        ("words", "and"), ("words", "und"), ("and", ""),
    )  # fmt: skip


def _is_equation(text: str, row: Row) -> bool:
    """Whether a piece says what something is, and sets nothing with letters in it to a number."""
    signs = _relations(row)
    others = [mark for mark in row.marks if not mark.depth and row.start <= mark.start < row.end]
    if not signs or signs[0].key not in _EQUAL or any(mark.key in ("words", ",", "and") for mark in others):
        return False
    if others[0].start == row.start or signs[-1].end >= row.end:
        return False
    left = text[row.start : signs[0].start]
    if not (SUBJECT.match(left) or LETTER.match(left)) and _UNKNOWN.search(left):
        return False
    middle = text[signs[0].end : signs[-1].start]
    imposed = len(signs) > 1 and signs[-1].key == "=" and _ZERO.match(text[signs[-1].end : row.end])
    return not (imposed and _UNKNOWN.search(middle))
