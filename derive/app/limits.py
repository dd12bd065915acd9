"""The time limit of a command: a last resort, since the work itself is bounded."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from derive.core.errors import UndecidedError
from derive.core.written import Span

MOST, LEAST = 3 / 4, 1 / 100
AGAIN = 1.0


class OutOfTime(BaseException):
    """Raised by the clock; no handler of ordinary errors catches it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise UndecidedError where the body takes longer (where the system has timers).

    The clock rings again and again, since Python ignores what is raised while it collects garbage.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except OutOfTime:
        raise UndecidedError(f"not done within {seconds:g} seconds; allow more with --time-limit") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise OutOfTime


class Allowances:
    """The seconds that each line of a document has, shared by all that is asked about it.

    A question is granted most of what its lines have left. Its time is charged to the line it is asked for, and where
    it isn't answered in time to the others as well, since it may be due to them; some small part is granted always, so
    that what stands beside a line that has used up its time is still judged.
    """

    def __init__(self, seconds: float) -> None:
        """Start with as much for each line."""
        self.seconds = seconds
        self._left: dict[Span, float] = {}

    @contextmanager
    def __call__(self, *lines: Span) -> Iterator[None]:
        """Raise UndecidedError where the body takes longer than is granted to a question about some lines."""
        granted = max(MOST * min(map(self._of, lines)), LEAST * self.seconds)
        begun = perf_counter()
        try:
            with within(granted):
                yield
        finally:
            taken = perf_counter() - begun
            for line in lines if taken >= granted else lines[-1:]:
                self._left[line] = max(self._of(line) - taken, 0)

    def _of(self, line: Span) -> float:
        return self._left.get(line, self.seconds)
