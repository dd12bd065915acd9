"""The formats that are written through templates, each a row and a folder of templates."""

from __future__ import annotations

from .escapes import latex_words, markdown_words, markdown_words_but
from .form import Form
from .hypertext import by_katex, by_mathjax, by_mathml, hypertext
from .latex import LATEX, latex
from .notebook import notebook
from .packages import zipped
from .pdf import compiled
from .sentences import (
    between_dollars,
    between_dollars_as_written,
    in_latex,
    in_typst,
    large_between_dollars,
    large_in_latex,
    large_in_typst,
    large_ticked,
    ticked,
    ticked_as_written,
    words_in_typst,
    written_in_typst,
)
from .typst import TYPST, typst

FLAVOURS = ("dollars", "markdown")
MARKDOWN = Form(
    ("markdown",), "md", (".md", ".markdown"), LATEX, latex, ticked, large_ticked, ticked_as_written, markdown_words,
    piece=ticked_as_written,
)  # fmt: skip
DOLLARS = MARKDOWN.but(
    folders=FLAVOURS, endings=(), inline=between_dollars, large=large_between_dollars,
    written=between_dollars_as_written, piece=between_dollars_as_written,
)  # fmt: skip
TEX = Form(
    ("latex",), "tex", (".tex",), LATEX, latex, in_latex, large_in_latex, between_dollars_as_written, latex_words,
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
    "myst": DOLLARS.but(folders=("myst", "markdown"), escape=markdown_words_but("{}%@")),
    "quarto": DOLLARS.but(folders=("quarto", *FLAVOURS), endings=(".qmd",), escape=markdown_words_but("@^")),
    "obsidian": DOLLARS.but(folders=("obsidian", *FLAVOURS), escape=markdown_words_but("=%")),
    "ipynb": DOLLARS.but(folders=("jupyter", *FLAVOURS), extension="ipynb", endings=(".ipynb",), finish=notebook),
    "html": hypertext(by_katex, ("html",), "html", (".html", ".htm")),
    "moodle": hypertext(by_mathjax, ("moodle", "fragments", "html"), "xml", ()),
    "qti": hypertext(by_mathml, ("qti", "fragments", "html"), "xml", ()).but(finish=zipped),
    "anki": hypertext(by_mathjax, ("anki", "fragments", "html"), "txt", ()),
}
