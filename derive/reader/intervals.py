"""Where a letter lies, in words: x is between 0 and 1, solve on the interval [0, 2 pi)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .spaces import NAME

# What stands for the letter of an interval that names none, until it is known what the display is about.
NAMELESS = "?"
_BETWEEN = re.compile(
    rf"\$\s*({NAME})\s*\$(?: (?:is|are|be|being|lies?|lying|a|an|any|some|the|real|rational|whole|integers?|numbers?"
    rf"|value|constant|angle|strictly|always))* between \$([^$,=<>]+)\$ and \$([^$,=<>]+)\$"
)
_INTERVAL = re.compile(
    r"\b(?:on|in|over|within|auf|im)\s+(?:the\s+)?(?:(?:open|closed|half-open|compact|whole)\s+)?(?:interval|range)"
    r"\s+\$\s*(?:\\left\s*)?([\[(][^$=<>]*,[^$=<>]*?(?:\\right\s*)?[\])])\s*\$",
    re.IGNORECASE,
)
_GREEK = r"\\(?:alpha|beta|gamma|theta|phi|varphi|omega|lambda|tau)"
_FREE = re.compile(rf"(?<![A-Za-z\\])[a-zA-Z](?![A-Za-z_])|{_GREEK}(?![A-Za-z])")
_USUAL = ("x", "t", r"\theta", "y", "z")


def between_told(shown: str) -> Sequence[str]:
    """The bounds of letters that are said to lie between two numbers."""
    return [f"{low} < {name} < {high}" for name, low, high in _BETWEEN.findall(shown)]


def interval_told(shown: str) -> Sequence[str]:
    """The intervals that a sentence speaks of without a letter."""
    return [rf"{NAMELESS} \in {interval}" for interval in _INTERVAL.findall(shown)]


def with_letter(text: str, used: str) -> str:
    """What is told of the letter of a display, with that letter: the only one that it has, or the most usual."""
    if not text.startswith(NAMELESS):
        return text
    plain = re.sub(r"\\(?:text|mathrm|operatorname)\s*\{[^{}]*\}", " ", used)
    plain = re.sub(r"(?<![A-Za-z\\])(?:[fgFG](?=\s*'*\s*(?:\\left)?\()|[dei](?![A-Za-z]))", " ", plain)
    there = dict.fromkeys(_FREE.findall(re.sub(r"(?<![A-Za-z\\])d(?=[a-z](?![A-Za-z]))", "", plain)))
    letter = next(iter(there)) if len(there) == 1 else next((each for each in _USUAL if each in there), "")
    return letter + text.removeprefix(NAMELESS) if letter else text
