"""The formats in which reports on hand-written derivations are written."""

from __future__ import annotations

from derive.core.errors import InputError, nearest
from derive.core.reports import Report

FORMATS = ("text", "json")


def format_of(name: str) -> str:
    """The format that the ending of a file's name stands for."""
    return "json" if name.lower().endswith(".json") else "text"


def written(reports: tuple[Report, ...], names: tuple[str, ...], format: str) -> str:
    """Reports in a format, several under the names of their files, or as an array."""
    match format:
        case "text":
            from .report_text import report_text

            if len(reports) == 1:
                return report_text(reports[0])
            return "\n".join(f"{name}\n\n{report_text(each)}" for name, each in zip(names, reports, strict=True))
        case "json":
            from json import dumps

            from .report_json import reported

            found = [reported(each) for each in reports]
            objects = [{"file": name, **each} for name, each in zip(names, found, strict=True)]
            return dumps(objects if len(objects) > 1 else found[0], indent=1, ensure_ascii=False) + "\n"
    there_are = f"the formats are {', '.join(FORMATS)}"
    raise InputError(f"there is no format {format!r} of a report; {nearest(format, FORMATS, there_are)}")
