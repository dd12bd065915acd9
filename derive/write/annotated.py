"""Hand-written documents with what the checker says of them: in their own format with marks, or shown in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from derive.core.reports import Report
from derive.layout.compared import comparison
from derive.layout.displayed import Place, gathered, manuscript, page_of, shown_in
from derive.layout.feedback import START, Remark, remarks, summary
from derive.layout.manuscript import Block, Shown

from .forms import FORMS
from .formulas import Formula, understood
from .marked_notebook import marked_notebook
from .own import framed
from .templates import filled, tidied

OWN = {"markdown": ("markdown", "notebook"), "latex": ("latex",)}
NOTEBOOK = "ipynb"
MARKED = ("latex", "html")
_BEGIN = re.compile(r"\\begin\s*\{document\}")
_QUOTE = re.compile(r"[ \t>]*")
_TICKED = re.compile(r"\$`[^`\n]+`\$|^[ \t>]*```math", re.MULTILINE)
_LOADS = re.compile(r"\{[^}]*\b(?:amsmath|mathtools|empheq)\b[^}]*\}")
Insertion = tuple[int, str]


def annotated(report: Report, format: str, title: str) -> str | bytes:
    """The document of a report with what is said of its lines, in a format of FORMS that is made for prose."""
    document = report.document
    if format == NOTEBOOK:
        return _notebook(report, title)
    folder = FORMS[format].folders[-1]
    if document.kind in OWN.get(folder, ()) and shown_in(page_of(document.text, document.kind)):
        in_place = _latex if folder == "latex" else _markdown
        return in_place(report, _flavour(document.text, format))
    return FORMS[format].finish(_shown(report, format, title))


def _flavour(text: str, format: str) -> str:
    """The flavour of Markdown that a text is in: formulas between dollars, or as on GitHub."""
    return "quarto" if format == "markdown" and not _TICKED.search(text) else format


def _shown(report: Report, format: str, title: str) -> str:
    """The document in a format that is not its own."""
    document, chains = report.document, remarks(report)
    marked = _inserted(document.text, _marks(chains, format) if format in MARKED else [])
    blocks = tuple(map(_framed, manuscript(document.text, document.kind, marked, chains)))
    return tidied(filled("feedback", format, {**_closing(report), "title": title, "blocks": blocks}))


def _framed(block: Block) -> Block:
    return block.but(latex=framed(block.frame, block.latex)) if isinstance(block, Shown) else block


def _closing(report: Report) -> dict[str, Any]:
    return {
        "summary": (summary(report), *comparison(report.against)),
        "verdict": report.verdict,
        "formula": lambda latex: Formula(latex, understood(latex)),
    }


def _marks(chains: tuple[tuple[Remark, ...], ...], format: str) -> list[Insertion]:
    """A mark behind every line that was judged and read."""
    return [
        (remark.line.span.end, filled("feedback-mark", format, {"remark": remark}).strip())
        for chain in chains
        for remark in chain
        if remark.mark != START and remark.line.term is not None
    ]


def _inserted(text: str, insertions: list[Insertion]) -> str:
    """A text with others put in at their places."""
    out = []
    at = 0
    for place, more in sorted(insertions, key=lambda each: each[0]):
        out += [text[at:place], more]
        at = place
    return "".join((*out, text[at:]))


def _notebook(report: Report, title: str) -> str:
    """The notebook with a cell below each display; another document as one, its text in Markdown."""
    document = report.document
    closing = tidied(filled("feedback-end", "quarto", _closing(report)))
    if document.kind == "latex" or not shown_in(page_of(document.text, document.kind)):
        return marked_notebook(_shown(report, "quarto", title), "", [], "")
    marks = [(place.end, listed) for place, listed in _listed(report, "quarto")]
    return marked_notebook(document.text, document.notebook, marks, closing)


def _listed(report: Report, format: str) -> Iterator[tuple[Place, str]]:
    """The place of each judged display, with the list that stands below it."""
    places = tuple(place for _, place in shown_in(page_of(report.document.text, report.document.kind)))
    for place, said in zip(places, gathered(places, remarks(report)), strict=True):
        if said:
            yield place, tidied(filled("feedback-list", format, {"remarks": said}))


def _markdown(report: Report, format: str) -> str:
    """The text as it is, with a list below each display."""
    text = report.document.text
    insertions: list[Insertion] = [
        (place.end, _below(text, place.start, place.end, listed)) for place, listed in _listed(report, format)
    ]
    closing = tidied(filled("feedback-end", format, _closing(report)))
    return f"{_inserted(text, insertions).rstrip()}\n\n{closing}"


def _below(text: str, start: int, end: int, listed: str) -> str:
    """A list as it stands below a display: in the quote or the item that the display is in."""
    row = text.rfind("\n", 0, start) + 1
    margin = _QUOTE.match(text, row, start)[0]  # type: ignore[index]
    rows = "\n".join((margin + each).rstrip() for each in listed.rstrip("\n").split("\n"))
    blank = margin.rstrip()
    goes_on = text[end : text.find("\n", end) if "\n" in text[end:] else len(text)].strip(" \t.,;")
    return f"\n{blank}\n{rows}\n" + (f"{blank}\n{margin}" if goes_on else "")


def _latex(report: Report, format: str) -> str:
    """The text as it is, with a mark behind each line and a list below each display."""
    text, chains = report.document.text, remarks(report)
    page = page_of(text, "latex")
    places = tuple(place for _, place in shown_in(page))
    insertions = _marks(chains, format)
    for place, said in zip(places, gathered(places, chains), strict=True):
        rows = _rows(filled("feedback-list", format, {"remarks": said}))
        insertions.append((place.end, rows.removesuffix("\n") if text.startswith("\n", place.end) else rows))
    closing = _rows(filled("feedback-end", format, _closing(report)))
    begins = _BEGIN.search(page.text)
    if begins is None:
        return filled("feedback-whole", format, {"text": _inserted(text, insertions), "closing": closing})
    start = page.place(begins.start())[0]
    values = {"mathematics": _LOADS.search(text, 0, start) is None}
    insertions.append((start, filled("feedback-macros", format, values)))
    end = text.find("\\end{document}", start)
    insertions.append((len(text) if end < 0 else end, closing))
    return _inserted(text, insertions)


def _rows(filled: str) -> str:
    """Rows of LaTeX between others: no empty line, which would end a paragraph."""
    rows = "\n".join(row.rstrip() for row in filled.splitlines() if row.strip())
    return f"%\n{rows}\n" if rows else ""
