"""Bars within a bracket: a pair for an absolute value, or one before a condition."""

from __future__ import annotations

from .reader import Reader


def bars_open(r: Reader, opening: int) -> int:
    """How many bars stand open behind a bracket: one before a condition where their number at this depth is odd."""
    place, end, found = opening + 1, r.matches.get(opening, opening), 0
    while place < end:
        found += r.tokens[place].key == "|"
        place = r.matches.get(place, place) + 1 if r.matches.get(place, place) > place else place + 1
    return 0 if found and found % 2 == 0 else 1
