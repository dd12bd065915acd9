"""Text cut into tokens: one table for plain text, one for LaTeX, the same tokens out of both."""

from __future__ import annotations

import re
from functools import cache

from derive.core.errors import ReadError
from derive.terms import FUNCTIONS, Record

from .commands import COMMANDS, FONTS, NAMES, SPACES, UNICODE, word
from .names import WORDS

PLAIN, LATEX = "plain", "latex"


class Token(Record):
    """A piece of text: `key` is what the grammar goes by, `text` what it says, `start` and `end` where it stands."""

    key: str
    text: str
    start: int
    end: int


_LONG = "|".join(sorted((name for name in FUNCTIONS if "_" in name), key=len, reverse=True))
_COMMON = rf"""
    (?P<space>\s+)
  | (?P<scientific>(?:\d++\.?\d*+|\.\d++)[eE][+-]?\d+(?![A-Za-z]))
  | (?P<number>\d+(?:\.\d+)?|(?<!\.)\.\d+)
  | (?P<name>(?:{_LONG})(?![A-Za-z_])|[A-Za-z]+)
  | (?P<sign>\.\.\.|\.\.|->|<=>|<=|=>|>=|!=|~=|:=|\*\*|[-+*/^_=<>~()\[\]{{}},;:|!'.&$])
  | (?P<unicode>[{"".join(UNICODE)}])
  | (?P<other>.)
"""
_LATEX = rf"""
    (?P<sized>\\(?:left|right|middle|[bB]igg?[lrm]?)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\.|.))
  | (?P<font>\\(?P<fonts>{"|".join(FONTS)})(?![A-Za-z])\s*
      (?:\{{\s*(?P<braced>\\?[A-Za-z]+|\d)\s*\}}|(?P<bare>\\[A-Za-z]+|[A-Za-z\d])(?![A-Za-z])))
  | (?P<words>\\(?:operatorname|text(?:rm|bf|it)?|mbox)\*?\s*\{{(?P<said>[^{{}}$]*)\}})
  | (?P<skipped>\\(?:label|tag|hspace|vspace|color)\*?\s*\{{[^{{}}]*\}} | \\textcolor\s*\{{[^{{}}]*\}})
  | (?P<frame>\\(?P<way>begin|end)\s*\{{(?P<frame_name>[A-Za-z]+)\*?\}})
  | (?P<row>\\\\(?:\[[^\]]*\])?)
  | (?P<command>\\[A-Za-z]+\*?|\\.)
  |"""
_TABLES = {PLAIN: _COMMON, LATEX: _LATEX + _COMMON}


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """The signs of a table, compiled when it is first used."""
    return re.compile(_TABLES[table], re.VERBOSE | re.DOTALL)


def tokens(source: str, table: str) -> list[Token]:
    """The tokens of a text, an `end` behind the last one."""
    out: list[Token] = []
    for match in _pattern(table).finditer(source):
        kind = match.lastgroup or ""
        text = match[0]
        if kind == "space" or text == "$":
            continue
        start, end = match.span()
        if kind == "name":
            out.append(Token(WORDS.get(text, "name"), text, start, end))
        elif kind == "sign":
            out.append(Token("^" if text == "**" else text, text, start, end))
        elif kind == "number":
            out.append(Token("number", text, start, end))
        else:
            for key, said in _uncommon(kind, match, source):
                out.append(Token(key, said, start, end))
    out.append(Token("end", "the end", len(source), len(source)))
    return out


def _uncommon(kind: str, match: re.Match[str], source: str) -> tuple[tuple[str, str], ...]:
    text = match[0]
    match kind:
        case "unicode":
            return UNICODE[text]
        case "sized":
            return _sized(text)
        case "font":
            return FONTS[match["fonts"]](match["braced"] or match["bare"])
        case "words":
            return word(match["said"])
        case "skipped":
            return ()
        case "frame":
            return ((f"\\{match['way']}", match["frame_name"]),)
        case "row":
            return (("\\\\", text),)
        case "command":
            return _command(text)
        case "scientific":
            raise misread(
                source, match.start(), f"{text} could be a power of ten or a sum with the constant e; "
                "write it with 10^ and brackets, or put spaces around e",
            )  # fmt: skip
    raise misread(source, match.start(), f"the sign {text!r} is none of the language")


def _command(text: str) -> tuple[tuple[str, str], ...]:
    name = text[1:].rstrip("*") or text[1:]
    if name in SPACES:
        return ()
    if name in NAMES:
        return (("name", name),)
    key = COMMANDS.get(name, f"\\{name}")
    return ((key, text),)


_OPENING = {"|": "|(", "\\vert": "|(", "\\|": "||(", "\\Vert": "||(", ".": "left."}
_CLOSING = {"|": ")|", "\\vert": ")|", "\\|": ")||", "\\Vert": ")||", ".": "right."}


def _sized(text: str) -> tuple[tuple[str, str], ...]:
    size, delimiter = re.match(r"(\\[A-Za-z]+?)\s*(\\[A-Za-z]+|\\.|[^A-Za-z])$", text, re.DOTALL).groups()  # type: ignore[union-attr]
    if size == "\\middle":
        return (("mid", text),)
    table = _OPENING if size == "\\left" or size.endswith("l") else {}
    table = _CLOSING if size == "\\right" or size.endswith("r") else table
    if delimiter in table:
        return ((table[delimiter], text),)
    if delimiter[0] == "\\":
        return _command(delimiter)
    return ((delimiter, text),)


def misread(source: str, at: int, message: str) -> ReadError:
    """The error at an offset of the source, with its line and column."""
    line = source.count("\n", 0, at) + 1
    begin = source.rfind("\n", 0, at) + 1
    text = source[begin:].partition("\n")[0]
    column = at - begin + 1
    if len(text) > 200:
        left = max(0, at - begin - 60)
        text, column = text[left : left + 120], at - begin - left + 1
    return ReadError(message, line, column, text.replace("\t", " "))
