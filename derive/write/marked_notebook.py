"""Notebooks with what the checker says: the same cells, and below each judged display a cell with its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from json import dumps
from typing import Any

from derive.reader.notebooks import BETWEEN, REMARK, Cell, book_of, cells_of, is_prose, is_remark, source_of

Marks = list[tuple[int, str]]
_PUNCTUATION = re.compile(r"[ \t]*[.,;:]?[ \t]*\n?")
_WITH_IDS = [4, 5]


def marked_notebook(text: str, notebook: str, marks: Marks, closing: str) -> str:
    """A notebook, or a text as one, with a cell behind each of some places of the text, and one at its end."""
    book = book_of(notebook) if notebook else _book(text)
    version = [each for each in (book.get("nbformat"), book.get("nbformat_minor")) if isinstance(each, int)]
    named = version >= _WITH_IDS
    taken = [cell.get("id") for cell in cells_of(book) if isinstance(cell, dict)]
    fresh = (name for k in count(1) if (name := f"remark-{k}") not in taken)
    cells = [_numbered(cell, fresh, named=named) for cell in _cells(cells_of(book), marks)]
    if closing:
        cells.append(_numbered(_remark(closing), fresh, named=named))
    if book.get("cells") is not None:
        whole = {**book, "cells": cells}
    else:
        first, *others = book["worksheets"]
        whole = {**book, "worksheets": [{**first, "cells": cells}, *others]}
    return dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _book(text: str) -> dict[str, Any]:
    cell = {"cell_type": "markdown", "id": "text", "metadata": {}, "source": _lines(text.rstrip())}
    return {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _cells(cells: list[Any], marks: Marks) -> Iterator[Cell]:
    """The cells in order, those with displays in pieces, without the remarks of an earlier check."""
    begin = 0
    for cell in cells:
        if is_prose(cell):
            source = source_of(cell)
            inside = [(place - begin, said) for place, said in marks if begin <= place <= begin + len(source)]
            yield from _pieces(cell, source, inside) if inside else (cell,)
            begin += len(source) + len(BETWEEN)
        elif not is_remark(cell):
            yield cell


def _pieces(cell: Cell, source: str, marks: Marks) -> Iterator[Cell]:
    at = 0
    for k, (place, said) in enumerate(marks):
        end = _PUNCTUATION.match(source, place).end()  # type: ignore[union-attr]
        yield {**(cell if not k else _again(cell)), "source": _lines(source[at:end].strip("\n"))}
        yield _remark(said)
        at = end
    if rest := source[at:].strip("\n"):
        yield {**_again(cell), "source": _lines(rest)}


def _again(cell: Cell) -> Cell:
    """The cell of a further piece: its name and its pictures stay with both, but names are given once."""
    return {key: value for key, value in cell.items() if key != "id"}


def _remark(said: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {"tags": [REMARK]}, "source": _lines(said.strip())}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _numbered(cell: Cell, fresh: Iterator[str], *, named: bool) -> Cell:
    """A cell with a name where its notebook has such."""
    if not named or "id" in cell:
        return cell
    kind, *rest = cell.items()
    return dict((kind, ("id", next(fresh)), *rest))
