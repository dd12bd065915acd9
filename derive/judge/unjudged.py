"""Steps that are not judged, with the reason, and the keys of what is said of a step beside its verdict."""

from __future__ import annotations

from derive.core.certificates import ASSUMED, UNDECIDED, Certificate
from derive.core.drafts import phrase
from derive.core.reports import JudgedStep
from derive.terms import Term

RESTORES, BEYOND, DIVERGES = "check.restores", "check.out_of_bounds", "check.diverges"
NOT_READ = Certificate(UNDECIDED, "not read")
GIVEN = Certificate(ASSUMED, "given")


def open_step(end: int, verdict: str, message: str, *slots: str | tuple[Term, ...]) -> JudgedStep:
    """A step that is not judged, with the reason."""
    return JudgedStep(end - 1, end, verdict, NOT_READ, message=phrase(f"check.{message}", *slots))


def given_step(end: int) -> JudgedStep:
    """A step to a line that says what is given."""
    return JudgedStep(end - 1, end, "given", GIVEN, message=phrase("check.given"))
