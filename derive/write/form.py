"""What tells one format of sheets from another, where it is written through templates."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Record, Term

from .notation import Notation

Delimiters = tuple[str, str, str, str, str, str]
BRACES: Delimiters = ("{%", "%}", "{{", "}}", "{#", "#}")


def unchanged(text: str) -> str:
    """The text as it is."""
    return text


class Form(Record):
    """A format of sheets: its templates, how formulas and words stand in it, and what is made of the filled template.

    `folders` of templates are searched in order, so that a flavour overrides another's; `endings` are those of its
    files. `inline` is a formula in a sentence, `large` one as high as on a line of its own (laws in symbols stand so),
    `written` one that someone wrote, with its term where the reader knows it. `display` and `piece` put a printed
    formula on a line of its own, or among words, where the template does not. `escape` makes words of any text;
    `finish` makes the file of the filled template.
    """

    folders: tuple[str, ...]
    extension: str
    endings: tuple[str, ...]
    notation: Notation
    printer: Callable[[Term], str]
    inline: Callable[[Term], str]
    large: Callable[[Term], str]
    written: Callable[[str, Term | None], str]
    escape: Callable[[str], str]
    delimiters: Delimiters = BRACES
    display: Callable[[str], str] = unchanged
    piece: Callable[[str], str] = unchanged
    finish: Callable[[str], str | bytes] = unchanged
