"""Child processes that answer one question after the other, each within a limit of time.

A question is preceded by its length in eight bytes, a reply by a sign (+ what was made, - what was wrong) and its
length. A child stays for the questions that follow, as starting it takes longer than answering; it is replaced after
a number of them, so that what it keeps stays bounded.
"""

from __future__ import annotations

import atexit
import os
from struct import pack, unpack
from threading import Lock, Timer

from derive.terms import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import subprocess

HEADER = 9


class Reply(Record):
    """What came of a question: `made`, `wrong` (the data says what was), `late` or `ended`."""

    kind: str
    data: bytes = b""


class Press:
    """A child process of a command, started when it is first asked."""

    def __init__(self, command: tuple[str, ...], seconds: int, most: int) -> None:
        self.command, self.seconds, self.most = command, seconds, most
        self.lock = Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = self.asked = 0

    def ask(self, question: bytes) -> Reply:
        """What the child replies; it is stopped where it takes too long."""
        with self.lock:
            child = self._running()
            late = Timer(self.seconds, child.kill)
            late.start()
            try:
                header, data = _answer(child, question)
            except BrokenPipeError:
                header = data = b""
            except BaseException:
                self._stop()  # its reply would be taken for that of the next question
                raise
            finally:
                timed_out = not late.is_alive()
                late.cancel()
            if len(header) == HEADER:
                return Reply("made" if header[:1] == b"+" else "wrong", data)
            self._stop()
            return Reply("late" if timed_out else "ended")

    def _running(self) -> subprocess.Popen[bytes]:
        """The child of this process: the one that is there, or a new one."""
        if self.owner != os.getpid():
            self.process = None
        if self.process is not None and (self.process.poll() is not None or self.asked >= self.most):
            self._stop()
        if self.process is None:
            import subprocess

            pipe = subprocess.PIPE
            self.process = subprocess.Popen(self.command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
            self.owner, self.asked = os.getpid(), 0
            atexit.register(self._stop)
        self.asked += 1
        return self.process

    def _stop(self) -> None:
        """End the child, and close its pipes."""
        atexit.unregister(self._stop)
        if self.process is not None and self.owner == os.getpid():
            self.process.kill()
            self.process.communicate()
        self.process = None


def _answer(child: subprocess.Popen[bytes], question: bytes) -> tuple[bytes, bytes]:
    assert child.stdin
    assert child.stdout
    child.stdin.write(pack(">Q", len(question)) + question)
    child.stdin.flush()
    header = child.stdout.read(HEADER)
    return header, child.stdout.read(unpack(">Q", header[1:])[0]) if len(header) == HEADER else b""
