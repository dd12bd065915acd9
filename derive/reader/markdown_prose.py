"""The prose of a Markdown document as blocks: headings, items, quotes, code and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .passages import Code, Inline, Paragraph, Passage, Pieces, Styled, Title, joined

_ASIDE = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*$|<!--[\s\S]*?-->", re.MULTILINE)
_FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:^[ >]*\1[`~]*[ \t]*$|\Z)", re.MULTILINE)
_LINE = re.compile(
    r"(?P<title>#{1,6})[ \t]+(?P<said>.*?)[ \t]*#*$|(?P<rule>(?:[-*_=][ \t]*){3,})$"
    r"|(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+)(?P<rest>.*)"
)
_PIECE = re.compile(
    r"\$`(?P<ticked>[^`]+)`\$|(?<!\\)\$(?P<dollar>[^$\n]+?)\$(?!\d)|\\\((?P<round>.+?)\\\)|`+(?P<code>[^`]+)`+"
    r"|\*\*(?P<strong>[^*]+)\*\*|__(?P<bold>[^_]+)__|\*(?P<emphasis>[^*\s][^*]*)\*|(?<!\w)_(?P<slanted>[^_]+)_(?!\w)"
    r"|!?\[(?P<link>[^\]]*)\]\([^)]*\)|\\(?P<sign>[^\w\s])|</?[A-Za-z][^>]*>",
    re.DOTALL,
)
_STYLES = {"strong": "strong", "bold": "strong", "emphasis": "emphasis", "slanted": "emphasis", "code": "code"}
_FORMULAS = ("ticked", "dollar", "round")


def markdown_blocks(text: str) -> tuple[Passage, ...]:
    """The blocks of a stretch of Markdown in which there is no display."""
    return tuple(_blocks(_ASIDE.sub("", text)))


def _blocks(text: str) -> Iterator[Passage]:
    at = 0
    for fence in _FENCE.finditer(text):
        yield from _paragraphs(text[at : fence.start()])
        yield Code(fence[2].rstrip("\n"))
        at = fence.end()
    yield from _paragraphs(text[at:])


def _paragraphs(text: str) -> Iterator[Passage]:
    role, gathered = "paragraph", list[str]()

    def finished() -> Iterator[Passage]:
        if gathered:
            yield Code("\n".join(gathered)) if role == "table" else Paragraph(role, pieces(" ".join(gathered)))
            gathered.clear()

    for line in text.splitlines():
        quoted = line.lstrip().startswith(">")
        said = line.lstrip(" \t>").rstrip()
        found = _LINE.match(said)
        if not said or found is not None:
            yield from finished()
            role = "quote" if quoted else "paragraph"
        elif said.startswith("|") and not gathered:
            role = "table"
        if found is None:
            gathered += [said] if said else []
        elif found["title"]:
            yield Title(len(found["title"]), pieces(found["said"]))
        elif found["item"]:
            role = "item"
            gathered.append(found["rest"])
    yield from finished()


def pieces(text: str) -> Pieces:
    """Words, styled words and formulas of a stretch of prose."""
    out: list[str | Inline | Styled] = []
    at = 0
    for found in _PIECE.finditer(text):
        out.append(text[at : found.start()])
        at = found.end()
        kind = found.lastgroup
        if kind in _FORMULAS:
            out.append(Inline(found[kind].strip()))
        elif kind in _STYLES:
            out.append(Styled(_STYLES[kind], found[kind]))
        elif kind is not None:
            out.append(found[kind])
    return joined([*out, text[at:]])
