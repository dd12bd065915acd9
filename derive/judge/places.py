"""Where a part of a line stands in its source, and its letters where sums bind them."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.reader.parser import read_latex
from derive.terms import Binder, Symbol, Term, alike, opened, symbols

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?|\s+|.", re.DOTALL)
MOST_TOKENS, MOST_READ = 60, 1_200


def lettered(part: Term, line: Term) -> Term:
    """A part of a line with the letters of the sums, products and integrals that it stands in; else the line."""
    above = _letters_above(part, line)
    if above is None and opened(Binder("sum", "", part), Symbol("")) is not part:
        return line
    for letter in reversed(above or ()):
        part = opened(Binder("sum", letter, part), Symbol(letter))
    return part


def _letters_above(part: Term, line: Term) -> tuple[str, ...] | None:
    """The letters bound where a part stands, the outermost first; None where it stands nowhere."""
    if part is line:
        return ()
    for child in line.children:
        below = _letters_above(part, child)
        if below is not None:
            return (line.letter, *below) if type(line) is Binder and child is line.body else below
    return None


def place_in(source: str, part: Term, line: Term) -> tuple[int, int] | None:
    """The first and shortest piece of a line's source that reads as a part of it; the whole where it is the line."""
    if alike(part, line):
        return 0, len(source)
    tokens = list(_TOKEN.finditer(source))
    if len(tokens) > MOST_TOKENS:
        return None
    context = Context(symbols=tuple(sorted(symbols(line), key=lambda x: x.name)))
    read = 0
    for length in range(1, len(tokens) + 1):
        for start in range(len(tokens) - length + 1):
            piece = source[tokens[start].start() : tokens[start + length - 1].end()]
            if piece != piece.strip() or not _closed(piece):
                continue
            read += 1
            if read > MOST_READ:
                return None
            if _reads_as(piece, part, context):
                return tokens[start].start(), tokens[start + length - 1].end()
    return None


def _closed(piece: str) -> bool:
    return all(piece.count(a) == piece.count(b) for a, b in ("()", "{}", "[]")) and piece[0] not in "^_})]=+*/&"


def _reads_as(piece: str, part: Term, context: Context) -> bool:
    try:
        return alike(read_latex(piece, context), part)
    except (DeriveError, RecursionError):
        return False
