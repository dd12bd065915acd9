"""The names and sentences of laws in the language of a sheet, where the words file of the language has them."""

from __future__ import annotations

from typing import TypeVar

from derive.layout.document import Case, Chain, Framed, Reason, Row, Small
from derive.layout.handout import Formulas, Handout, Hint, Item, Point
from derive.terms import Record

from .language import law_in

Shown = TypeVar("Shown")
_HOLDERS: dict[type[Record], tuple[str, ...]] = {
    Handout: ("blocks",), Item: ("worked", "hints", "scheme"), Hint: ("reason",), Formulas: ("laws",),
    Case: ("blocks",), Framed: ("blocks",), Chain: ("rows",), Row: ("reasons", "detail"), Small: ("reasons",),
}  # fmt: skip


def laws_in(shown: Shown, tongue: str) -> Shown:
    """Blocks, or what holds blocks, with their laws in a language; a law that it lacks stays English."""
    return shown if tongue == "en" else _said(shown, tongue)


def _said(shown: Shown, tongue: str) -> Shown:
    match shown:
        case tuple():
            return tuple(_said(each, tongue) for each in shown)  # type: ignore[return-value]
        case Reason(name, statement, formula):
            own, sentence = law_in(name, tongue)
            return Reason(own or name, statement and (sentence or statement), formula)  # type: ignore[return-value]
        case Point(laws=laws):
            return shown.but(laws=tuple(law_in(name, tongue)[0] or name for name in laws))
        case Record() if type(shown) in _HOLDERS:
            return shown.but(**{name: _said(getattr(shown, name), tongue) for name in _HOLDERS[type(shown)]})
    return shown
