"""Lines such as x = 5 - 2 = 4 with an equation between numbers in them that is false."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import REFUTED
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.exact.conjuncts import conjuncts
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.terms import Junction, Relation, Term, symbols


def false_part(line: Term, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on a line of several statements of which one is about numbers alone, and false."""
    if type(line) is not Junction or line.word != "and" or not symbols(line):
        return None
    for part in conjuncts(line):
        cases = tuple(_cases(part))
        known = [judged(case, context, bench) for case in cases]
        if cases and all(each.grade == REFUTED for each in known):
            return JudgedStep(
                0, 1, "wrong", known[0], witness=known[0].witness, message=phrase("check.false_by_itself"),
                place=cases[0],
            )  # fmt: skip
    return None


def _cases(part: Term) -> Iterator[Relation]:
    """The equations between numbers of which one has to hold; none where a letter decides."""
    match part:
        case Relation("=") if not symbols(part):
            yield part
        case Junction("or", parts) if not symbols(part):
            for each in parts:
                yield from _cases(each)
