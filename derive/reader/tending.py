"""What tends to what: the letters that go to a place, as the words around a display and labels of arrows say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.core.relations import EQUAL, IMPLIES, TENDS
from derive.core.written import WrittenLine
from derive.exact.conjuncts import conjuncts
from derive.terms import Relation, Term, subterms

from .marks import EQUALITIES, LOGICAL, Mark
from .parser import read_latex
from .rows import Row

_ARROW = r"(?:\\(?:to|rightarrow|longrightarrow)(?![A-Za-z])|→|->)"
# A letter that goes to a number, a letter or infinity, from above or below.
_TENDENCY = re.compile(
    rf"(?<![A-Za-z\\])(?P<letter>[A-Za-z]|\\[a-z]+)\s*{_ARROW}\s*"
    r"(?P<place>[+-]?\s*(?:\\infty(?![A-Za-z])|∞|\d+|[A-Za-z](?![A-Za-z_(])))"
    r"(?:\s*\^?\s*\{?\s*(?P<side>[+-])\s*\}?(?=\s*(?:$|[\s)}\],.$])))?"
)
# What may stand before it, where it is not the end of a formula.
_BEFORE = re.compile(
    r"(?:^|[({\[$`,;:&]|\\\\|\\q?quad|\\(?:text|mbox)\s*\{[^{}]*\}|\\(?:Rightarrow|implies|iff|Longrightarrow)"
    r"|\b(?:as|when|for|if|let|and|wenn|für|quand|si|pour|cuando))\s*$"
)
_FAR = 30
LONG_ARROW = re.compile(rf"{_ARROW}|\\xrightarrow")
_ENDS = LOGICAL | {TENDS, "row", "words", ",", "space", "forall", "because"}
_SAYS = EQUALITIES - {TENDS} | {"and", "or", "in", "pm"}


def tendencies(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a stretch says of a letter that it tends to something."""
    for match in _TENDENCY.finditer(text, start, end):
        if _BEFORE.search(text[max(start, match.start() - _FAR) : match.start()]):
            yield match


def approaching(text: str, row: Row) -> Row:
    """A row whose plain arrows before an expression, and not before a statement, say that something tends there."""
    flat = [mark for mark in row.marks if not mark.depth]
    arrows = ((k, mark) for k, mark in enumerate(flat) if _is_plain_arrow(text, mark))
    marks = {mark: mark.but(key=TENDS) for k, mark in arrows if _approaches(text, row, mark, flat[k + 1 :])}
    return row.but(marks=tuple(marks.get(mark, mark) for mark in row.marks)) if marks else row


def _is_plain_arrow(text: str, mark: Mark) -> bool:
    return mark.key == IMPLIES and LONG_ARROW.fullmatch(text, mark.start, mark.end) is not None


def _approaches(text: str, row: Row, mark: Mark, behind: list[Mark]) -> bool:
    end = next((each for each in behind if each.key in _ENDS), None)
    stop = row.end if end is None else end.start
    says = {each.key for each in behind if each.start < stop} & _SAYS
    told = says == {EQUAL} and any(tendencies(text, stop, row.end))
    return (told or not says) and bool(text[mark.end : stop].strip(" \n\t&"))


def tending(lines: tuple[WrittenLine, ...], words: str, context: Context) -> tuple[Term, ...]:
    """Where letters tend in lines that say that something does: by the last words that say it of each letter."""
    if not any(line.relation == TENDS or _says_it(line.term) for line in lines):
        return ()
    last = {match["letter"]: match for match in tendencies(words, 0, len(words))}
    return tuple(fact for match in last.values() for fact in _facts(match, context))


def _says_it(term: Term | None) -> bool:
    return term is not None and any(type(here) is Relation and here.sign == TENDS for here in subterms(term))


def _facts(match: re.Match[str], context: Context) -> tuple[Term, ...]:
    letter, place, side = match["letter"], match["place"], match["side"]
    beside = {"+": rf" \text{{ and }} {letter} > {place}", "-": rf" \text{{ and }} {letter} < {place}"}.get(side, "")
    try:
        return conjuncts(read_latex(rf"{letter} \to {place}{beside}", context))
    except DeriveError:
        return ()
