"""The relations that join lines, and how they compose along a chain."""

from __future__ import annotations

EQUAL, IFF, IMPLIES = "=", "iff", "implies"
AT_MOST, AT_LEAST = "<=", ">="
PROPORTIONAL, APPROXIMATELY, ROW_EQUIVALENT, TENDS = "propto", "~=", "row-equivalent", "->"

_STRONGER: dict[str, frozenset[str]] = {
    EQUAL: frozenset((AT_MOST, AT_LEAST, PROPORTIONAL, APPROXIMATELY, ROW_EQUIVALENT, TENDS)),
    IFF: frozenset((IMPLIES,)),
}


def then(first: str, second: str) -> str | None:
    """The relation from a to c where a-first-b and b-second-c, None where nothing follows."""
    if first == second:
        return first
    if second in _STRONGER.get(first, ()):
        return second
    if first in _STRONGER.get(second, ()):
        return first
    return None
