"""The formats in which reports on hand-written derivations are written."""

from __future__ import annotations

from os.path import basename

from derive.core.errors import InputError, nearest
from derive.core.reports import Report

PLAIN = ("text", "json")
FORMATS = (*PLAIN, "markdown", "myst", "quarto", "obsidian", "latex", "html", "typst", "pdf", "ipynb")


def format_of(name: str) -> str:
    """The format that the ending of a file's name stands for."""
    from .formats import format_of

    return known(format_of(name)) if name else "text"


def ending_of(format: str) -> str:
    """The ending of the name of a file in a format."""
    if format in PLAIN:
        return ".json" if format == "json" else ".txt"
    from .forms import FORMS

    form = FORMS[format]
    return form.endings[0] if form.endings else f".{form.extension}"


def known(format: str) -> str:
    """A format's name; raises InputError where no report is written so."""
    if format not in FORMATS:
        there_are = f"the formats are {', '.join(FORMATS)}"
        raise InputError(f"there is no format {format!r} of a report; {nearest(format, FORMATS, there_are)}")
    return format


def written(reports: tuple[Report, ...], names: tuple[str, ...], format: str) -> str | bytes:
    """Reports in a format, several under the names of their files or as an array; annotated documents one by one."""
    match known(format):
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
    from .annotated import annotated

    if len(reports) > 1:
        raise InputError(f"{format} holds one document; name a folder with -o, which ends in /, or check one file")
    return annotated(reports[0], format, basename(names[0]))
