"""What steps in a row show together, without asking the kernel again."""

from __future__ import annotations

from derive.core.reports import JudgedStep
from derive.core.written import WrittenLine

EQUIVALENT = "check.equivalent"


def in_a_row(steps: tuple[JudgedStep, ...], lines: tuple[WrittenLine, ...]) -> str | None:
    """The verdict from the first line to the last: that of a step alone, or of lines that each equal the one before.

    The same of lines that each say what the one before says; None where the steps do not show it.
    """
    if not steps or any((step.start, step.end) != (k, k + 1) for k, step in enumerate(steps)):
        return None
    equal = all(line.relation == "=" for line in lines[1:]) and all(step.verdict == "identity" for step in steps)
    same = all(step.message is not None and step.message.key == EQUIVALENT for step in steps)
    return steps[0].verdict if len(steps) == 1 or equal or same else None
