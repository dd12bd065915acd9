"""The prose of a LaTeX document as blocks: sections, items, environments with a name, verbatim rows and paragraphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .passages import Code, Inline, Paragraph, Passage, Pieces, Styled, Title, joined

_PREAMBLE = re.compile(r"\A[\s\S]*?\\begin\s*\{document\}")
_TITLE = re.compile(r"\\title\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_CODE = re.compile(r"\\begin\{(verbatim|Verbatim|lstlisting|minted)\*?\}(?:\[[^\]]*\])?\n?([\s\S]*?)\\end\{\1\*?\}")
_LEVELS = {"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5}
_NAMED = ("proof", "theorem", "lemma", "definition", "proposition", "corollary", "example", "exercise", "solution")
_GROUP = r"\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}"
_MARK = re.compile(
    r"\n[ \t]*\n|\\par(?![A-Za-z])"
    rf"|\\(?P<level>{'|'.join(_LEVELS)})\*?\s*(?:\[[^\]]*\])?\s*(?P<said>{_GROUP})"
    r"|\\(?P<item>item)(?![A-Za-z])[ \t]*(?:\[(?P<label>[^\]]*)\])?"
    r"|\\begin\s*\{(?P<begins>[A-Za-z]+)\*?\}(?:\[[^\]]*\])?|\\end\s*\{[A-Za-z]+\*?\}"
)
_SILENT = (
    "label", "ref", "eqref", "cite", "vspace", "hspace", "usepackage", "documentclass", "pagestyle", "thispagestyle",
    "setlength", "author", "date", "title", "input", "include", "bibliography", "bibliographystyle", "color",
)  # fmt: skip
_PIECE = re.compile(
    r"(?<!\\)\$(?P<dollar>(?:\\.|[^$\\])+)\$|\\\((?P<round>.+?)\\\)"
    rf"|\\(?:textbf|mathbf)\s*(?P<strong>{_GROUP})|\\(?:emph|textit|textsl)\s*(?P<emphasis>{_GROUP})"
    rf"|\\texttt\s*(?P<code>{_GROUP})|\\verb(?P<sign>[^A-Za-z\s*])(?P<verb>[^\n]*?)(?P=sign)"
    rf"|\\(?:{'|'.join(_SILENT)})\*?\s*(?:\[[^\]]*\])?\s*{_GROUP}"
    r"|\\(?P<accent>[\"'`^~=.uvHcdbr])\s*\{?\s*(?P<letter>\\?[A-Za-z])\s*\}?"
    r"|\\(?P<ligature>ss|ae|oe|AE|OE|aa|AA|o|O|l|L|S|dots|ldots|LaTeX|TeX)(?![A-Za-z])(?:\{\}|[ \t]*)"
    r"|\\(?P<plain>[%&$#_{}])|(?P<break>\\\\(?:\[[^\]]*\])?)|\\[A-Za-z]+\*?[ \t]*|\\.|(?P<brace>[{}])|(?P<space>~)"
    r"|(?P<quote>``|''|---?)",
    re.DOTALL,
)
_SIGNS = {
    "ss": "ß", "ae": "æ", "oe": "œ", "AE": "Æ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "S": "§", "dots": "…", "ldots": "…", "LaTeX": "LaTeX", "TeX": "TeX", "``": "“", "''": "”", "--": "–", "---": "—",
}  # fmt: skip
_ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "r": "\u030a",
}  # fmt: skip


def latex_blocks(text: str) -> tuple[Passage, ...]:
    """The blocks of a stretch of LaTeX in which there is no display; a preamble gives its title alone."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Passage]:
    preamble = _PREAMBLE.match(text)
    if preamble:
        title = _TITLE.search(preamble[0])
        if title:
            yield Title(1, pieces(title[1]))
        text = text[preamble.end() :]
    at = 0
    for code in _CODE.finditer(text):
        yield from _paragraphs(text[at : code.start()])
        yield Code(code[2].rstrip("\n"))
        at = code.end()
    yield from _paragraphs(text[at:])


def _paragraphs(text: str) -> Iterator[Passage]:
    text = _COMMENT.sub("", text.split("\\end{document}")[0])
    role, at = "paragraph", 0
    lead: tuple[Styled, ...] = ()
    for mark in (*_MARK.finditer(text), None):
        found = pieces(" ".join(text[at : mark.start() if mark else len(text)].split()))
        if found:
            yield Paragraph(role, (*lead, *found))
            role, lead = "paragraph", ()
        if mark is None:
            return
        at = mark.end()
        if mark["level"]:
            yield Title(_LEVELS[mark["level"]], pieces(mark["said"][1:-1]))
        elif mark["item"]:
            role, lead = "item", (Styled("strong", f"{mark['label']} "),) if mark["label"] else ()
        elif mark["begins"] in _NAMED:
            lead = (Styled("strong", f"{mark['begins'].capitalize()}. "),)


def pieces(text: str) -> Pieces:
    """Words, styled words and formulas of a stretch of prose; what is no word is left out."""
    out: list[str | Inline | Styled] = []
    at = 0
    for found in _PIECE.finditer(text):
        out += [text[at : found.start()], *_piece(found)]
        at = found.end()
    return joined([*out, text[at:]]) if text.strip() else ()


def _piece(found: re.Match[str]) -> list[str | Inline | Styled]:
    if found["dollar"] or found["round"]:
        return [Inline((found["dollar"] or found["round"]).strip())]
    for style in ("strong", "emphasis", "code"):
        if found[style]:
            return [Styled(style, "".join(map(_words, pieces(found[style][1:-1]))))]
    if found["verb"]:
        return [Styled("code", found["verb"])]
    if found["accent"]:
        return [unicodedata.normalize("NFC", found["letter"].lstrip("\\") + _ACCENTS[found["accent"]])]
    sign = found["ligature"] or found["quote"]
    return [_SIGNS[sign]] if sign else [found["plain"] or (" " if found["break"] or found["space"] else "")]


def _words(piece: str | Inline | Styled) -> str:
    match piece:
        case Inline(latex):
            return latex
        case Styled(_, text):
            return text
    return piece
