"""A handout made out to a person: what a roster says of them stands in the header."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.layout.document import Words
from derive.layout.handout import Handout

from .handing_out import FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

ID, NUMBER = "id", "number"


def made_out(handout: Handout, person: Mapping[str, str]) -> Handout:
    """The handout with the fields filled in that a person's row of a roster names, and lines for its other columns.

    The id is the number where the sheet asks for one and the roster has no such column.
    """
    known = {column.strip().lower(): value for column, value in person.items()}
    if NUMBER not in known and any(_column(field) == NUMBER for field in handout.fields):
        known[NUMBER] = known.pop(ID)
    asked = {_column(field): field for field in handout.fields}
    shown = [*(c for c in known if c == ID and c not in asked), *asked, *(c for c in known if c not in (ID, *asked))]
    entries = tuple((asked.get(c, _label(c, person)), known[c]) for c in shown if known.get(c))
    return handout.but(entries=entries, fields=tuple(f for c, f in asked.items() if not known.get(c)))


def _column(field: Words) -> str:
    """The column of a roster that goes into a field."""
    return field.key.rpartition(".")[2] if isinstance(field, Phrase) else field.lower()


def _label(column: str, person: Mapping[str, str]) -> Words:
    """The words before an entry: those that every language has, or the column's name as it is written."""
    if column in FIELDS:
        return phrase(f"handout.{column}")
    return next(name.strip() for name in person if name.strip().lower() == column)
