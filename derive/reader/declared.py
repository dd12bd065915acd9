"""What every declaration is made of: names, terms read in their place, a context with more in it."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.errors import ReadError
from derive.terms import Symbol, Term

from .names import ONES
from .parser import read
from .tokens import misread

NAME = (
    r"(?:\\math(?:cal|scr|frak|bf|rm)\s*(?:\{\s*[A-Za-z]\s*\}|[A-Za-z](?![A-Za-z]))|\\?[A-Za-z]+)"
    r"(?:_(?:\{[^{}]*\}|[A-Za-z0-9]+)){0,2}"
)
BARE = re.compile(rf"\s*{NAME}\s*$")


def term_at(context: Context, text: str, start: int, end: int) -> Term:
    """A part of the declarations, read where it stands, so that errors name the right column."""
    if not text[start:end].strip():
        raise misread(text, min(start, len(text) - 1), "a formula is missing here")
    before = "".join(sign if sign == "\n" else " " for sign in text[:start])
    try:
        return read(before + text[start:end], context)
    except ReadError as error:
        line = text.split("\n")[error.line - 1]
        raise ReadError(error.args[0], error.line, error.column, line if len(line) < 200 else error.source) from None


def plain_name(name: str) -> str:
    """A name as the reader spells it."""
    if name.strip() == ONES:
        return ONES
    found = read(name.strip())
    return found.name if isinstance(found, Symbol) else name.strip().lstrip("\\")


def names_in(listed: str) -> list[str]:
    """The names of a list with commas."""
    return [plain_name(name) for name in listed.split(",")]


def with_letters(context: Context, *names: str) -> Context:
    """The context with letters declared, scalars where they are new."""
    there = {symbol.name for symbol in context.symbols}
    new = tuple(Symbol(name) for name in dict.fromkeys(names) if name not in there)
    return context.but(symbols=(*context.symbols, *new))


def with_property(context: Context, name: str, word: str) -> Context:
    """The context in which a name has a property."""
    return context.but(properties=tuple(dict.fromkeys((*context.properties, (name, word)))))
