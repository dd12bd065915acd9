"""The conditions of a line as sentences."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.core.steps import Condition
from derive.terms import Symbol, Term


def provided(conditions: tuple[Condition, ...]) -> tuple[Phrase, ...]:
    """The conditions of a line, those of one status and for all values of the same indices together."""
    out: list[Phrase] = []
    for status in ("proved", "given", "assumed"):
        told = tuple(c for c in conditions if c.status == status)
        for every in dict.fromkeys(c.every for c in told):
            terms: tuple[Term, ...] = tuple(c.relation for c in told if c.every == every)
            out.append(_said(f"sheet.provided_{status}", terms, every))
    return tuple(out)


def _said(key: str, terms: tuple[Term, ...], every: tuple[Symbol, ...]) -> Phrase:
    return phrase(f"{key}_every", terms, every) if every else phrase(key, terms)
