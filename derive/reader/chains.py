"""The displays of a page, read: chains of lines under what has been declared up to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from derive.core.context import Context
from derive.core.errors import InputError, ReadError
from derive.core.written import WrittenChain, WrittenLine
from derive.terms import Record, Term

from .declarations import extended, read_context
from .displays import Display
from .joining import DraftChain, DraftLine, chains
from .marks import marks, marks_in_lines
from .pages import Page
from .parser import read, read_latex
from .rows import rows
from .segments import said
from .tidying import tidied

BARE = "bare"


class Draft(Record):
    """A chain that is not read yet, in the text of its display, and the reader of its notation."""

    text: str
    offset: int
    chain: DraftChain
    reads: Callable[[str, Context], Term]


def chains_of(
    page: Page, found: tuple[Display, ...], declared: tuple[tuple[int, str], ...], assume: str
) -> tuple[WrittenChain, ...]:
    """The chains of a page."""
    out: list[WrittenChain] = []
    ends = [at for at, sign in enumerate(page.source) if sign == "\n"]
    base = read_context(assume)
    pending = list(declared)
    for display in found:
        if display.inline:
            continue
        while pending and pending[0][0] < page.place(display.start)[0]:
            base = extended(base, pending.pop(0)[1])
        for draft in drafts(page, display):
            out.append(_read(page, draft, base, ends))
    return tuple(out)


def drafts(page: Page, display: Display) -> list[Draft]:
    """The chains of a display, not read yet."""
    text, demanded = tidied(page.text[display.start : display.end])
    by_lines = display.frame == BARE and r"\\" not in text
    found = marks_in_lines(text) if by_lines else marks(text)
    said_in = [said(text, row, demanded) for row in rows(text, found)]
    signs = list(text)
    for mark in found:
        if mark.key in ("row", "&", "space") and not mark.firm:
            signs[mark.start : mark.end] = " " * (mark.end - mark.start)
    reads = read if display.frame == BARE and "\\" not in text else read_latex
    return [Draft("".join(signs), display.start, chain, reads) for chain in chains(text, said_in)]


def _read(page: Page, draft: Draft, context: Context, ends: list[int]) -> WrittenChain:
    lines = tuple(_line(page, draft, line, context, ends) for line in draft.chain.lines)
    return WrittenChain(lines[0].source_line, lines, context)


def _line(page: Page, draft: Draft, line: DraftLine, context: Context, ends: list[int]) -> WrittenLine:
    span = page.span(draft.offset + line.start, draft.offset + line.end)
    written = draft.text[line.start : line.end]
    if line.subject:
        start, end, sign = line.subject
        written = f"{draft.text[start:end]} {sign} {written}"
    term, trouble = read_line(draft.reads, written, context)
    at = bisect_right(ends, span.start - 1) + 1
    return WrittenLine(page.source[span.start : span.end], line.relation, term, at, span, trouble)


def read_line(reads: Callable[[str, Context], Term], written: str, context: Context) -> tuple[Term | None, str]:
    """The term of a line, or why it has none."""
    try:
        return reads(written, context), ""
    except ReadError as error:
        return None, str(error.args[0])
    except InputError as error:
        return None, str(error)
