"""What surrounds a formula: dollars, aligned rows, the full stop at the end."""

from __future__ import annotations

from collections.abc import Iterator

from .relations import SIGNS
from .tokens import Token

ALIGNED = frozenset(("aligned", "align", "alignat", "equation", "gather", "gathered", "split", "multline", "eqnarray"))
_ENDS = frozenset((".", ",", ";"))


def prepared(source: str, found: list[Token]) -> list[Token]:
    """The tokens of the formula alone: rows that go on with a relation joined, other rows as a list."""
    if any(token.key == "\\begin" and token.text in ALIGNED for token in found):
        found = list(_flattened(found))
    found = list(_bars(found))
    while len(found) > 2 and found[-2].key in _ENDS and found[-2].end >= len(source.rstrip().rstrip("$")):
        found = [*found[:-2], found[-1]]
    return found


def _bars(found: list[Token]) -> Iterator[Token]:
    """The tokens; a closing bar that closes nothing is one that a value stands behind."""
    opened = 0
    for token in found:
        opened += (token.key in ("|(", "left.")) - (token.key in (")|", "right."))
        yield token.but(key="|") if token.key == ")|" and opened < 0 else token
        opened = max(opened, 0)


def _flattened(found: list[Token]) -> list[Token]:
    out: list[Token] = []
    depth = 0
    for place, token in enumerate(found):
        if token.key in ("\\begin", "\\end"):
            if token.text in ALIGNED:
                continue
            depth += 1 if token.key == "\\begin" else -1
        if depth or token.key not in ("&", "\\\\"):
            out.append(token)
        elif token.key == "\\\\" and not _goes_on(found, place + 1):
            out.append(token.but(key=","))
    return out


def _goes_on(found: list[Token], place: int) -> bool:
    while found[place].key == "&":
        place += 1
    return found[place].key in SIGNS or found[place].key in ("\\end", "end", "+", "-", "*")
