"""Hand-written documents: Markdown, LaTeX and notebooks to chains of lines, each read or said to be unreadable."""

from __future__ import annotations

import codecs
import re

from derive.core.errors import InputError
from derive.core.written import WrittenChain, WrittenDocument

from .asides import LATEX, MARKDOWN, NOTEBOOK, Bare, without_asides
from .chains import chains_of
from .displays import Display, displays
from .drafts import BARE
from .macros import expanded
from .notebooks import markdown_of
from .pages import Page

_SUFFIXES = {".md": MARKDOWN, ".markdown": MARKDOWN, ".tex": LATEX, ".latex": LATEX, ".ipynb": NOTEBOOK}
_IS_LATEX = re.compile(r"\\(?:documentclass|begin\s*\{document\}|section|usepackage)")
_IS_MARKDOWN = re.compile(r"^\s*(?:#{1,6} |```|~~~|---$|>|[-*] )|<!--|\$\$", re.MULTILINE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decoded(data: bytes) -> str:
    """The text of a file; raises InputError where its bytes are no text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"line {line}: the file is not text in UTF-8; save it in that encoding") from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InputError(f"line {line}: the file holds a zero byte and is no text; give a .md, .tex or .ipynb file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def kind_of(text: str, suffix: str = "") -> str:
    """markdown, latex or notebook: by the suffix of the file, else by what the text looks like."""
    if suffix.lower() in _SUFFIXES:
        return _SUFFIXES[suffix.lower()]
    if text.lstrip().startswith("{") and '"cells"' in text:
        return NOTEBOOK
    return LATEX if _IS_LATEX.search(text) and not _IS_MARKDOWN.search(text) else MARKDOWN


def read_document(text: str, kind: str, assume: str = "") -> WrittenDocument:
    """The chains of a document of a kind, under further declarations; a text without a display is one chain.

    The text of a notebook is that of its Markdown cells, a blank line between two; places and lines count in it.
    Raises InputError where there is nothing to read, or a display is never closed.
    """
    source = markdown_of(text) if kind == NOTEBOOK else text
    if not source.strip():
        raise InputError("the document is empty; write a derivation between $$ and $$")
    bare = without_asides(source, kind)
    page = expanded(bare.text).but(source=source)
    there = displays(page.text)
    if any(not display.inline for display in there):
        found = chains_of(page, there, bare, assume)
    else:
        found = _bare(page, there, bare, assume)
    if not found:
        raise InputError("no lines joined by relations were found; write a derivation such as $$a = b = c$$")
    return WrittenDocument(kind, source, found, text if kind == NOTEBOOK else "")


def _bare(page: Page, there: tuple[Display, ...], bare: Bare, assume: str) -> tuple[WrittenChain, ...]:
    """The chain of a text that is nothing but a formula, with or without dollars around it."""
    whole = page.text.strip().strip("$")
    if len(there) == 1 and page.text[there[0].start : there[0].end].strip() == whole.strip():
        start, end = there[0].start, there[0].end
    elif there:
        return ()
    else:
        start, end = 0, len(page.text)
    found = chains_of(page, (Display(start, end, BARE, len(page.text)),), bare, assume)
    lines = [line for chain in found for line in chain.lines]
    return found if 2 * sum(line.term is not None for line in lines) >= len(lines) else ()
