"""Where the displays of a hand-written document stand, and which remarks belong to each."""

from __future__ import annotations

from bisect import bisect_right

from derive.reader.asides import LATEX, MARKDOWN, without_asides
from derive.reader.displays import Display, displays
from derive.reader.latex_prose import latex_blocks
from derive.reader.macros import expanded
from derive.reader.markdown_prose import markdown_blocks
from derive.reader.pages import Page
from derive.reader.passages import Code
from derive.terms import Record

from .feedback import START, Remark
from .manuscript import Block, Shown, levelled

_OPENINGS = {"$$": 2, "[": 2, "$": 1, "(": 2}


class Place(Record):
    """Where a display stands in a document: from its opening sign to behind its closing one."""

    start: int
    end: int


def page_of(text: str, kind: str) -> Page:
    """A text without asides, its macros written out."""
    return expanded(without_asides(text, LATEX if kind == LATEX else MARKDOWN).text).but(source=text)


def shown_in(page: Page) -> tuple[tuple[Display, Place], ...]:
    """The displays of a page, with their places in its source."""
    found = (each for each in displays(page.text) if not each.inline)
    return tuple((each, _place(page, each)) for each in found)


def opening(page: Page, display: Display) -> int:
    r"""Where the sign or the \begin that opens a formula stands on the page."""
    width = _OPENINGS.get(display.frame)
    return page.text.rindex("\\begin", 0, display.start) if width is None else display.start - width


def _place(page: Page, display: Display) -> Place:
    span = page.span(opening(page, display), display.behind)
    return Place(span.start, span.end)


def gathered(places: tuple[Place, ...], chains: tuple[tuple[Remark, ...], ...]) -> tuple[tuple[Remark, ...], ...]:
    """The remarks on the lines of each display; what a chain goes on from stands with its next line."""
    out: list[list[Remark]] = [[] for _ in places]
    starts = [place.start for place in places]
    for chain in chains:
        for index, remark in enumerate(chain):
            begins = chain[min(index + 1, len(chain) - 1)] if remark.mark == START else remark
            display = bisect_right(starts, begins.line.span.start) - 1
            if display >= 0 and begins.line.span.start < places[display].end:
                out[display].append(remark)
    return tuple(map(tuple, out))


def manuscript(text: str, kind: str, marked: str, chains: tuple[tuple[Remark, ...], ...]) -> tuple[Block, ...]:
    """The blocks of a document; `marked` is its text with marks in it, whose displays stand for those of `text`."""
    page, plain = page_of(marked, kind), page_of(text, kind)
    there = shown_in(page)
    if not there:
        return (Shown("", tuple(remark for chain in chains for remark in chain)), Code(text.strip()))
    remarks = gathered(tuple(place for _, place in shown_in(plain)), chains)
    prose = latex_blocks if kind == LATEX else markdown_blocks
    out: list[Block] = []
    at = 0
    for (display, _), said in zip(there, remarks, strict=True):
        out += prose(_written(page, at, opening(page, display)))
        out.append(Shown(_rows(page.text[display.start : display.end]), said, display.frame))
        at = display.behind
    return levelled((*out, *prose(_written(page, at, len(page.text)))))


def _written(page: Page, start: int, end: int) -> str:
    """A stretch of a page as its source has it, asides with it, but macros written out."""
    out = []
    for piece, after in zip(page.pieces, (*page.pieces[1:], None), strict=True):
        a, b = max(start, piece.begin), min(end, after.begin if after else len(page.text))
        if a < b:
            shift = piece.start - piece.begin
            out.append(page.source[a + shift : b + shift] if piece.copied else page.text[a:b])
    return "".join(out)


def _rows(inside: str) -> str:
    return "\n".join(row for row in inside.splitlines() if row.strip())
