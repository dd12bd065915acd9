"""Notes on numbered lines, such as (3) divided by y, for y != 0, by part 2: the conditions and the parts they name."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.terms import Record, Relation, Term

from .pages import Page
from .parser import read_latex
from .prose import Atom, declarations

_ITEM = re.compile(r"\s*(?:[-*+]|\\item\s*\[)\s*\((\d+)\)\s*\]?")
_PARAGRAPH = re.compile(r"\n\s*\n|\n\s*\\item\s*\[\s*\]")
_HEAD = re.compile(r"(?:[^$.]|\$[^$]*\$|\.(?!\s|$))*")
_FORMULA = re.compile(r"\$`?([^$]*?)`?\$")
_PARTS = re.compile(r"\b(?:parts?|Teil(?:en)?|parties?|partes?)\s+(\d+(?:\s*(?:,|and|und|et|y)\s*\d+)*)")
_TAG = re.compile(r"\\text\s*\{\s*\((\d+)\)|\\tag\*?\s*\{\s*\(?(\d+)\)?\s*\}")
ORDERS = frozenset(("<", ">", "<=", ">=", "!="))


class Note(Record):
    """What a note says of the line with its number: the parts that it cites, and what it tells of the letters."""

    number: str
    cited: tuple[str, ...]
    told: tuple[str, ...]


def note(text: str) -> Note:
    """A note read: of each of its paragraphs the first sentence tells on what the line rests."""
    item = _ITEM.match(text)
    number, rest = (item[1], text[item.end() :]) if item else ("", text)
    heads = [head[0] for each in _PARAGRAPH.split(rest) if (head := _HEAD.match(each.strip()))]
    told = (each.text for head in heads for each in declarations(_atoms(head)))
    return Note(number, tuple(part for head in heads for part in cited(head)), tuple(dict.fromkeys(told)))


def notes_between(page: Page, noted: deque[tuple[int, str]], start: int, end: int) -> tuple[Note, ...]:
    """The notes between two places, taken off the queue with those before them."""
    first, last = (page.place(at)[0] for at in (start, end))
    out = []
    while noted and noted[0][0] < last:
        place, text = noted.popleft()
        if place >= first:
            out.append(note(text))
    return tuple(out)


def cited(text: str) -> tuple[str, ...]:
    """The numbers of the parts that some words cite."""
    return tuple(number for match in _PARTS.finditer(text) for number in re.findall(r"\d+", match[1]))


def _atoms(text: str) -> list[Atom]:
    out: list[Atom] = []
    at = 0
    for match in _FORMULA.finditer(text):
        out += [Atom(text[at : match.start()]), Atom(match[1].strip(), formula=True)]
        at = match.end()
    return [*out, Atom(text[at:])]


def conditions_of(told: Iterable[str], context: Context) -> tuple[Term, ...]:
    """The inequalities among what has been told; what can't be read tells nothing."""
    out = []
    for text in told:
        try:
            term = read_latex(text, context)
        except DeriveError:
            continue
        if type(term) is Relation and term.sign in ORDERS:
            out.append(term)
    return tuple(out)


def number_behind(text: str, start: int, end: int) -> str:
    """The number that stands behind a line, or nothing."""
    match = _TAG.search(text, start, end)
    return (match[1] or match[2]) if match else ""
