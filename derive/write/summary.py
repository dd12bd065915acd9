"""A class's work as a table for a spreadsheet: one row a file, one column for each mistake that somebody made."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from os.path import basename, splitext

from derive.core.reports import Comparison, Report
from derive.terms import Record

COLUMNS = (
    "id", "verdict", "chains", "lines", "steps", "wrong", "undecided", "first_wrong_line", "first_wrong", "goal",
    "key_lines", "problem",
)  # fmt: skip
UNNAMED = "without a name"
UNREAD = "unread"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Row(Record):
    """What the table says of a file: the cells of COLUMNS, and how often each mistake was made."""

    cells: tuple[str, ...]
    mistakes: tuple[tuple[str, int], ...] = ()


def row_of(name: str, report: Report) -> Row:
    """The row of a file that was judged."""
    steps = [(chain, step) for chain in report.chains for step in chain.steps]
    wrong = [(chain, step) for chain, step in steps if step.follows is False]
    first = wrong[0][0].written.lines[wrong[0][1].end] if wrong else None
    undecided = sum(step.follows is None and step.verdict != "given" for _, step in steps)
    lines = sum(len(chain.written.lines) for chain in report.chains)
    numbers = (len(report.chains), lines, len(steps), len(wrong), undecided, first.source_line if first else "")
    said = " ".join(first.source.split()) if first else ""
    mistakes = Counter(step.misconception or UNNAMED for _, step in wrong)
    return Row(
        (_id(name), report.verdict, *map(str, numbers), said, *_reached(report.against), ""),
        tuple(sorted(mistakes.items())),
    )


def _reached(against: Comparison | None) -> tuple[str, str]:
    """Whether the goal of a problem is reached, and how many of its key lines."""
    if against is None:
        return "", ""
    keys = f"{sum(key.line is not None for key in against.keys)} of {len(against.keys)}"
    return {True: "reached", False: "not reached", None: ""}[against.reached], keys


def unread(name: str, trouble: str) -> Row:
    """The row of a file that was not read."""
    empty = ("",) * (len(COLUMNS) - 3)
    return Row((_id(name), UNREAD, *empty, trouble))


def _id(name: str) -> str:
    return splitext(basename(name))[0]


def table(rows: tuple[Row, ...]) -> str:
    """The table as comma-separated values."""
    names = {name for row in rows for name, _ in row.mistakes}
    ordered = [*sorted(names - {UNNAMED}), *sorted(names & {UNNAMED})]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*COLUMNS, *ordered))
    for row in rows:
        counts = dict(row.mistakes)
        writer.writerow((*map(_cell, row.cells), *(counts.get(name, 0) for name in ordered)))
    return out.getvalue()


def _cell(text: str) -> str:
    """Words of a cell, which no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def counts(rows: tuple[Row, ...]) -> str:
    """How many files have each verdict."""
    found = Counter(row.cells[1] for row in rows)
    return ", ".join(
        f"{found[verdict]} {verdict}" for verdict in ("valid", "invalid", "undecided", UNREAD) if found[verdict]
    )
