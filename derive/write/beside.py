"""Pictures in files beside a document whose format can't hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from derive.layout.document import Plot

from .picture import drawn

Files = dict[str, bytes]
_PLACE: ContextVar[tuple[str, Files] | None] = ContextVar("place", default=None)


@contextmanager
def pictures_beside(stem: str) -> Iterator[Files]:
    """Collect the pictures of what is written meanwhile, by the names of their files, which begin with a stem."""
    files: Files = {}
    token = _PLACE.set((re.sub("[^A-Za-z0-9]+", "-", stem).strip("-") or "sheet", files))
    try:
        yield files
    finally:
        _PLACE.reset(token)


def place() -> tuple[str, Files]:
    """The stem of the names and the pictures so far; no stem where pictures are not collected."""
    return _PLACE.get() or ("", {})


def beside(plot: Plot, ending: str) -> str:
    """The name of the file that a picture goes to; empty where no files are written, or where nothing is drawn."""
    place = _PLACE.get()
    found = drawn(plot, ending) if place is not None else None
    if place is None or found is None:
        return ""
    stem, files = place
    name = next((name for name, content in files.items() if content == found), "")
    if not name:
        name = f"{stem}-picture-{len(files) + 1}.{ending}"
        files[name] = found
    return name
