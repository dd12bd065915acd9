"""`derive check`: hand-written derivations in files, judged."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from derive.app.arguments import Arguments, parsed
from derive.app.limits import within
from derive.core.errors import InputError, RefutedError, UndecidedError
from derive.core.reports import Report
from derive.judge.judge import judged
from derive.reader.documents import decoded, kind_of, read_document
from derive.write.files import save
from derive.write.reports import format_of, written

LONGEST = 20_000_000
STATUS = {"invalid": RefutedError.status, "undecided": UndecidedError.status, "valid": 0}


def checked(words: list[str]) -> int:
    """Judge every chain of some files, and end with the worst of their verdicts."""
    arguments = parsed(words, (), ("strict",))
    if not arguments.inputs:
        raise InputError("`derive check` takes one or more .md, .tex or .ipynb files, or - for standard input")
    reports = tuple(_report(name, arguments) for name in arguments.inputs)
    form = arguments.one("format") or format_of(arguments.output)
    text = written(reports, arguments.inputs, form)
    if arguments.output:
        save(Path(arguments.output), text)
    else:
        sys.stdout.write(text)
    return max(status_of(report, strict="strict" in arguments.options) for report in reports)


def _report(name: str, arguments: Arguments) -> Report:
    data, suffix = _bytes(name)
    declared = "; ".join(arguments.options.get("assume", []))
    try:
        text = decoded(data)
        document = read_document(text, kind_of(text, suffix), declared)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    guard = partial(within, float(arguments.one("time-limit", "10")))
    return judged(document, int(arguments.one("seed", "0")), guard)


def _bytes(name: str) -> tuple[bytes, str]:
    if name == "-":
        return sys.stdin.buffer.read(), ""
    path = Path(name)
    try:
        if path.stat().st_size > LONGEST:
            raise InputError(f"{name!r} is longer than {LONGEST:,} bytes")
        return path.read_bytes(), path.suffix
    except OSError as error:
        raise InputError(f"can't read {name!r}: {error.strerror}") from error


def status_of(report: Report, *, strict: bool) -> int:
    """1 where a line is wrong, 3 where one is undecided and that counts, else 0."""
    found = STATUS[report.verdict]
    return 0 if found == UndecidedError.status and not strict else found
