"""Typst sources as PDF, set in a child process with limits: offline, tagged, the same bytes for the same input.

The child stays for the sheets that follow, as starting it takes longer than setting a page. It is replaced after a
number of sheets, so that what Typst keeps stays bounded.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from pathlib import Path
from struct import pack, unpack
from threading import Lock, Timer

from derive.core.errors import InputError

SECONDS = 60
BYTES = 2 * 1024**3
MOST_SHEETS = 100


class _Press:
    """The child process that sets sheets, and how many it has set."""

    lock = Lock()
    process: subprocess.Popen[bytes] | None = None
    owner = 0
    sheets = 0


def compiled(source: str) -> bytes:
    """The bytes of the PDF of a source; raises InputError where Typst is not installed."""
    from importlib.util import find_spec

    if find_spec("typst") is None:
        raise InputError("a PDF needs the typst package: install derive-sheets[pdf], or write .tex or .md")
    with _Press.lock:
        done, data = _set(source.encode("utf-8"))
    if not done:
        raise InputError(f"Typst can't set the sheet: {data.decode('utf-8', 'replace').strip()}")
    return data


def _set(source: bytes) -> tuple[bool, bytes]:
    """What the press makes of a source: the PDF, or why there is none."""
    press = _running()
    late = Timer(SECONDS, press.kill)
    late.start()
    try:
        assert press.stdin
        assert press.stdout
        press.stdin.write(pack(">Q", len(source)) + source)
        press.stdin.flush()
        header = press.stdout.read(9)
        data = press.stdout.read(unpack(">Q", header[1:])[0]) if len(header) == 9 else b""
    except BrokenPipeError:
        header = data = b""
    except BaseException:
        _stopped(press)  # its reply would be taken for that of the next sheet
        raise
    finally:
        timed_out = not late.is_alive()
        late.cancel()
    if len(header) == 9:
        return header[:1] == b"+", data
    _stopped(press)
    if timed_out:
        raise InputError(f"the PDF was not set within {SECONDS} seconds; try a smaller sheet")
    return False, b"it needs more memory than it may have; try a smaller sheet"


def _running() -> subprocess.Popen[bytes]:
    """The press of this process: the one that is there, or a new one."""
    press = _Press.process if _Press.owner == os.getpid() else None
    if press is not None and (press.poll() is not None or _Press.sheets >= MOST_SHEETS):
        _stopped(press)
        press = None
    if press is None:
        command = [sys.executable, "-I", str(Path(__file__).with_name("typst_worker.py")), str(BYTES)]
        pipe = subprocess.PIPE
        press = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        _Press.process, _Press.owner, _Press.sheets = press, os.getpid(), 0
        atexit.register(_stopped, press)
    _Press.sheets += 1
    return press


def _stopped(press: subprocess.Popen[bytes]) -> None:
    """End a press, and close its pipes."""
    atexit.unregister(_stopped)
    press.kill()
    press.communicate()
