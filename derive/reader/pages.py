"""A document whose macros are written out; every place in it knows where in the file it comes from."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from derive.core.written import Span
from derive.terms import Record


class Piece(Record):
    """A stretch of a page, from `begin` on: copied from the file at `start`, or the macro call there to `end`."""

    begin: int
    start: int
    end: int
    copied: bool


class Page(Record):
    """The text that is read, the file it comes from, and the pieces that lead back; `endless` macros stay as calls."""

    text: str
    source: str
    pieces: tuple[Piece, ...]
    endless: frozenset[str] = frozenset()

    def place(self, at: int) -> tuple[int, int]:
        """The sign of the file, or the macro call in it, that a place of the page comes from."""
        piece = self.pieces[max(bisect_right(self.pieces, at, key=lambda p: p.begin) - 1, 0)]
        if not piece.copied:
            return piece.start, piece.end
        start = piece.start + at - piece.begin
        return start, start + 1

    def span(self, start: int, end: int) -> Span:
        """The place in the file of a stretch of the page."""
        begin = self.place(start)[0]
        return Span(begin, max(begin, self.place(end - 1)[1]) if end > start else begin)

    def line(self, at: int) -> int:
        """The line of the file, from 1, in which a place of the file lies."""
        return bisect_right(_ends(self.source), at - 1) + 1


@lru_cache(maxsize=2)
def _ends(source: str) -> tuple[int, ...]:
    return tuple(at for at, sign in enumerate(source) if sign == "\n")


def plain_page(text: str) -> Page:
    """A page without macros: the text as it is."""
    return Page(text, text, (Piece(0, 0, len(text), copied=True),))


def blank(text: str) -> str:
    """As many spaces, the ends of lines kept."""
    return text if text.isspace() else "".join(sign if sign == "\n" else " " for sign in text)
