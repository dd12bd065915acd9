r"""Macros that a document defines itself, written out: \newcommand, \def, \let, \DeclareMathOperator and their like."""

from __future__ import annotations

import re

from derive.terms import Record

from .pages import Page, Piece, plain_page

LONGEST, DEEPEST, MOST = 20_000, 200, 4_000_000

_DEFINERS = re.compile(
    r"\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareMathOperator|DeclarePairedDelimiter"
    r"|[gex]?def|let)(?![A-Za-z])"
)
_CONTROL = re.compile(r"\\(?:[A-Za-z@]+|.)", re.DOTALL)
_NAME = re.compile(r"\s*(?:\{\s*(\\[A-Za-z@]+)\s*\}|(\\[A-Za-z@]+))")
_COUNT = re.compile(r"\s*\[(\d)\]")
_PARAMETERS = re.compile(r"\s*((?:#\d)*)\s*(?=\{)")
_EQUALS = re.compile(r"\s*=?\s*")
_BOX = re.compile(r"\\(?:sbox\s*(?:\{[^{}]*\}|\\\w+)|savebox\s*\{[^{}]*\}(?:\[[^\]]*\])*)\s*(?=\{)")
_SLOT = re.compile(r"#(\d)")


class Macro(Record):
    """What stands for a macro, with `#1` to `#9` for its arguments; `default` is for a first one that is missing."""

    body: str
    count: int = 0
    default: str | None = None


class _EndlessError(Exception):
    """A macro that never comes to an end, or grows too long."""


def expanded(text: str) -> Page:
    """The page of a text: definitions taken out, and every later use of them written out, within bounds."""
    if not _DEFINERS.search(text):
        return plain_page(text)
    macros: dict[str, Macro] = {}
    parts: list[tuple[str, Piece]] = []
    endless: set[str] = set()
    at = start = length = 0
    while match := _CONTROL.search(text, at):
        name, first, at = match[0], match.start(), match.end()
        if _DEFINERS.fullmatch(name):
            # a space, or else the dollars around it would open a display
            body, end = " ", _definition(text, name, at, macros)
        elif name in macros and name not in endless:
            body, end = _written_out(text, first, macros, MOST - length)
            if end is None:
                endless.add(name)
        else:
            continue
        if end is None:
            continue
        parts.append((text[start:first], Piece(0, start, first, copied=True)))
        parts.append(
            (_apart(text[max(first - 40, 0) : first], body, text[end : end + 1]), Piece(0, first, end, copied=False))
        )
        start = at = end
        length += len(body)
    parts.append((text[start:], Piece(0, start, len(text), copied=True)))
    return _page(text, parts, endless)


def _page(source: str, parts: list[tuple[str, Piece]], endless: set[str]) -> Page:
    begin = 0
    pieces: list[Piece] = []
    for part, piece in parts:
        if part:
            pieces.append(piece.but(begin=begin))
            begin += len(part)
    pieces = pieces or [parts[0][1]]
    return Page("".join(part for part, _ in parts), source, tuple(pieces), frozenset(endless))


def _definition(text: str, definer: str, at: int, macros: dict[str, Macro]) -> int | None:
    """Take in the definition that stands here; the place behind it, None where it is none."""
    if text[at : at + 1] == "*":
        at += 1
    named = _NAME.match(text, at)
    if named is None:
        return None
    name, at = named[1] or named[2], named.end()
    if definer == r"\let":
        return _let(text, name, _EQUALS.match(text, at).end(), macros)  # type: ignore[union-attr]
    count, default = 0, None
    if definer.endswith("def"):
        parameters = _PARAMETERS.match(text, at)
        if parameters is None:
            return None
        count, at = len(parameters[1]) // 2, parameters.end()
    elif match := _COUNT.match(text, at):
        count, at = int(match[1]), match.end()
        if (optional := _optional(text, at)) is not None:
            default, at = optional
    body = group(text, at)
    if body is None:
        return None
    inside, at = body
    if definer == r"\DeclarePairedDelimiter":
        closing = group(text, at)
        if closing is None:
            return None
        macros[name] = Macro(f"{inside} #1 {closing[0]}", 1)
        return closing[1]
    meant = rf"\operatorname{{{inside}}}" if definer == r"\DeclareMathOperator" else _boxed(inside)
    macros[name] = Macro(meant, count, default)
    return at


