"""What of a batch is done: a journal while it runs, a manifest at its end.

A line of the journal is written before the files that it names: they are done where they are there and have its hashes.
"""

from __future__ import annotations

import csv
import io
import json
import os
from hashlib import sha256
from pathlib import Path

from derive.core.errors import InputError
from derive.terms import Record
from derive.write.files import save, text_of

JOURNAL, MANIFEST = ".batch.jsonl", "manifest.csv"
COLUMNS = (
    "id", "variant", "status", "student", "student_sha256", "key", "key_sha256", "pictures", "pictures_sha256",
    "reason", "order", "versions",
)  # fmt: skip
KINDS = ("student", "key")


class Entry(Record):
    """A person's line: the status, the names and the hashes of the files, or the reason why there are none.

    `order` is the hash of all that the files depend on: the row of the roster, the sheet, the options, the version.
    """

    id: str
    variant: int
    status: int
    files: tuple[tuple[str, str], ...]
    reason: str
    order: str


def digest(content: bytes) -> str:
    """The hash of a file."""
    return sha256(content).hexdigest()


def is_there(folder: Path, entry: Entry) -> bool:
    """Whether a person's files are there, as they were made."""
    try:
        return bool(entry.files) and all(digest((folder / name).read_bytes()) == hash for name, hash in entry.files)
    except OSError:
        return False


class Journal:
    """The lines of a batch while it runs, in a file that another run can go on with."""

    def __init__(self, folder: Path, *, resumed: bool) -> None:
        self.path = folder / JOURNAL
        try:
            self.file = self.path.open("ab")
        except OSError as error:
            raise InputError(f"can't write into {str(folder)!r}: {error.strerror}") from None
        _lock(self.file.fileno(), folder)
        earlier = (*_of_manifest(folder / MANIFEST), *_of_journal(self.path)) if resumed else ()
        self.entries = {each.id: each for each in earlier}
        if not resumed:
            self.file.truncate(0)
        self.file.write(b"\n")

    def write(self, entry: Entry) -> None:
        """Add a line, on the disk before this returns."""
        self.entries[entry.id] = entry
        self.file.write(json.dumps(Entry._values(entry)).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())

    def close(self) -> None:
        """Close the file; it stays for another run."""
        self.file.close()

    def remove(self) -> None:
        """Close the file and remove it."""
        self.close()
        self.path.unlink(missing_ok=True)


def _lock(file: int, folder: Path) -> None:
    """Keep other runs out of a folder while this one lives, where the system can."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
    except OSError:
        raise InputError(f"another `derive batch` is writing into {str(folder)!r}; wait for it to end") from None


def _of_journal(path: Path) -> list[Entry]:
    """The lines that are whole; the last one may have been cut off."""
    found = []
    for line in _text(path).splitlines():
        try:
            id, variant, status, files, reason, order = json.loads(line)
            found.append(Entry(id, variant, status, tuple((name, hash) for name, hash in files), reason, order))
        except (ValueError, TypeError):
            continue
    return found


def _of_manifest(path: Path) -> list[Entry]:
    """The lines of an earlier run that came to its end."""
    found = []
    for row in csv.DictReader(io.StringIO(_text(path))):
        try:
            files = tuple((row[kind], row[f"{kind}_sha256"]) for kind in KINDS if row[kind])
            files += tuple(zip(row["pictures"].split(), row["pictures_sha256"].split(), strict=True))
            entry = Entry(row["id"], int(row["variant"]), int(row["status"]), files, row["reason"], row["order"])
            found.append(entry)
        except (KeyError, ValueError, TypeError):
            continue
    return found


def _text(path: Path) -> str:
    """The text of a file, none where it can't be read: what it would tell is then found out again."""
    try:
        return text_of(path)
    except InputError:
        return ""


def write_manifest(folder: Path, entries: list[Entry], versions: str) -> None:
    """The manifest, people in the order of the roster."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for each in entries:
        files = [cell for pair in each.files[: len(KINDS)] or (("", ""),) * len(KINDS) for cell in pair]
        pictures = [" ".join(column) for column in zip(*each.files[len(KINDS) :], strict=True)] or ["", ""]
        table.writerow([each.id, each.variant, each.status, *files, *pictures, each.reason, each.order, versions])
    save(folder / MANIFEST, out.getvalue())
