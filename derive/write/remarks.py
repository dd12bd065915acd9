"""What is said beside a line: how it is known, under what, and by which part."""

from __future__ import annotations

from derive.core.certificates import PROVED, Certificate
from derive.core.drafts import Phrase, phrase
from derive.layout.conditions import provided as provided
from derive.layout.document import Evidence

from .formulas import understood

ENTRIES = "entries at "


def grade(certificate: Certificate | None) -> Phrase:
    """How a line is known."""
    if certificate is None:
        return phrase("sheet.grade_undecided")
    match certificate.grade:
        case "almost-sure":
            bound = certificate.bound or ""
            return phrase("sheet.grade_almost-sure", understood(bound) or bound)
        case "agrees" if certificate.method.startswith(ENTRIES):
            return phrase("sheet.grade_agrees_at_sizes", certificate.method.removeprefix(ENTRIES))
        case "agrees":
            return phrase("sheet.grade_agrees", str(certificate.points))
    return phrase(f"sheet.grade_{certificate.grade}")


def doubt(certificate: Certificate | None) -> Phrase | None:
    """How a line is known where it is not proved."""
    return None if certificate is not None and certificate.grade == PROVED else grade(certificate)


def marks(count: int) -> Phrase:
    """So many marks."""
    return phrase("handout.mark") if count == 1 else phrase("handout.marks", str(count))


def cited(numbers: tuple[int, ...]) -> Phrase | None:
    """The parts that a line rests on."""
    if not numbers:
        return None
    listed = ", ".join(map(str, numbers))
    return phrase("sheet.by_part" if len(numbers) == 1 else "sheet.by_parts", listed)


def counted(evidence: Evidence) -> tuple[Phrase, tuple[Phrase, ...]]:
    """The evidence of a sheet: what is counted, and each count (none where all is proved)."""
    if evidence.counts == (("proved", evidence.total),):
        return phrase("sheet.all_proved", str(evidence.total)) if evidence.total > 1 else phrase("sheet.one_proved"), ()
    counts = tuple(phrase(f"sheet.count_{grade}", str(count)) for grade, count in evidence.counts)
    return phrase("sheet.counted", str(evidence.total)), counts
