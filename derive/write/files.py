"""Files, read and written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from derive.core.errors import InputError

LONGEST = 20_000_000


def save(path: Path, content: str | bytes) -> None:
    """Write a file whole: it is there with all its content, or as it was before. A device or a pipe is written to."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        path = path.resolve() if path.is_symlink() else path
        handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(f"can't write {str(path)!r}: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except OSError as error:
        os.unlink(name)
        raise InputError(f"can't write {str(path)!r}: {error.strerror}") from error


def save_together(path: Path, content: str | bytes, beside: Mapping[str, bytes]) -> None:
    """Write a file and those beside it that it names; none of them is new where one of them can't be written."""
    new = [each for name in beside if not (each := path.parent / name).exists()]
    try:
        for name, inner in beside.items():
            save(path.parent / name, inner)
        save(path, content)
    except InputError:
        for each in new:
            each.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def text_of(path: Path) -> str:
    """A file's text; raises InputError where it is missing, no text or too long."""
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{str(path)!r} is longer than {LONGEST:,} bytes")
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"can't read {str(path)!r}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{str(path)!r} is not UTF-8 text (byte {error.start})") from error
