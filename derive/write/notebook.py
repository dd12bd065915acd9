"""Jupyter notebooks: a filled template as the JSON that Jupyter itself writes."""

from __future__ import annotations

from json import dumps, loads
from typing import Any

from derive.layout.document import Block, Heading


def notebook(filled: str) -> str:
    """A notebook with its cells' texts as lists of lines."""
    found = loads(filled)
    cells = [{**cell, "source": cell["source"].rstrip().splitlines(keepends=True)} for cell in found["cells"] if cell]
    whole: dict[str, Any] = {**found, "cells": cells}
    return dumps(whole, indent=1, ensure_ascii=False) + "\n"


def sections(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """Blocks in groups, a new one at each heading of a part."""
    out: list[list[Block]] = []
    for block in blocks:
        if not out or (isinstance(block, Heading) and block.level == 1):
            out.append([])
        out[-1].append(block)
    return tuple(map(tuple, out))
