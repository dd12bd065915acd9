"""Solutions that were found before, in a database of the user's: looked into before anything is worked out.

A solution is found again by its problem, by the laws (a hash of our sources) and by the engines' versions; a row also
holds a hash of its content, so that a damaged one is worked out anew. Nothing here ever fails: without a folder that
can be written, or with a database that can't be read, everything is worked out.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter

from derive import pipeline
from derive.core.drafts import Problem, Solution, evidence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sqlite3 import Connection

    from derive.app.arguments import Arguments

WORTH = 0.03
LARGEST = 256 * 1024**2
FILE = "solutions-1.sqlite"
_TABLES = """
    create table if not exists solutions (key blob primary key, seal blob not null, content blob not null);
    create table if not exists laws (stamp text primary key, hash text not null);
"""


def folder() -> str:
    """Where the database lies: `DERIVE_CACHE`, or `derive` in the user's folder of caches; empty for nowhere."""
    if "DERIVE_CACHE" in os.environ:
        return os.environ["DERIVE_CACHE"]
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if not home:
        user = os.path.expanduser("~")
        home = os.path.join(user, "Library", "Caches") if os.path.isdir(f"{user}/Library") else f"{user}/.cache"
    return os.path.join(home, "derive") if os.path.isabs(home) else ""


def place(arguments: Arguments) -> str:
    """The folder of the database for a command, "" with `--no-cache`."""
    return "" if "no-cache" in arguments.options else folder()


@contextmanager
def remembering(place: str) -> Iterator[None]:
    """Look solutions up in the database of a folder meanwhile, and keep those that took long; "" for none."""
    if not place:
        yield
        return
    memory = _Memory(os.path.join(place, FILE))
    try:
        with pipeline.solving_by(memory.solved):
            yield
    finally:
        memory.close()


class _Memory:
    """The database, opened when it is needed first."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.connection: Connection | None = None
        self.laws = ""

    def solved(self, problem: Problem, solve: Callable[[Problem], Solution]) -> Solution:
        """The solution kept for a problem, or the one found now."""
        found = self._recalled(problem)
        if found is not None:
            return found
        begin = perf_counter()
        solution = solve(problem)
        if perf_counter() - begin > WORTH and not evidence(solution)["undecided"]:
            self._keep(problem, solution)
        return solution

    def _recalled(self, problem: Problem) -> Solution | None:
        if self.connection is None and not os.path.isfile(self.path):
            return None
        from sqlite3 import DatabaseError, OperationalError

        try:
            database = self._opened()
            key = self._key(problem)
            row = database.execute("select seal, content from solutions where key = ?", (key,)).fetchone()
        except (OperationalError, OSError, RecursionError):
            self.close()
            return None
        except DatabaseError:
            self._removed()
            return None
        return _unsealed(key, *row) if row else None

    def _keep(self, problem: Problem, solution: Solution) -> None:
        from sqlite3 import Error
        from zlib import compress

        from derive.core.encoding import encoded

        try:
            content = compress(encoded(solution).encode("utf-8"), 1)
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            database = self._opened()
            key = self._key(problem)
            with database:
                database.execute("replace into solutions values (?, ?, ?)", (key, _hash(content, key), content))
                _bounded(database)
        except (Error, OSError, ValueError, KeyError, RecursionError):
            self.close()

    def _opened(self) -> Connection:
        if self.connection is None:
            from sqlite3 import connect

            self.connection = connect(self.path, timeout=2)
            self.connection.execute("pragma journal_mode = wal")
            self.connection.execute("pragma synchronous = normal")
            self.connection.executescript(_TABLES)
        return self.connection

    def _key(self, problem: Problem) -> bytes:
        """What a solution is found by; the laws' hash is kept by the stamp of the files, which is quicker to make."""
        if not self.laws:
            from derive.app.versions import laws, stamp

            here, database = stamp(), self._opened()
            row = database.execute("select hash from laws where stamp = ?", (here,)).fetchone()
            self.laws = row[0] if row else laws()
            if not row:
                with database:
                    database.execute("delete from laws")
                    database.execute("insert into laws values (?, ?)", (here, self.laws))
        return _hash(f"{self.laws} {problem!r}".encode("utf-8", "surrogatepass"))

    def _removed(self) -> None:
        """Remove a database that is none, so that the next solution begins a new one."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            try:
                os.unlink(self.path + ending)
            except OSError:
                continue

    def close(self) -> None:
        """Close the database; it is opened again where it is needed."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _hash(content: bytes, key: bytes = b"") -> bytes:
    from hashlib import blake2b

    return blake2b(content, key=key, digest_size=32).digest()


def _unsealed(key: bytes, seal: bytes, content: bytes) -> Solution | None:
    """The solution of a row; None where the row is not what was written."""
    from zlib import decompress
    from zlib import error as ZipError  # noqa: N812

    from derive.core.encoding import decoded

    try:
        return decoded(decompress(content).decode("utf-8")) if _hash(content, key) == seal else None
    except (ValueError, ZipError, TypeError):
        return None


def _bounded(database: Connection) -> None:
    """Drop the older half where the database has grown too large."""
    (pages,), (free,), (size,) = (
        database.execute(f"pragma {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > LARGEST:
        database.execute(
            "delete from solutions where rowid in (select rowid from solutions order by rowid limit"
            " (select count(*) / 2 + 1 from solutions))"
        )
