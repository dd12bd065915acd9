r"""Equations with a wide space between them, x = 3 \quad y = 4, as the list that they are."""

from __future__ import annotations

from derive.core.relations import TENDS

from .marks import EQUALITIES, LOGICAL, Mark
from .rows import Row, trimmed

_EQUAL = frozenset(("=", ":=", "~=", TENDS))
_GOES_ON = EQUALITIES | {"sign", "and", "or", "in", "pm", "mid"}
_CUTS = LOGICAL | {",", "space", "words", "because", "forall"}


def listed(text: str, row: Row) -> Row:
    """A row whose wide spaces between two equations are commas."""
    flat = [mark for mark in row.marks if not mark.depth and mark.key != "&"]
    commas: set[Mark] = set()
    above: bool = False
    spaces: list[Mark] = []
    start = row.start
    for mark in (*(each for each in flat if each.key in _CUTS), Mark("row", row.end, row.end, 0, 0)):
        begin, end = trimmed(text, start, mark.start)
        if begin < end:
            equation = _is_equation(flat, begin, end)
            commas.update(spaces if above and equation else ())
            above, spaces = equation, []
        above = above and mark.key == "space"
        spaces.append(mark)
        start = mark.end
    if not commas:
        return row
    return row.but(marks=tuple(mark.but(key=",") if mark in commas else mark for mark in row.marks))


def _is_equation(flat: list[Mark], start: int, end: int) -> bool:
    """Whether a stretch is an equation that neither goes on what stands before it nor is gone on with."""
    inside = [mark for mark in flat if start <= mark.start < end]
    goes_on = any(mark.key in _GOES_ON and (mark.start == start or mark.end == end) for mark in inside)
    return not goes_on and any(mark.key in _EQUAL for mark in inside)
