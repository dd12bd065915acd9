"""The other side of a press: questions in on standard input, replies out, until there are no more."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from struct import pack, unpack


def serve(answer: Callable[[bytes], tuple[bool, bytes]]) -> None:
    """Answer what comes: whether it was made, and what was made, or what was wrong."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while len(header := sys.stdin.buffer.read(8)) == 8:
        made, data = answer(sys.stdin.buffer.read(unpack(">Q", header)[0]))
        sys.stdout.buffer.write((b"+" if made else b"-") + pack(">Q", len(data)) + data)
        sys.stdout.buffer.flush()
