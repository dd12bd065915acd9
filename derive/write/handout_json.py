"""Handouts as JSON: the problems and the variant, and for teachers the solutions."""

from __future__ import annotations

from collections.abc import Callable
from json import dumps

from derive import __version__
from derive.layout.document import Reason, Words
from derive.layout.handout import Formulas, Handout, Introduction, Item, PageBreak, Piece, Section
from derive.terms import Term

from .json import Object, saved, term_object
from .plain import plain
from .text import blocks_as_lines
from .words import said


def handout_json(handout: Handout) -> str:
    """A handout as JSON text."""
    item = _with_solution if handout.audience in ("key", "marks") else _item
    whole = {
        "schema": "derive-handout/1",
        "version": __version__,
        "title": handout.title,
        "course": handout.course,
        "date": handout.date,
        "paper": handout.paper,
        "language": handout.language,
        "look": handout.look,
        "for": handout.audience,
        "variant": handout.variant,
        "fields": [said(each, plain) for each in handout.fields],
        "entries": [{"label": said(label, plain), "text": text} for label, text in handout.entries],
        "marks": handout.marks,
        "blocks": [_piece(block, item) for block in handout.blocks],
    }
    return dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _piece(block: Piece, item: Callable[[Item], Object]) -> Object:
    match block:
        case Section(title):
            return {"kind": "section", "title": said(title, plain)}
        case Introduction(paragraphs):
            return {"kind": "introduction", "paragraphs": [said(each, plain) for each in paragraphs]}
        case PageBreak():
            return {"kind": "page-break"}
        case Formulas(laws):
            return {"kind": "formulas", "laws": [{"name": law.name, "formula": law.formula} for law in laws]}
    return item(block)


def _item(item: Item) -> Object:
    """A problem as it is asked."""
    out: Object = {
        "kind": "problem",
        "number": item.number,
        "source": item.source,
        "title": said(item.title, plain),
        "asked": "\n".join(line for line in blocks_as_lines(item.asked) if line),
        "marks": item.marks,
        "drawn": {letter: plain(value) for letter, value in item.drawn},
    }
    if item.hints:
        out["hints"] = [[_hint(each.reason) for each in level] for level in item.hints]
    return out


def _with_solution(item: Item) -> Object:
    """A problem with its mark scheme and its solution."""
    scheme = [
        {"marks": each.marks, "laws": list(each.laws), "reached": _reached(each.reached), "follows": each.follows}
        for each in item.scheme
    ]
    return {**_item(item), "scheme": scheme, "solution": saved(item.solution)}


def _hint(law: Reason) -> Object:
    return {"law": law.name, "statement": law.statement}


def _reached(reached: Term | Words) -> Object | str:
    return term_object(reached) if isinstance(reached, Term) else said(reached, plain)
