"""The formats in which a solution is written."""

from __future__ import annotations

from derive.core.drafts import Solution
from derive.core.errors import InputError, nearest
from derive.layout.layout import layout

FORMATS = ("text", "markdown", "latex", "pdf", "json")


def write(solution: Solution, format: str, detail: str = "normal") -> str | bytes:
    """A solution in a format: text, bytes of a PDF. Raises InputError for a format there is none of."""
    match format:
        case "text":
            from .text import text

            return text(layout(solution, detail))
        case "json":
            from .json import json

            return json(solution)
        case "markdown" | "latex" | "typst":
            from .templates import rendered

            return rendered(layout(solution, detail), format)
        case "pdf":
            from .pdf import pdf

            return pdf(layout(solution, detail))
    there_are = f"the formats are {', '.join(FORMATS)}"
    raise InputError(f"there is no format {format!r}; {nearest(format, FORMATS, there_are)}")
