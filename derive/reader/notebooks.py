"""The Markdown cells of a notebook as one document, a blank line between two cells; lines are counted in it."""

from __future__ import annotations

import json

from derive.core.errors import InputError


def markdown_of(text: str) -> str:
    """The text of the Markdown cells of an .ipynb file, in order; raises InputError where it is none."""
    try:
        book = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError("the notebook is not valid JSON; save it again from Jupyter") from None
    cells = book.get("cells") if isinstance(book, dict) else None
    if cells is None and isinstance(book, dict):
        sheets = book.get("worksheets")
        cells = sheets[0].get("cells") if isinstance(sheets, list) and sheets and isinstance(sheets[0], dict) else None
    if not isinstance(cells, list):
        raise InputError("the file is no notebook: it holds no list of cells; give an .ipynb file of Jupyter")
    sources = [
        cell.get("source", "") for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "markdown"
    ]
    return "\n\n".join(_joined(source) for source in sources)


def _joined(source: object) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source)
