"""Printed LaTeX as tokens."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\text\{[^{}]*\}|\\[A-Za-z]+\*?|\\.|\S")


class Tokens:
    """The tokens of a formula, one after the other."""

    def __init__(self, latex: str) -> None:
        self.rest = _TOKEN.findall(latex)[::-1]

    def seen(self) -> str:
        """The next token, which stays; nothing at the end."""
        return self.rest[-1] if self.rest else ""

    def taken(self) -> str:
        """The next token."""
        return self.rest.pop()

    def word(self) -> str:
        """The letters of the group that comes next."""
        depth, out = 0, ""
        while True:
            token = self.taken()
            depth += (token == "{") - (token == "}")
            out += token if token not in "{}" else ""
            if depth == 0:
                return out
