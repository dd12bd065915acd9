"""`derive check`: hand-written derivations in files, judged."""

from __future__ import annotations

import sys
from pathlib import Path

from derive.app.arguments import Arguments, parsed
from derive.app.checking import Outcome, Settings, outcome, outcomes
from derive.app.limits import within
from derive.app.output import put_out
from derive.checking import target_of
from derive.core.errors import InputError, RefutedError, UndecidedError
from derive.core.reports import Report
from derive.write.files import save
from derive.write.reports import ending_of, format_of, known, written

STATUS = {"invalid": RefutedError.status, "undecided": UndecidedError.status, "valid": 0}
VALUED, FLAGS = ("summary", "jobs", "against"), ("strict", "hint")
FEW = 4


def checked(words: list[str]) -> int:
    """Judge every chain of some files, and end with the worst of their verdicts."""
    arguments = parsed(words, VALUED, FLAGS)
    names = arguments.inputs
    if not names:
        raise InputError("`derive check` takes one or more .md, .tex or .ipynb files, or - for standard input")
    settings = _settings(arguments)
    jobs = _jobs(arguments)
    found = outcomes(names, settings, jobs) if len(names) > 1 else (outcome(names[0], settings),)
    if len(names) == 1 and found[0].report is None and not arguments.one("summary"):
        raise InputError(found[0].trouble)
    for each in found:
        if each.trouble:
            sys.stderr.write(f"derive: {each.trouble}\n")
    _put_out(found, arguments)
    return max(status_of(each, strict="strict" in arguments.options) for each in found)


def _settings(arguments: Arguments) -> Settings:
    declared = "; ".join(arguments.options.get("assume", []))
    seconds = float(arguments.one("time-limit", "10"))
    settings = Settings(declared, int(arguments.one("seed", "0")), seconds, hint="hint" in arguments.options)
    if not (problem := arguments.one("against")):
        return settings
    with within(seconds):
        goal = target_of(problem)
    return settings.but(target=goal, declared="; ".join(filter(None, (goal.declared, declared))))


def _jobs(arguments: Arguments) -> int:
    from os import cpu_count

    asked = arguments.one("jobs")
    if asked and not (asked.isdecimal() and 0 < int(asked) < 1000):
        raise InputError(f"--jobs needs a number of processes, not {asked!r}")
    few = len(arguments.inputs) < FEW
    return min(int(asked), len(arguments.inputs)) if asked else 1 if few else cpu_count() or 1


def _put_out(found: tuple[Outcome, ...], arguments: Arguments) -> None:
    folder = arguments.output.endswith("/") or (bool(arguments.output) and Path(arguments.output).is_dir())
    reports = tuple(each.report for each in found if each.report is not None)
    names = tuple(each.name for each in found if each.report is not None)
    summary = arguments.one("summary")
    if folder:
        _one_by_one(reports, names, Path(arguments.output), known(arguments.one("format", "text")))
    elif reports and (arguments.output or arguments.one("format") or not summary):
        put_out(written(reports, names, arguments.one("format") or format_of(arguments.output)), arguments.output)
    if summary:
        from derive.write.summary import counts, table

        save(Path(summary), table(tuple(each.row for each in found)))
        if not arguments.output and not arguments.one("format"):
            sys.stdout.write(f"{counts(tuple(each.row for each in found))}\n")


def _one_by_one(reports: tuple[Report, ...], names: tuple[str, ...], folder: Path, format: str) -> None:
    """Each report in a file of its own, named as the file that was checked."""
    targets = [folder / f"{Path(name).stem if name != '-' else 'input'}{ending_of(format)}" for name in names]
    twice = next((each for each in targets if targets.count(each) > 1), None)
    if twice is not None:
        raise InputError(f"two of the files would be written as {twice.name!r}; give them different names")
    if any(target.resolve() == Path(name).resolve() for target, name in zip(targets, names, strict=True)):
        raise InputError(f"{str(folder)!r} holds the files that are checked; name another folder with -o")
    folder.mkdir(parents=True, exist_ok=True)
    for report, name, target in zip(reports, names, targets, strict=True):
        put_out(written((report,), (name,), format), str(target))


def status_of(outcome: Outcome, *, strict: bool) -> int:
    """2 for a file that is not read, 1 where a line is wrong, 3 where one is undecided and that counts, else 0."""
    if outcome.report is None:
        return InputError.status
    found = STATUS[outcome.report.verdict]
    return 0 if found == UndecidedError.status and not strict else found
