"""Templates that a user wrote: filled in a child process with limits of time and memory, so that nothing hangs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path

from derive.core.errors import InputError
from derive.layout.handout import Handout

SECONDS = 10
BYTES = 1 << 30
LONGEST = 1000


def filled(handout: Handout, format: str, folder: Path) -> str:
    """The filled template, those of a folder before ours; raises InputError where one can't be filled."""
    command = [sys.executable, "-m", "derive.write.overriding", str(SECONDS), str(BYTES)]
    question = pickle.dumps((handout, format, str(folder.resolve())))
    try:
        done = subprocess.run(command, input=question, capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise InputError(f"the templates of {str(folder)!r} were not filled within {SECONDS} seconds") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        why = said[0][:LONGEST] if said else "they take more time or memory than is allowed"
        raise InputError(f"the templates of {str(folder)!r} can't be filled: {why}")
    return done.stdout.decode("utf-8")
