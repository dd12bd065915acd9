"""Where what was made goes: to a file, with the pictures beside it, or to standard output."""

from __future__ import annotations

import sys
from contextlib import nullcontext

from derive.core.errors import InputError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from contextlib import AbstractContextManager


def suffix_format(output: str) -> str:
    """The format that an output file's suffix names, text where there is no file."""
    if not output:
        return "text"
    from derive.write.formats import format_of

    return format_of(output)


def pictures_of(output: str) -> AbstractContextManager[dict[str, bytes]]:
    """Collects the pictures that go to files beside an output file; without one there are none."""
    if not output:
        return nullcontext({})
    from pathlib import Path

    from derive.write.beside import pictures_beside

    return pictures_beside(Path(output).stem)


def put_out(sheet: str | bytes, output: str, beside: Mapping[str, bytes] | None = None) -> None:
    """Write what was made to a file, with the files beside it, or to standard output."""
    if output:
        from pathlib import Path

        from derive.write.files import save_together

        save_together(Path(output), sheet, beside or {})
    else:
        print_out(sheet)


def print_out(content: str | bytes) -> None:
    """Write to standard output. Raises InputError where it takes no more."""
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content if content.endswith("\n") else content + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would be tried again at the end
        raise InputError(f"can't write to standard output: {error.strerror}") from error
