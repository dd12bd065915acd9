"""Who works orders out: child processes of this machine, or those of a Dask cluster's workers.

Both are executors of `concurrent.futures` that are given a function that hands an order to the child
process of the thread that it runs in. So terms are made in one thread alone, a child that has grown or died is
replaced, and what the operating system does to a child harms no other order.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from itertools import islice

from derive.app.cache import folder
from derive.app.making import Made, Order, line_of
from derive.app.versions import SOURCES, everything
from derive.core.errors import InputError, UndecidedError
from derive.terms import Record

TRIES = 3
GRACE = 60.0
SECONDS = 10


class Crew(Record):
    """An executor, the function that it is given orders for, and how many it works on at a time."""

    executor: Executor
    made: Callable[[Order], Made]
    size: int


class Hands:
    """A child process for each thread that asks."""

    def __init__(self) -> None:
        self.own = threading.local()
        self.children: list[subprocess.Popen[bytes]] = []
        self.closed = False

    def made(self, order: Order) -> Made:
        """An order worked out by the child process of this thread, again by another one where that dies."""
        for _ in range(TRIES):
            if self.closed:
                break
            child = self._child()
            late = threading.Timer(2 * order.seconds + GRACE, child.kill)
            late.start()
            try:
                found = _asked(child, order)
            except (BrokenPipeError, ValueError):
                found = None
            finally:
                late.cancel()
            if found is not None:
                return found
            self._dismiss(child)
        return Made(UndecidedError.status, f"the process that made it ended before it was done, {TRIES} times")

    def _child(self) -> subprocess.Popen[bytes]:
        """The child process of this thread, a new one where there is none that runs."""
        child: subprocess.Popen[bytes] | None = getattr(self.own, "child", None)
        if child is not None and child.poll() is not None:
            self._dismiss(child)
            child = None
        if child is None:
            command, pipe, nothing = [sys.executable, "-m", "derive.app.making"], subprocess.PIPE, subprocess.DEVNULL
            child = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, cwd=SOURCES.parent, env=_alone())
            self.own.child = child
            self.children.append(child)
        return child

    def _dismiss(self, child: subprocess.Popen[bytes]) -> None:
        """End a child and close its pipes."""
        if child in self.children:
            self.children.remove(child)
        child.kill()
        with suppress(OSError, ValueError):
            child.communicate()

    def close(self) -> None:
        """End all children, and let none follow."""
        self.closed = True
        for child in tuple(self.children):
            child.kill()

    def join(self) -> None:
        """Close the pipes of all children; no thread asks any more."""
        for child in tuple(self.children):
            self._dismiss(child)


def _alone() -> dict[str, str]:
    """The environment of a child: its Typst keeps to one core, as the other children have the others."""
    return {**os.environ, "RAYON_NUM_THREADS": "1"}


def _asked(child: subprocess.Popen[bytes], order: Order) -> Made | None:
    """What a child replies; None where it ends instead."""
    assert child.stdin
    assert child.stdout
    child.stdin.write(line_of(order))
    child.stdin.flush()
    line = child.stdout.readline()
    if not line.endswith(b"\n"):
        return None
    header = json.loads(line)
    contents = [child.stdout.read(length) for length in header["lengths"]]
    if [len(each) for each in contents] != header["lengths"]:
        return None
    own = len(contents) - len(header["names"])
    beside = tuple(zip(header["names"], contents[own:], strict=True))
    return Made(header["status"], header["reason"], tuple(contents[:own]), beside)


_hands = Hands()


def made_here(order: Order) -> Made:
    """An order worked out by a child process of the Dask worker that it was sent to."""
    if order.version != everything():
        return Made(UndecidedError.status, "a worker has another version of derive; install the same one everywhere")
    return _hands.made(order.but(cache=order.cache and folder()))


@contextmanager
def local_crew(jobs: int) -> Iterator[Crew]:
    """So many child processes of this machine."""
    executor, hands = ThreadPoolExecutor(jobs), Hands()
    try:
        yield Crew(executor, hands.made, jobs)
    finally:
        hands.close()
        executor.shutdown(cancel_futures=True)
        hands.join()


@contextmanager
def dask_crew(address: str) -> Iterator[Crew]:
    """The workers of the Dask cluster whose scheduler is at an address."""
    try:
        from distributed import Client
    except ImportError:
        raise InputError("--scheduler needs Dask: install derive-sheets[batch], or leave it out for --jobs") from None
    try:
        client = Client(address, timeout=SECONDS)
    except (OSError, ValueError, TypeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise InputError(f"no Dask scheduler answers at {address}: {reason}") from None
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise InputError(f"the Dask scheduler at {address} has no workers; start some with `dask worker {address}`")
        yield Crew(client.get_executor(pure=False), made_here, threads)


def worked(todo: dict[str, Order], crew: Crew) -> Iterator[tuple[str, Made]]:
    """What comes of orders, as it comes; few are under way at a time, so that few results wait."""
    rest = iter(todo.items())
    running: dict[Future[Made], str] = {}
    while True:
        for id, order in islice(rest, 2 * crew.size - len(running)):
            running[crew.executor.submit(crew.made, order)] = id
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            yield running.pop(future), _result(future)


def _result(future: Future[Made]) -> Made:
    """The result of a future; where whoever had it is gone for good, that."""
    try:
        return future.result()
    except (Exception, CancelledError) as error:
        return Made(UndecidedError.status, f"the worker that had it is gone ({type(error).__name__})")
