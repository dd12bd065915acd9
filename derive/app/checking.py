"""Files judged one by one or in parallel: a report for each, or the sentence that says why there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from derive.app.limits import Allowances
from derive.core.errors import DeriveError, InputError
from derive.core.reports import Report
from derive.judge.comparing import compared
from derive.judge.hints import hinted
from derive.judge.judge import judged
from derive.judge.targets import Target
from derive.kernel.bench import Bench
from derive.reader.documents import decoded, kind_of, read_document
from derive.terms import Record
from derive.write.summary import Row, row_of, unread

LONGEST = 20_000_000
DEEPEST = 20_000


class Settings(Record):
    """What all files are judged under: declarations, seed, seconds for a line, a problem's target, hints alone."""

    declared: str
    seed: int
    seconds: float
    hint: bool
    target: Target | None = None


class Outcome(Record):
    """What became of a file: its report, or a sentence on why it has none."""

    name: str
    report: Report | None
    trouble: str
    row: Row


def outcome(name: str, settings: Settings) -> Outcome:
    """What becomes of one file."""
    try:
        report = _report(name, settings)
    except DeriveError as error:
        return _failed(name, str(error))
    except (RecursionError, MemoryError):
        return _failed(name, "the document is nested too deep to be read; check parts of it")
    return Outcome(name, hinted(report) if settings.hint else report, "", row_of(name, report))


def _failed(name: str, trouble: str) -> Outcome:
    return Outcome(name, None, f"{name}: {trouble}", unread(name, trouble))


def _report(name: str, settings: Settings) -> Report:
    data, suffix = _bytes(name)
    text = decoded(data)
    document = read_document(text, kind_of(text, suffix), settings.declared)
    report = judged(document, settings.seed, Allowances(settings.seconds))
    if settings.target is None:
        return report
    compare = compared(report, settings.target, Bench(settings.seed), Allowances(settings.seconds))
    return report.but(against=compare)


def _bytes(name: str) -> tuple[bytes, str]:
    if name == "-":
        return sys.stdin.buffer.read(), ""
    path = Path(name)
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"the file is longer than {LONGEST:,} bytes; check parts of it")
        return path.read_bytes(), path.suffix
    except IsADirectoryError as error:
        raise InputError("this is a folder; name the files in it, as in folder/*.md") from error
    except FileNotFoundError as error:
        raise InputError("there is no such file; check its name and its folder") from error
    except OSError as error:
        raise InputError(f"can't read the file: {error.strerror}") from error


def outcomes(names: tuple[str, ...], settings: Settings, jobs: int) -> tuple[Outcome, ...]:
    """What becomes of some files, in their order; progress is told where somebody looks on."""
    found: dict[int, Outcome] = {}
    for index, each in _alone(names, settings) if jobs == 1 else _together(names, settings, jobs):
        found[index] = each
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{len(found)} of {len(names)} files" + ("\n" if len(found) == len(names) else ""))
    return tuple(found[index] for index in range(len(names)))


def _alone(names: tuple[str, ...], settings: Settings) -> Iterator[tuple[int, Outcome]]:
    for index, name in enumerate(names):
        yield index, outcome(name, settings)


def _together(names: tuple[str, ...], settings: Settings, jobs: int) -> Iterator[tuple[int, Outcome]]:
    """The files in processes; those that were open when one of these broke down are each tried again alone."""
    broken: list[int] = []
    with _processes(jobs) as pool:
        waiting = {pool.submit(outcome, name, settings): index for index, name in enumerate(names)}
        for done in as_completed(waiting):
            index = waiting[done]
            result = _result(done)
            if result is None:
                broken.append(index)
            else:
                yield index, result
    for index in sorted(broken):
        with _processes(1) as pool:
            again = _result(pool.submit(outcome, names[index], settings))
        yield index, again or _failed(names[index], "the file takes more memory than there is; check parts of it")


def _processes(count: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(count, initializer=sys.setrecursionlimit, initargs=(DEEPEST,))


def _result(done: Future[Outcome]) -> Outcome | None:
    try:
        return done.result()
    except BrokenProcessPool:
        return None