def _boxed(body: str) -> str:
    """What a body sets in a box: a formula, or words; the body itself where it fills none."""
    box = _BOX.search(body)
    found = group(body, box.end()) if box else None
    if found is None:
        return body
    inside = found[0].strip()
    return inside.strip("$").removeprefix(r"\displaystyle") if inside[:1] == "$" else rf"\text{{{inside}}}"


def _let(text: str, name: str, at: int, macros: dict[str, Macro]) -> int | None:
    match = _CONTROL.match(text, at)
    meant = match[0] if match else text[at : at + 1]
    if not meant.strip():
        return None
    macros[name] = macros.get(meant, Macro(meant))
    return at + len(meant)


def group(text: str, at: int) -> tuple[str, int] | None:
    """What stands between the braces that open here, and the place behind them."""
    while text[at : at + 1].isspace():
        at += 1
    if text[at : at + 1] != "{":
        return None
    depth, place = 0, at
    for match in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, at):
        depth += (match[0] == "{") - (match[0] == "}")
        if not depth:
            place = match.start()
            return text[at + 1 : place], place + 1
    return None


def _optional(text: str, at: int) -> tuple[str, int] | None:
    match = re.compile(r"\s*\[([^\[\]]*)\]").match(text, at)
    return (match[1], match.end()) if match else None


def _argument(text: str, at: int) -> tuple[str, int]:
    """One argument: a group, a command or a sign."""
    if (found := group(text, at)) is not None:
        return found
    while text[at : at + 1].isspace():
        at += 1
    match = _CONTROL.match(text, at)
    return (match[0], match.end()) if match else (text[at : at + 1], at + 1)


def _called(text: str, at: int, macro: Macro) -> tuple[str, int]:
    """The body of a call whose name ends here, its arguments put in, and the place behind the call."""
    arguments: list[str] = []
    if macro.default is not None:
        optional = _optional(text, at)
        arguments.append(optional[0] if optional else macro.default)
        at = optional[1] if optional else at
    while len(arguments) < macro.count:
        found, at = _argument(text, at)
        arguments.append(found)
    filled = _SLOT.sub(lambda m: arguments[int(m[1]) - 1] if int(m[1]) <= len(arguments) else "", macro.body)
    _check_length(filled, 0, LONGEST)
    return filled, at


def _written_out(text: str, start: int, macros: dict[str, Macro], room: int) -> tuple[str, int | None]:
    """The macro call that starts here, with every macro inside it written out too; no end where it grows too long."""
    name = _CONTROL.match(text, start)[0]  # type: ignore[index]
    at = calls = 0
    try:
        body, end = _called(text, start + len(name), macros[name])
        while match := _CONTROL.search(body, at):
            at = match.end()
            if match[0] in macros:
                inner, behind = _called(body, at, macros[match[0]])
                before = body[: match.start()]
                body = before + _apart(before[-40:], inner, body[behind : behind + 1]) + body[behind:]
                at, calls = match.start(), calls + 1
                _check_length(body, calls, room)
    except _EndlessError:
        return "", None
    return body, end


def _check_length(body: str, calls: int, room: int) -> None:
    if calls > DEEPEST or len(body) > min(LONGEST, room):
        raise _EndlessError


def _apart(before: str, body: str, after: str) -> str:
    """The body with spaces where a command beside it would run on into a letter."""
    if re.search(r"\\[A-Za-z]+$", before) and body[:1].isalpha():
        body = f" {body}"
    return f"{body} " if re.search(r"\\[A-Za-z]+$", body) and after.isalpha() else body
