"""What happens where pieces of a function meet."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claims
from derive.terms import Term


def joints_judged(body: Term, x: Term, slope: Term, label: str, context: Context) -> tuple[Claims, ...]:
    """For each place where pieces meet: whether the slopes from both sides agree."""
    return ()
