"""The conditions of a line as sentences."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.core.steps import Condition
from derive.terms import Term


def provided(conditions: tuple[Condition, ...]) -> tuple[Phrase, ...]:
    """The conditions of a line, those of one status together."""
    out: list[Phrase] = []
    for status in ("proved", "given", "assumed"):
        terms: tuple[Term, ...] = tuple(c.relation for c in conditions if c.status == status)
        if terms:
            out.append(phrase(f"sheet.provided_{status}", terms))
    return tuple(out)
