"""Where the mathematics of a document stands: its displays, its inline formulas, and what is neither."""

from __future__ import annotations

import re

from derive.core.errors import InputError
from derive.terms import Record

ENVIRONMENTS = frozenset((
    "align", "alignat", "flalign", "aligned", "alignedat", "equation", "gather", "gathered", "split", "multline",
    "eqnarray", "displaymath", "dmath", "IEEEeqnarray", "math",
))  # fmt: skip


class Display(Record):
    """The inside of a display or of an inline formula, what frames it (an environment, $$, [, $ or (), and its end."""

    start: int
    end: int
    frame: str
    behind: int

    @property
    def inline(self) -> bool:
        """Whether it stands within a sentence."""
        return self.frame in ("$", "(")


_OPENING = re.compile(r"\\\\|\\\$|\\\[|\\\(|\$\$|\$|\\begin\s*\{([A-Za-z]+)\*?\}(?:\s*\{\d+\})?")
_DOLLARS = re.compile(r"(?<!\\)\$\$")
# The end of a formula is not the first dollar of a display.
_DOLLAR = re.compile(r"\$(?!\$)((?:\\.|[^$\\\n]|\n(?![ \t]*\n))*?)\$(?!\d)(?!\$(?!\$)[^$]*\$\$)", re.DOTALL)
_CLOSING = {"[": re.compile(r"\\\\|\\\]"), "(": re.compile(r"\\\\|\\\)")}
_CLOSES = {"[": r"\]", "(": r"\)"}


def displays(text: str) -> tuple[Display, ...]:
    """The formulas of a text in order; an InputError names the line of one that is never closed."""
    found: list[Display] = []
    at = 0
    while match := _OPENING.search(text, at):
        sign, at = match[0], match.end()
        if match[1]:
            if match[1] in ENVIRONMENTS:
                end, at = _environment(text, match)
                found.append(Display(match.end(), end, match[1], at))
        elif sign == "$$":
            closing = _DOLLARS.search(text, at)
            if closing is None:
                raise unclosed(text, match.start(), "$$")
            found.append(Display(match.end(), closing.start(), "$$", closing.end()))
            at = closing.end()
        elif sign == "$":
            inline = _DOLLAR.match(text, match.start())
            if inline:
                found.append(Display(inline.start(1), inline.end(1), "$", inline.end()))
                at = inline.end()
        elif sign in (r"\[", r"\("):
            kind = sign[1]
            closing = next((m for m in _CLOSING[kind].finditer(text, at) if m[0] == _CLOSES[kind]), None)
            if closing is None:
                raise unclosed(text, match.start(), sign)
            found.append(Display(match.end(), closing.start(), kind, closing.end()))
            at = closing.end()
    return tuple(found)


def _environment(text: str, opening: re.Match[str]) -> tuple[int, int]:
    """Where the inside of an environment ends, and where the environment does."""
    name, depth = opening[1], 1
    for match in re.compile(rf"\\(begin|end)\s*\{{{name}\*?\}}").finditer(text, opening.end()):
        depth += 1 if match[1] == "begin" else -1
        if not depth:
            return match.start(), match.end()
    raise unclosed(text, opening.start(), rf"\begin{{{name}}}")


def unclosed(text: str, at: int, sign: str) -> InputError:
    """The error for something that is opened and never closed."""
    line = text.count("\n", 0, at) + 1
    return InputError(f"line {line}: {sign} opens here and is never closed; close it or take it out")
