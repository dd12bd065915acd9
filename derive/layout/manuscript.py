"""A hand-written document as blocks, so that it can be shown in a format other than its own."""

from __future__ import annotations

from derive.reader.passages import Passage
from derive.terms import Record

from .feedback import Remark


class Shown(Record):
    """A display as it was written, with the sign or the environment that frames it, and the lines that begin in it."""

    latex: str
    remarks: tuple[Remark, ...]
    frame: str = ""


Block = Passage | Shown
