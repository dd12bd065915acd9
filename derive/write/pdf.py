"""Typst sources as PDF, set in a child process with limits: offline, tagged, the same bytes for the same input."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from derive.core.errors import InputError

SECONDS = 60
BYTES = 2 * 1024**3


def compiled(source: str) -> bytes:
    """The bytes of the PDF of a source; raises InputError where Typst is not installed."""
    from importlib.util import find_spec

    if find_spec("typst") is None:
        raise InputError("a PDF needs the typst package: install derive-sheets[pdf], or write .tex or .md")
    command = [sys.executable, "-I", str(Path(__file__).with_name("typst_worker.py")), str(BYTES)]
    try:
        done = subprocess.run(command, input=source.encode("utf-8"), capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"the PDF was not set within {SECONDS} seconds; try a smaller sheet") from None
    if done.returncode:
        raise InputError(f"Typst can't set the sheet: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
