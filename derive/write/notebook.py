"""Jupyter notebooks: a filled template as the JSON that Jupyter itself writes."""

from __future__ import annotations

import re
from json import dumps, loads
from typing import Any

from derive.layout.document import Block, Heading

_PICTURE = re.compile(r"\(data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)\)")


def notebook(filled: str) -> str:
    """A notebook with its cells' texts as lists of lines."""
    found = loads(filled)
    cells = [_cell(cell) for cell in found["cells"] if cell]
    whole: dict[str, Any] = {**found, "cells": cells}
    return dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell with its text as lines, and its pictures as attachments."""
    held: dict[str, dict[str, str]] = {}

    def attached(picture: re.Match[str]) -> str:
        name = f"picture-{len(held) + 1}.svg"
        held[name] = {"image/svg+xml": picture[1]}
        return f"(attachment:{name})"

    text = _PICTURE.sub(attached, cell["source"]).rstrip()
    pictures = {"attachments": held} if held else {}
    return {**cell, **pictures, "source": text.splitlines(keepends=True)}


def sections(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], ...]:
    """Blocks in groups, a new one at each heading of a part."""
    out: list[list[Block]] = []
    for block in blocks:
        if not out or (isinstance(block, Heading) and block.level == 1):
            out.append([])
        out[-1].append(block)
    return tuple(map(tuple, out))
