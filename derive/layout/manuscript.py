"""A hand-written document as blocks, so that it can be shown in a format other than its own."""

from __future__ import annotations

from derive.reader.passages import Passage, Title
from derive.terms import Record

from .feedback import Remark


class Shown(Record):
    """A display as it was written, with the sign or the environment that frames it, and the lines that begin in it."""

    latex: str
    remarks: tuple[Remark, ...]
    frame: str = ""


Block = Passage | Shown


def levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with the levels of their headings from 1 on, none of them skipped."""
    above: list[int] = []
    out = []
    for block in blocks:
        if isinstance(block, Title):
            above = [level for level in above if level < block.level] + [block.level]
        out.append(block.but(level=len(above)) if isinstance(block, Title) else block)
    return tuple(out)
