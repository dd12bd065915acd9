"""Handouts as plain text for the terminal."""

from __future__ import annotations

from derive.core.drafts import phrase
from derive.layout.document import Words
from derive.layout.handout import Formulas, Handout, Hint, Introduction, Item, PageBreak, Piece, Point, Section
from derive.terms import Term

from .columns import wrapped
from .formulas import law
from .pretty import pretty
from .remarks import marks
from .text import blocks_as_lines
from .words import said, titled

BLANK = {"cm": 2.0, "lines": 1.0, "page": 40.0}
MOST_BLANK = 40


def handout_text(handout: Handout) -> str:
    """A handout as plain text; room to work in is left as empty lines."""
    body = [line for block in handout.blocks for line in _piece(block, handout.audience)]
    return "\n".join([*_header(handout), *body]).rstrip() + "\n"


def _said(key: str, *slots: str) -> str:
    return said(phrase(f"handout.{key}", *slots), pretty)


def _header(handout: Handout) -> list[str]:
    title = handout.title or _said("untitled")
    kind = "marks_sheet" if handout.audience == "marks" else handout.audience
    total = f"{_said('total')} {said(marks(handout.marks), pretty)}" if handout.marks else ""
    facts = [
        handout.course,
        handout.date,
        _said(kind),
        total,
        _said("variant", str(handout.variant)) if handout.varies else "",
    ]
    fields = [f"{said(field, pretty)}: {'_' * 24}" for field in handout.fields if handout.audience == "student"]
    filled = [f"{said(label, pretty)}: {value}" for label, value in handout.entries] + fields
    out = [title, "=" * len(title), " · ".join(filter(None, facts))]
    out += wrapped(_said("follows"), "", "") if handout.follows else []
    return [*out, "", "   ".join(filled)] if filled else out


def _piece(block: Piece, audience: str) -> list[str]:
    match block:
        case Section(title):
            return ["", said(title, pretty).upper()]
        case Introduction(paragraphs):
            return [line for each in paragraphs for line in ("", *wrapped(said(each, pretty), "", ""))]
        case PageBreak():
            return ["", "\f"] if audience == "student" else []
        case Formulas(laws):
            rows = [f"{each.name}: {said(law(each.formula), pretty)}" for each in laws]
            return ["", _said("formulas"), "", *(line for row in rows for line in wrapped(row, "  ", "    "))]
    return _item(block)


def _item(item: Item) -> list[str]:
    title = f". {said(item.title, pretty)}" if item.title else ""
    earned = f"  [{said(marks(item.marks), pretty)}]" if item.marks else ""
    head = f"{_said('problem', str(item.number))}{title}{earned}"
    out = ["", head, "-" * len(head), *blocks_as_lines(item.asked), *_blank(item)]
    out += blocks_as_lines(item.worked)
    for number, level in enumerate(item.hints, 1):
        out += ["", _said("hint", str(number)), *(line for hint in level for line in _hint(hint))]
    out += [line for point in item.scheme for line in _point(point)]
    return out


def _blank(item: Item) -> list[str]:
    if item.space is None:
        return []
    count = float(item.space.amount) * BLANK[item.space.unit]
    return [""] * min(round(count), MOST_BLANK)


def _hint(hint: Hint) -> list[str]:
    head = f"{_heading(hint.heading)}: " if hint.heading else ""
    formula = f"  {said(law(hint.reason.formula), pretty)}" if hint.reason.formula else ""
    statement = f". {hint.reason.statement}" if hint.reason.statement else ""
    return wrapped(f"{head}{hint.reason.name}{statement}{formula}", "  - ", "    ")


def _heading(words: Words) -> str:
    return said(titled(words)[0], pretty)


def _point(point: Point) -> list[str]:
    carried = f" {_said('ft')}" if point.follows else ""
    laws = f" ({', '.join(point.laws)})" if point.laws else ""
    reached = pretty(point.reached) if isinstance(point.reached, Term) else said(point.reached, pretty)
    return wrapped(f"[{point.marks}{carried}] {_heading(point.heading)}{laws}: {reached}", "  ", "      ")
