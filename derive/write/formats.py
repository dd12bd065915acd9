"""The formats in which a solution is written."""

from __future__ import annotations

from derive.core.drafts import Solution
from derive.core.errors import InputError, nearest
from derive.layout.layout import layout

FORMATS = ("text", "markdown", "latex", "pdf", "json")


RULE = f"\n{'_' * 80}\n\n"


def write(solutions: Solution | tuple[Solution, ...], format: str, detail: str = "normal") -> str | bytes:
    """Solutions as one sheet in a format: text, bytes of a PDF. Raises InputError for a format there is none of."""
    given = solutions if isinstance(solutions, tuple) else (solutions,)
    match format:
        case "text":
            from .text import text

            return RULE.join(text(layout(each, detail)) for each in given)
        case "json":
            from .json import json

            return json(given)
        case "markdown" | "latex" | "typst":
            from .templates import rendered

            return rendered(tuple(layout(each, detail) for each in given), format)
        case "pdf":
            from .pdf import pdf

            return pdf(tuple(layout(each, detail) for each in given))
    there_are = f"the formats are {', '.join(FORMATS)}"
    raise InputError(f"there is no format {format!r}; {nearest(format, FORMATS, there_are)}")
