"""Prose cut into sentences of words and formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .displays import Display
from .prose import Atom

_END = re.compile(
    r"(?:(?<!i\.e)(?<!e\.g)(?<!w\.r\.t)(?<!i\.i\.d)(?<!cf)(?<!resp)[.!?](?=\s|$))|\n[ \t]*\n"
    r"|\\(?:par|item|begin\{proof\}|section)\b"
)
_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|sf|normal|up)?|mbox|hbox|intertext|shortintertext)\s*\{([^{}]*)\}")
_STYLE = re.compile(r"^\s*\\(?:display|text)style(?![A-Za-z])\s*")
# Commands for the layout, and that which opens a display.
COMMANDS = re.compile(r"(?:\s*\\(?:begin\{[a-z]+\*?\}(?:\{\d\})?|[A-Za-z]+(?:\{[^{}A-Za-z\\]*\\[A-Za-z]+\})?))+\s*$")
_SPACING = re.compile(r"(?<!\\)\\(?:q?quad(?![A-Za-z])|[,;:! ])")
_RELATION = re.compile(r"[<>=]|\\(?:[lg]eq?|neq?|in)(?![a-z])")
_DOLLARS = re.compile(r"\$([^$]*)\$")
HEADING = re.compile(
    r"^[ \t]{0,3}#{1,6}[ \t]|\\(?:(?:sub)*section|chapter|paragraph|exercise|question)\b"
    r"|\\begin\{(?:exercise|problem|question|solution|example)\}"
    r"|\\textbf\s*\{\s*\\[Ll]arge\b|\\(?:big|med|small)skip\s*\\textbf\b",
    re.MULTILINE,
)
_POSED = r"exercise|problem|question|task|example|aufgabe|beispiel|exercice|exemple|ejercicio|ejemplo|problema"
# A heading under which something new is posed: equations that were told under the last one do not hold here.
EXERCISE = re.compile(
    rf"^[ \t]{{0,3}}#{{1,6}}[ \t]+\W*(?:{_POSED})\b|\\(?:sub)*(?:section|paragraph)\*?\s*\{{\W*(?:{_POSED})\b"
    rf"|\\(?:exercise|question)\b|\\begin\{{(?:{_POSED})\}}",
    re.MULTILINE | re.IGNORECASE,
)


_DRAWN = re.compile(r"\\sim\s*\\text\s*\{\s*(\w+)\s*\}(?=\s*(?:\\left)?(?:\(|\\\{))")


def _by_name(formula: str) -> str:
    r"""A formula with the name of a distribution in \text as the name that it is."""
    return _DRAWN.sub(r"\\sim \\operatorname{\1}", formula)


def sentences(text: str, start: int, end: int, inline: Iterable[Display]) -> list[tuple[int, list[Atom]]]:
    """The sentences of a stretch of prose, each with the place where it begins; commands at its end say nothing."""
    out: list[tuple[int, list[Atom]]] = [(start, [])]
    at = start
    for formula in (*inline, None):
        stop = formula.start - (1 if formula.frame == "$" else 2) if formula else end
        for match in _END.finditer(text, at, stop):
            out[-1][1].append(Atom(text[at : match.end()]))
            at = match.end()
            out.append((at, []))
        if (words := COMMANDS.sub("", text[at:stop])).strip():
            out[-1][1].append(Atom(words))
        if formula:
            shown = _by_name(_STYLE.sub("", text[formula.start : formula.end]))
            out[-1][1].append(Atom(shown, formula=True))
            at = formula.behind
    return [(place, atoms) for place, atoms in out if any(atom.text.strip() for atom in atoms)]


def atoms_of(condition: str) -> list[Atom]:
    """The words and formulas of a condition in a display; without words it is one that holds where it stands."""
    out: list[Atom] = []
    at = 0
    condition = _by_name(condition)
    for match in _TEXT.finditer(condition):
        out += _formula(condition[at : match.start()])
        begin = 0
        for inner in _DOLLARS.finditer(match[1]):
            out += [Atom(match[1][begin : inner.start()]), Atom(inner[1], formula=True)]
            begin = inner.end()
        out.append(Atom(match[1][begin:]))
        at = match.end()
    out += _formula(condition[at:])
    return [Atom("where"), *out]


def _formula(text: str) -> list[Atom]:
    text = _SPACING.sub(" ", text).strip(" \n\t,.;&")
    if text.startswith("(") and text.endswith(")") and _RELATION.search(text):
        text = text[1:-1]
    return [Atom(text, formula=True)] if text else []
