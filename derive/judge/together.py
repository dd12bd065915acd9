"""Lines that go back to a system above: what the line before and one equation of the system give together."""

from __future__ import annotations

from collections.abc import Sequence

from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine
from derive.kernel.bench import Bench
from derive.kernel.directions import directions
from derive.terms import Junction, Relation, Term, letters


def together(
    earlier: Sequence[WrittenLine], before: Term, after: Term, context: Context, bench: Bench
) -> JudgedStep | None:
    """The verdict on a line about a letter that the one before has lost, if an equation of a system gives it back."""
    lost = [x for x in letters(after) if x not in letters(before)]
    if not lost or type(before) is not Relation:
        return None
    for line in reversed(earlier):
        if type(line.term) is not Junction or line.term.word != "and":
            continue
        for part in line.term.parts:
            found = directions(Junction("and", (before, part)), after, context, bench)
            if sound(found.forth.grade):
                message = phrase("check.with_system", str(line.source_line))
                return JudgedStep(0, 1, "equivalent", found.forth, message=message)
    return None
