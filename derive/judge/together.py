"""Lines that go back to a system above: what the line before and one equation of the system give together."""

from __future__ import annotations

from collections.abc import Sequence

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.terms import Junction, Relation, Term, letters

from .statements import entailed


def together(
    earlier: Sequence[WrittenLine], before: Term, after: Term, context: Context, bench: Bench
) -> JudgedStep | None:
    """The verdict on a line about a letter that the one before has lost, if an equation of a system gives it back.

    Equations of vectors and matrices rest on single lines above, too.
    """
    lost = [x for x in letters(after) if x not in letters(before)]
    arrays = any(x.dims for x in letters(after))
    if not (lost or arrays) or type(before) is not Relation:
        return None
    for line in reversed(earlier):
        whole = type(line.term) is Junction and line.term.word == "and"
        if line.term is None or not (whole or (arrays and type(line.term) is Relation)):
            continue
        parts = conjuncts(line.term)
        for part in (*parts, line.term) if len(parts) > 1 else parts:
            found = directions(Junction("and", (before, part)), after, context, bench)
            if sound(found.forth.grade):
                message = phrase("check.with_system", str(line.source_line))
                return JudgedStep(0, 1, "equivalent", found.forth, message=message)
    return None


def excluded(earlier: Sequence[WrittenLine], before: Term, after: Term, context: Context, bench: Bench) -> bool:
    """Whether a line on arrays is refuted beside all that systems above say, and not by the last line alone."""
    systems = tuple(line.term for line in earlier if type(line.term) is Junction and line.term.word == "and")
    if not systems or not any(x.dims for x in letters(after)):
        return True
    return entailed(Junction("and", (*systems, before)), after, "implies", context, bench).follows is False
