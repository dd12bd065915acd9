"""The Markdown cells of a notebook as one document, a blank line between two cells; lines are counted in it."""

from __future__ import annotations

import json
from typing import Any

from derive.core.errors import InputError

BETWEEN = "\n\n"
REMARK = "derive-remark"
Cell = dict[str, Any]


def markdown_of(text: str) -> str:
    """The text of the Markdown cells of an .ipynb file, in order; raises InputError where it is none."""
    return BETWEEN.join(source_of(cell) for cell in cells_of(book_of(text)) if is_prose(cell))


def book_of(text: str) -> dict[str, Any]:
    """The notebook of an .ipynb file."""
    try:
        book = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError("the notebook is not valid JSON; save it again from Jupyter") from None
    if not isinstance(book, dict) or not isinstance(cells_of(book), list):
        raise InputError("the file is no notebook: it holds no list of cells; give an .ipynb file of Jupyter")
    return book


def cells_of(book: dict[str, Any]) -> Any:
    """The cells of a notebook, of an old one those of its first sheet."""
    if book.get("cells") is not None:
        return book["cells"]
    sheets = book.get("worksheets")
    first = sheets[0] if isinstance(sheets, list) and sheets else None
    return first.get("cells") if isinstance(first, dict) else None


def is_prose(cell: Any) -> bool:
    """Whether a cell is Markdown that its writer wrote, and no remark of an earlier check."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
        return False
    return not is_remark(cell)


def is_remark(cell: Any) -> bool:
    """Whether a cell holds what an earlier check said."""
    metadata = cell.get("metadata") if isinstance(cell, dict) else None
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return isinstance(tags, list) and REMARK in tags


def source_of(cell: Cell) -> str:
    """The text of a cell, which is a list of lines or one string."""
    source = cell.get("source", "")
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
