"""How far a batch is, on standard error: a bar with an estimate on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic

LINES = 10


@contextmanager
def progress(total: int) -> Iterator[Callable[[int], None]]:
    """Something to call with the number of those that are done since, of so many."""
    if sys.stderr.isatty() and (bar := _bar(total)):
        with bar[0]:
            yield bar[1]
    else:
        yield _Lines(total).advance


def _bar(total: int) -> tuple[AbstractContextManager[object], Callable[[int], None]] | None:
    """A bar of rich's, None where rich is not installed."""
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn
    except ImportError:
        return None
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True))
    task = bar.add_task("", total=total)
    return bar, lambda count: bar.advance(task, count)


class _Lines:
    """Lines at every tenth."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.begin = total, 0, monotonic()

    def advance(self, count: int) -> None:
        """Count some; say so at every tenth."""
        before, self.done = self.done, self.done + count
        if self.done * LINES // self.total == before * LINES // self.total:
            return
        left = (monotonic() - self.begin) / self.done * (self.total - self.done)
        print(f"derive: {self.done:,} of {self.total:,} done, about {_spoken(left)} left", file=sys.stderr, flush=True)


def _spoken(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
