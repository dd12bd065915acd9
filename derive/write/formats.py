"""The formats in which solutions are written."""

from __future__ import annotations

from os.path import splitext

from derive.core.drafts import Solution
from derive.core.errors import InputError, nearest
from derive.layout.layout import layout

RULE = f"\n{'_' * 80}\n\n"
PLAIN = {"text": (".txt",), "json": (".json",)}
PACKED = {"qti": ".zip"}


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    from .forms import FORMS

    return (*PLAIN, *FORMS)


def write(solutions: Solution | tuple[Solution, ...], format: str, detail: str = "normal") -> str | bytes:
    """Solutions as one sheet in a format: text, or bytes. Raises InputError for a format there is none of."""
    given = solutions if isinstance(solutions, tuple) else (solutions,)
    if format == "json":
        from .json import json

        return json(given)
    documents = tuple(layout(each, detail) for each in given)
    if format == "text":
        from .text import text

        return RULE.join(map(text, documents))
    from .templates import written

    return written(documents, known(format))


def known(format: str) -> str:
    """A format's name; raises InputError where there is no such format."""
    names = formats()
    if format not in names:
        there_are = f"the formats are {', '.join(names)}"
        raise InputError(f"there is no format {format!r}; {nearest(format, names, there_are)}")
    return format


def ending_of(format: str) -> str:
    """The ending of a file in a format."""
    if format in PLAIN:
        return PLAIN[format][0]
    if format in PACKED:
        return PACKED[format]
    from .forms import FORMS

    return (*FORMS[known(format)].endings, f".{FORMS[format].extension}")[0]


def format_of(name: str) -> str:
    """The format that the ending of a file's name stands for."""
    ending = splitext(name)[1].lower()
    for format, endings in PLAIN.items():
        if ending in endings:
            return format
    from .forms import FORMS

    for format, form in FORMS.items():
        if ending in form.endings:
            return format
    raise InputError(
        f"no format goes with the file name {name!r}; name one with --format or end it in .md, .tex or .pdf"
    )
