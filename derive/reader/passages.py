"""The prose of a document: headings, paragraphs, code, and the formulas and styled words in them."""

from __future__ import annotations

from derive.terms import Record


class Inline(Record):
    """A formula in a sentence."""

    latex: str


class Styled(Record):
    """Words in a style: strong, emphasis or code."""

    style: str
    text: str


Pieces = tuple[str | Inline | Styled, ...]


def joined(found: list[str | Inline | Styled]) -> Pieces:
    """Pieces with words that stand side by side as one; none where there are no words and no formulas."""
    out: list[str | Inline | Styled] = []
    for each in found:
        if isinstance(each, str) and out and isinstance(out[-1], str):
            out[-1] += each
        elif each:
            out.append(each)
    return () if all(isinstance(each, str) and not each.strip() for each in out) else tuple(out)


class Paragraph(Record):
    """Words and formulas; its role is paragraph, item or quote."""

    role: str
    pieces: Pieces


class Title(Record):
    """A heading of a level from 1."""

    level: int
    pieces: Pieces


class Code(Record):
    """Rows that are shown as they are."""

    text: str


Passage = Paragraph | Title | Code
