"""Typst sources as PDF, set in a child process with limits: offline, tagged, the same bytes for the same input."""

from __future__ import annotations

import sys

from derive.core.errors import InputError

from .press import Press

SECONDS = 60
BYTES = 2 * 1024**3
MOST_SHEETS = 100
_TYPST = Press((sys.executable, "-m", "derive.write.typst_worker", str(BYTES)), SECONDS, MOST_SHEETS)
_WHY = {
    "late": f"the PDF was not set within {SECONDS} seconds; try a smaller sheet",
    "ended": "Typst can't set the sheet: it needs more memory than it may have; try a smaller sheet",
}


def compiled(source: str) -> bytes:
    """The bytes of the PDF of a source; raises InputError where Typst is not installed."""
    from importlib.util import find_spec

    if find_spec("typst") is None:
        raise InputError("a PDF needs the typst package: install derive-sheets[pdf], or write .tex or .md")
    reply = _TYPST.ask(source.encode("utf-8"))
    if reply.kind == "made":
        return reply.data
    said = reply.data.decode("utf-8", "replace").strip()
    raise InputError(_WHY.get(reply.kind) or f"Typst can't set the sheet: {said}")
