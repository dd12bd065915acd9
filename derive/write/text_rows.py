"""Formulas of the terminal in rows, broken outside of brackets where they can be, before relations and signs."""

from __future__ import annotations

from itertools import accumulate

RELATIONS = frozenset(("=", "≠", "<", "≤", ">", "≥", "≈", "∝", "⇔", "⇒", "~", "and", "or", "when"))
SIGNS = frozenset(("+", "-"))
# a row is not left with less than this part of its room
LEAST = 0.5


def formula_rows(text: str, margin: str, width: int) -> list[str]:
    """A formula in rows of at most so many letters, where it allows; those after the first begin with a margin."""
    out: list[str] = []
    rest = text
    while len(rest) > width and (place := _place(rest, width, len(margin) if out else 0)):
        out.append(rest[:place].rstrip())
        rest = margin + rest[place + 1 :]
    return [*out, rest]


def _place(text: str, width: int, margin: int) -> int:
    """The space to break at, or 0: outside of most brackets, rather before relations than signs, the last of those."""
    depths = list(accumulate((each in "([{") - (each in ")]}") for each in text))
    spaces = [k for k in range(margin + 1, width + 1) if text[k] == " "]
    late = [k for k in spaces if k >= LEAST * width] or spaces
    return min(late, key=lambda k: (depths[k], _weight(text[k - 1], text[k + 1 :]), -k), default=0)


def _weight(before: str, rest: str) -> int:
    """How little a row wants to end with what stands before, and the next to begin with what follows."""
    word = rest.split(" ", 1)[0]
    return 0 if word in RELATIONS or before == "," else 1 if word in SIGNS else 2 if word == "·" else 3
