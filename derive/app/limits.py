"""The time limit of a command: a last resort, since the work itself is bounded."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from derive.core.errors import UndecidedError


class OutOfTime(BaseException):
    """Raised by the clock; no handler of ordinary errors catches it."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise UndecidedError where the body takes longer (where the system has timers)."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except OutOfTime:
        raise UndecidedError(f"not done within {seconds:g} seconds; allow more with --time-limit") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(*_: object) -> None:
    raise OutOfTime
