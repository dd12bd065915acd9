"""What the output depends on beside the input: our own files, and the versions of what we build on."""

from __future__ import annotations

import os
from functools import cache
from importlib.machinery import PathFinder
from pathlib import Path

from derive.catalog import resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SOURCES = Path(__file__).parent.parent
ENGINES = ("sympy/release.py", "flint/__init__.py")
NAMED = ("sympy", "python-flint", "jinja2", "typst")


def stamp() -> str:
    """What tells whether our sources or the engines' changed: their names, sizes and times."""
    return _hash(f"{entry.path} {(s := entry.stat()).st_size} {s.st_mtime_ns}".encode() for entry in _sources())


def laws() -> str:
    """The hash of what solutions depend on: our sources, and the versions of the engines."""
    return _hash(Path(entry.path).read_bytes() for entry in _sources())


@cache
def everything() -> str:
    """The hash of what sheets depend on: our sources, the templates, the problems and the engines."""
    folders = (resources("templates"), resources("problems"))
    more = (Path(entry.path).read_bytes() for folder in folders for entry in _files(folder, ""))
    return _hash((laws().encode(), *more, versions().encode()))


@cache
def versions() -> str:
    """Our version and the versions of what we build on, in one line."""
    from importlib.metadata import PackageNotFoundError, version

    from derive import __version__

    found = [f"derive {__version__}", f"laws {laws()[:12]}"]
    for name in NAMED:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _hash(pieces: Iterable[bytes]) -> str:
    from hashlib import blake2b

    made = blake2b(digest_size=16)
    for piece in pieces:
        made.update(len(piece).to_bytes(8) + piece)
    return made.hexdigest()


class _Plain:
    """A file beside those of a folder."""

    def __init__(self, path: str) -> None:
        self.path = path

    def stat(self) -> os.stat_result:
        return os.stat(self.path)


def _sources() -> Iterator[os.DirEntry[str] | _Plain]:
    yield from _files(SOURCES, ".py")
    for name in ENGINES:
        package, _, file = name.partition("/")
        found = PathFinder.find_spec(package)
        for folder in (found and found.submodule_search_locations) or ():
            path = os.path.join(folder, file)
            if os.path.isfile(path):
                yield _Plain(path)


def _files(folder: os.PathLike[str] | str, ending: str) -> Iterator[os.DirEntry[str]]:
    """The files below a folder in order, but those that Python makes."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path, ending)
        elif entry.name.endswith(ending):
            yield entry
