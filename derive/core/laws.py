"""A law: a named statement of mathematics, as data."""

from __future__ import annotations

from derive.terms import Record


class Law(Record):
    """Why a step may be taken.

    `statement` is the sentence that stands on the sheet, `formula` the law in symbols, `relation` what it establishes
    between a line and the next; a `trivial` law (zeros, ones, signs, numbers) rides along in a line unnamed.
    """

    name: str
    statement: str
    formula: str = ""
    source: str = ""
    relation: str = "="
    trivial: bool = False


def together(laws: tuple[Law, ...]) -> Law:
    """One law that stands for several taken in one line; the trivial ones are not named."""
    named = tuple(dict.fromkeys(law for law in laws if not law.trivial)) or laws[:1]
    if len(named) == 1:
        return named[0]
    return Law(
        ", ".join(law.name for law in named),
        " ".join(law.statement for law in named),
        "; ".join(law.formula for law in named if law.formula),
        "; ".join(dict.fromkeys(law.source for law in named if law.source)),
        named[0].relation,
    )
