"""A display cut into chains of lines that are not read yet."""

from __future__ import annotations

import re
from collections.abc import Callable

from derive.core.context import Context
from derive.terms import Record, Term

from .abreast import abreast
from .displays import Display
from .joining import DraftChain, chains
from .marks import Mark, marks, marks_in_lines
from .pages import Page
from .parser import read, read_latex
from .rows import rows
from .segments import said
from .spaced import listed
from .special import laws_in
from .tending import approaching
from .tidying import tidied

# What frames a text that is nothing but a derivation.
BARE = "bare"
_CONSTANT = re.compile(
    r"\\(?:text|mathrm|mbox|operatorname|textrm)\s*\{\s*const(?:ant|ants|\.)?\s*\}|(?<![A-Za-z\\])const\.?(?![A-Za-z])"
)


_SETS = re.compile(
    r"\b(?:set|setting|equate|equating|solve|solving|vanish\w*|zeros?|stationary|critical|optimality|first[- ]order)\b"
    r"[^.]*$",
    re.IGNORECASE,
)
_FUNCTION = r"(?:\\mathcal\s*(?:\{\s*[A-Z]\s*\}|[A-Z])|\\ell|[A-Za-z])(?:\s*\([^()]*\))?"
_BY = r"((?:\\(?:mathbf|boldsymbol|bm|hat)\s*)?(?:\{\s*\\?[A-Za-z]+\s*\}|\\[a-z]+|[A-Za-z])(?:_(?:\w|\{\w+\}))?)"
_SLOPE = re.compile(
    rf"[\s&]*(?:\\[dt]?frac\s*\{{\s*\\partial\s*{_FUNCTION}\s*\}}\s*\{{\s*\\partial\s*{_BY}\s*\}}"
    rf"|\\[dt]?frac\s*\{{\s*d\s*{_FUNCTION}\s*\}}\s*\{{\s*d\s*{_BY}\s*\}}"
    rf"|\\nabla\s*_\s*{_BY}\s*{_FUNCTION}|[A-Za-z]'+\s*\(\s*{_BY}\s*\))\s*="
)
_RELATED = re.compile(r"[=<>≤≥≈]")
_ZERO = re.compile(r"[\s&]*(?:\\(?:mathbf|boldsymbol|vec)\s*\{?\s*)?0[\s}.,;&]*$")


def _set_to_zero(text: str, found: tuple[Mark, ...]) -> frozenset[int]:
    """The last equality of a display that sets something to zero, as the sentence before it says."""
    last = next((mark for mark in reversed(found) if mark.key == "=" and not mark.depth), None)
    return frozenset((last.start,)) if last and _ZERO.match(text, last.end) else frozenset()


def _slopes_set_to_zero(text: str, found: tuple[Mark, ...]) -> frozenset[int]:
    """The last equalities of rows dL/db = u = 0 whose u still holds b: equations for b."""
    out: frozenset[int] = frozenset()
    begin = 0
    breaks = [mark for mark in found if mark.key == "row"]
    for stop, behind in [*((mark.start, mark.end) for mark in breaks), (len(text), len(text))]:
        head = _SLOPE.match(text, begin, stop)
        signs = [mark for mark in found if mark.key == "=" and not mark.depth and begin <= mark.start < stop]
        if head is not None and len(signs) > 1 and _ZERO.match(text[signs[-1].end : stop]):
            name = re.escape(next(each for each in head.groups() if each))
            if re.search(rf"(?<!\\){name}(?![A-Za-z])", text[signs[-2].end : signs[-1].start]):
                out |= {signs[-1].start}
        begin = behind
    return out


class Draft(Record):
    """A display: its text without what is for the eye, where it begins on the page, its chains, its notation."""

    text: str
    offset: int
    chains: tuple[DraftChain, ...]
    reads: Callable[[str, Context], Term]


def _is_in_lines(text: str, frame: str) -> bool:
    """Whether every line of a text is a row: it has no other breaks, and is bare or has a relation in each line."""
    if frame == BARE:
        return r"\\" not in text
    return frame == "$$" and "\\" not in text and all(_RELATED.search(line) for line in text.strip().split("\n"))


def drafted(page: Page, display: Display) -> Draft:
    """The chains of a display."""
    text, demanded = tidied(page.text[display.start : display.end])
    plain = display.frame == BARE and "\\" not in text
    found = marks_in_lines(text) if _is_in_lines(text, display.frame) else marks(text)
    if _SETS.search(page.text[max(display.start - 160, 0) : display.start]):
        demanded |= _set_to_zero(text, found)
    demanded |= _slopes_set_to_zero(text, found)
    apart = abreast(text, tuple(approaching(text, row) for row in rows(text, found)))
    groups = [[listed(text, row) for row in group] for group in apart]
    signs = list(text)
    breaks = [mark for mark in found if mark.key == "row"]
    for mark in (*breaks, *(mark for group in groups for row in group for mark in row.marks)):
        if mark.key in ("row", "&", "space") and not mark.firm:
            signs[mark.start : mark.end] = " " * (mark.end - mark.start)
        elif mark.key == "," and mark.end - mark.start > 1:
            signs[mark.start : mark.end] = ",".ljust(mark.end - mark.start)
    clean = _CONSTANT.sub(lambda m: r"\text{const}".ljust(len(m[0])) if len(m[0]) > 11 else m[0], "".join(signs))
    joined = tuple(chain for group in groups for chain in chains(text, [said(text, row, demanded) for row in group]))
    laws = laws_in(clean)

    def reads(row: str, context: Context) -> Term:
        return read_latex(row, context.but(properties=(*context.properties, *laws)))

    return Draft(clean, display.start, joined, read if plain else reads if laws else read_latex)
