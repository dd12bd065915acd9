"""The rows of a display: where one ends, and where a long formula only breaks."""

from __future__ import annotations

import re

from derive.terms import Record

from .marks import EQUALITIES, LOGICAL, Mark, said_in

_LEADING = re.compile(r"(?:\s|&|\\(?:q?quad|,|;|:|!|>| |hfill|enspace)(?![A-Za-z]))*")
_TRAILING = re.compile(r"(?:\s|&|\\(?:q?quad|,|;|:|!|>| |hfill|enspace)(?![A-Za-z])|(?<!\\right)(?<!\\left)[.,;:])*$")
_ENDS = re.compile(r"(?:[-+*/=<>]|\\(?:cdot|times|div|leq?|geq?|neq?|approx|propto|pm|mp))$")


class Row(Record):
    """A row of a display, with the marks in it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the spaces and the punctuation around it."""
    start = _LEADING.match(text, start, end).end()  # type: ignore[union-attr]
    kept = start + len(text[start:end].rstrip())
    end = kept + 1 if kept < end and text[kept - 1 : kept] == "\\" else kept
    tail = _TRAILING.search(text[max(start, end - 400) : end])
    end = max(start, end - len(tail[0])) if tail else end
    return start, end


def rows(text: str, found: tuple[Mark, ...]) -> tuple[Row, ...]:
    r"""The rows of a display, broken at \\ outside of braces; a row that goes on with a formula joins the one above."""
    out: list[Row] = []
    start = 0
    inside: list[Mark] = []
    for mark in (*found, Mark("row", len(text), len(text), 0, 0)):
        if mark.key != "row" or mark.firm:
            inside.append(mark)
            continue
        if text[start : mark.start].strip():
            row = Row(start, mark.start, tuple(inside))
            if out and _goes_on(text, out[-1], row):
                out[-1] = Row(out[-1].start, row.end, (*out[-1].marks, *row.marks))
            else:
                out.append(row)
        start, inside = mark.end, []
    return tuple(out)


def _goes_on(text: str, above: Row, row: Row) -> bool:
    """Whether a row continues the formula above: it begins with + or the like, or that one is not finished."""
    first = trimmed(text, row.start, row.end)[0]
    last = trimmed(text, above.start, above.end)[1]
    if _open(text, above) or _ENDS.search(text[max(above.start, last - 12) : last]):
        return True
    mark = next((m for m in row.marks if m.start == first), None)
    if mark is not None and (mark.key in ("and", "or") or said_in(text, mark) in ("and", "or")):
        return True
    if mark is None or mark.key != "sign":
        return False
    indented = re.search(r"&|\\q?quad|\\hs", text[row.start : first]) is not None
    return indented or text[first] != "-" or not any(m.key in EQUALITIES | LOGICAL and not m.depth for m in row.marks)


def _open(text: str, row: Row) -> bool:
    """Whether a bracket of the row is still open at its end."""
    part = text[row.start : row.end]
    return part.count("(") > part.count(")") and not re.search(r"[\]\[]", part)
