"""`derive batch`: a sheet and its key for each person of a roster."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from hashlib import blake2b
from pathlib import Path

from derive.app.arguments import Arguments, parsed
from derive.app.cache import place
from derive.app.crews import Crew, dask_crew, local_crew, worked
from derive.app.journals import KINDS, MANIFEST, Entry, Journal, digest, is_there, write_manifest
from derive.app.making import Made, Order
from derive.app.progress import progress
from derive.app.rosters import Person, read_roster
from derive.app.sheets import read, refuse_declarations, templates_of
from derive.app.versions import everything, versions
from derive.core.errors import DeriveError, InputError, UndecidedError
from derive.write.files import save, text_of
from derive.write.formats import ending_of

OPTIONS, FLAGS = ("roster", "jobs", "scheduler", "templates"), ("resume",)
VARIANTS = 10**12
MOST_JOBS = 256
SAME = 8
NAMED = 5
PICTURE = re.compile(r"-picture-\d+\.\w+$")


def batch(words: list[str]) -> int:
    """Write the sheets of all people of a roster into a folder, with a manifest; the worst status is the status."""
    arguments = parsed(words, OPTIONS, FLAGS)
    if len(arguments.inputs) != 1:
        raise InputError("`derive batch` takes one sheet: a .toml file, or the id of a shipped one such as week-1")
    refuse_declarations(arguments, "batch")
    for option, example in (("roster", "--roster people.csv"), ("", "-o sheets")):
        if not (arguments.one(option) if option else arguments.output):
            raise InputError(f"`derive batch` needs {example}")
    if "jobs" in arguments.options and "scheduler" in arguments.options:
        raise InputError("--jobs and --scheduler exclude each other: the scheduler's workers do the work")
    roster = Path(arguments.one("roster"))
    people = read_roster(text_of(roster), str(roster))
    crew = _crew(arguments)
    orders = _orders(arguments, people)
    folder = Path(arguments.output)
    new = _made_folder(folder)
    try:
        with crew as hands:
            return _Batch(folder, orders, resumed="resume" in arguments.options).run(hands)
    except KeyboardInterrupt:
        print("derive: stopped; the same command with --resume goes on", file=sys.stderr)
        return 130
    finally:
        if new:
            with suppress(OSError):
                folder.rmdir()


def _crew(arguments: Arguments) -> AbstractContextManager[Crew]:
    """Who does the work."""
    if address := arguments.one("scheduler"):
        return dask_crew(address)
    jobs = arguments.one("jobs", str(min(_cores(), MOST_JOBS)))
    if not jobs.isdecimal() or not 1 <= int(jobs) <= MOST_JOBS:
        raise InputError(f"--jobs needs a whole number from 1 to {MOST_JOBS}, not {jobs!r}")
    return local_crew(int(jobs))


def _cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _orders(arguments: Arguments, people: tuple[Person, ...]) -> dict[str, Order]:
    """The order of each person, by the id."""
    source = read(arguments)
    digits, seed = int(arguments.one("digits", "6")), int(arguments.one("seed", "0"))
    seconds = float(arguments.one("time-limit", "10")) * max(len(source.sheet.tasks), 3)
    folder, format = place(arguments), arguments.one("format", "pdf")
    shared = Order(
        (), 0, source.text, source.problems, templates_of(arguments, format), format, arguments.one("detail", "normal"),
        digits, seed, everything(), seconds, folder and os.path.abspath(folder),
    )  # fmt: skip
    return {each.id: shared.but(row=each.row, variant=variant_of(each.id, source.text)) for each in people}


def variant_of(id: str, sheet: str) -> int:
    """The variant of a person: a hash of the id and the sheet's text."""
    return int.from_bytes(blake2b(f"{id}\n{sheet}".encode(), digest_size=16).digest()) % VARIANTS


def _made_folder(folder: Path) -> bool:
    """Make the folder where it is not there, and tell whether it was made."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise InputError(f"{str(folder)!r} is a file; name a folder after -o") from None
        return False
    except OSError as error:
        raise InputError(f"can't make the folder {str(folder)!r}: {error.strerror}") from None
    return True


class _Batch:
    """People with their orders, what the journal knows of them, and the folder that their files go to."""

    def __init__(self, folder: Path, orders: dict[str, Order], *, resumed: bool) -> None:
        self.folder, self.orders = folder, orders
        self.ending = ending_of(next(iter(orders.values())).format)
        self.hashes = {id: hash_of(order) for id, order in orders.items()}
        self.journal = Journal(folder, resumed=resumed)
        self._sweep()

    def _sweep(self) -> None:
        """Remove what a run that was killed had begun to write."""
        names = {name for id in self.orders for name in self._names(id)} | {MANIFEST}
        for path in self.folder.glob(".*"):
            name = path.name[1:].rpartition(".")[0]
            if name in names or PICTURE.search(name):
                path.unlink(missing_ok=True)

    def _names(self, id: str) -> list[str]:
        return [f"{id}-{kind}{self.ending}" for kind in KINDS]

    def run(self, crew: Crew) -> int:
        """Make what is missing, then write the manifest."""
        todo = {id: order for id, order in self.orders.items() if not self._is_done(id)}
        try:
            with progress(len(todo)) as advance:
                for count in self._all_finished(worked(todo, crew)):
                    advance(count)
            entries = [self.journal.entries[id] for id in self.orders]
            write_manifest(self.folder, entries, versions())
            self.journal.remove()
        finally:
            self.journal.close()
        _tell([each for each in entries if not each.files])
        return max(entry.status for entry in entries)

    def _all_finished(self, results: Iterator[tuple[str, Made]]) -> Iterator[int]:
        """Finish orders as they come; yields how many are done since.

        Where the first ones all fail for one reason the sheet is at fault, and that is raised.
        """
        failed: list[Entry] = []
        for id, found in results:
            entry = self._finished(id, found)
            if entry.files or any(entry.reason != each.reason for each in failed):
                yield len(failed) + 1
                break
            failed.append(entry)
            if len(failed) == min(SAME, len(self.orders)):
                if not any(each.files for each in self.journal.entries.values()):
                    self.journal.remove()
                raise _error(entry)
        for id, found in results:
            self._finished(id, found)
            yield 1

    def _is_done(self, id: str) -> bool:
        """Whether a person's files are there, and what they would be now."""
        entry = self.journal.entries.get(id)
        return entry is not None and entry.order == self.hashes[id] and is_there(self.folder, entry)

    def _finished(self, id: str, found: Made) -> Entry:
        """Note what came of an order, then write its files."""
        files = {**dict(zip(self._names(id), found.files, strict=False)), **dict(found.beside)}
        hashes = tuple((name, digest(content)) for name, content in files.items())
        entry = Entry(id, self.orders[id].variant, found.status, hashes, found.reason, self.hashes[id])
        self.journal.write(entry)
        for name, content in files.items():
            save(self.folder / name, content)
        return entry


def hash_of(order: Order) -> str:
    """The hash of what an order's files depend on."""
    return blake2b(repr(order.but(seconds=0, cache="")).encode("utf-8", "replace"), digest_size=12).hexdigest()


def _error(entry: Entry) -> DeriveError:
    return InputError(entry.reason) if entry.status == InputError.status else UndecidedError(entry.reason)


def _tell(failed: list[Entry]) -> None:
    """Name those without sheets on standard error, and why."""
    for entry in failed[:NAMED]:
        print(f"derive: {entry.id}: {entry.reason}", file=sys.stderr)
    if len(failed) > NAMED:
        print(f"derive: {len(failed) - NAMED:,} more have no sheets; the manifest says why", file=sys.stderr)
