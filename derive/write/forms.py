"""The formats that are written through templates, each a row and a folder of templates."""

from __future__ import annotations

from .escapes import latex_words, markdown_words
from .form import Form
from .hypertext import by_katex, hypertext
from .latex import LATEX, latex
from .pdf import compiled
from .sentences import (
    in_latex,
    in_typst,
    large_in_latex,
    large_in_typst,
    large_ticked,
    ticked,
    ticked_as_written,
    words_in_typst,
    written_in_latex,
    written_in_typst,
)
from .typst import TYPST, typst

MARKDOWN = Form(
    ("markdown",), "md", (".md", ".markdown"), LATEX, latex, ticked, large_ticked, ticked_as_written, markdown_words
)  # fmt: skip
TEX = Form(
    ("latex",), "tex", (".tex",), LATEX, latex, in_latex, large_in_latex, written_in_latex, latex_words,
    ("\\BLOCK{", "}", "\\VAR{", "}", "\\#{", "}"),
)  # fmt: skip
PAPER = Form(
    ("typst",), "typ", (".typ",), TYPST, typst, in_typst, large_in_typst, written_in_typst, words_in_typst,
    ("<%", "%>", "<<", ">>", "<#", "#>"),
)  # fmt: skip
FORMS: dict[str, Form] = {
    "markdown": MARKDOWN,
    "latex": TEX,
    "typst": PAPER,
    "pdf": PAPER.but(endings=(".pdf",), finish=compiled),
    "html": hypertext(by_katex, ("html",), "html", (".html", ".htm")),
}
