"""Rosters: CSV files with a row for each person."""

from __future__ import annotations

import csv
import re
import unicodedata

from derive.core.errors import InputError, nearest
from derive.terms import Record
from derive.write.escapes import UNPRINTABLE

ID = "id"
LONGEST_ID = 100
MOST_PEOPLE = 100_000
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|^[.\s-]|[.\s]$')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


class Person(Record):
    """A row of a roster: the id, and all columns by name as they are written, the id among them."""

    id: str
    row: tuple[tuple[str, str], ...]


def read_roster(text: str, place: str) -> tuple[Person, ...]:
    """The people of a roster in order. Raises InputError for a missing column, or an id that can't name a file."""
    rows = _rows(text.removeprefix("\ufeff"), place)
    if not rows:
        raise InputError(f"{place}: the roster is empty; its first line names the columns, one of them id")
    header = [name.strip() for name in rows[0][1]]
    lowered = [name.lower() for name in header]
    twice = next((name for k, name in enumerate(lowered) if name in lowered[:k]), None)
    if twice is not None:
        raise InputError(f"{place}: the column {twice!r} is there twice; rename one of them")
    if ID not in lowered:
        remedy = nearest(ID, lowered, f"its columns are {', '.join(header)}")
        raise InputError(f"{place}: the roster has no column id; {remedy}")
    if len(rows) == 1:
        raise InputError(f"{place}: the roster names no one; below the line of columns each person has a line")
    if len(rows) > MOST_PEOPLE:
        raise InputError(f"{place}: the roster has more than {MOST_PEOPLE:,} lines; split it")
    people = tuple(_person(header, lowered.index(ID), row, f"{place}: line {line}") for line, row in rows[1:])
    _refuse_equal(people, [line for line, _ in rows[1:]], place)
    return people


def _rows(text: str, place: str) -> list[tuple[int, list[str]]]:
    """The lines that are not blank, with their numbers, split at the sign that the first line uses."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True, skipinitialspace=True)
    rows = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((reader.line_num, row))
    except csv.Error as error:
        raise InputError(f"{place}: line {reader.line_num} is no line of a CSV file: {error}") from None
    return rows


def _person(header: list[str], at: int, row: list[str], place: str) -> Person:
    if len(row) != len(header):
        count = f"{len(row)} cell{'s' * (len(row) != 1)}"
        raise InputError(f"{place} has {count}, and the first line has {len(header)} columns")
    if any(UNPRINTABLE.search(cell) for cell in row):
        raise InputError(f"{place} holds a sign that can't be printed; remove it")
    cells = [cell.strip() for cell in row]
    name = unicodedata.normalize("NFC", cells[at])
    if not name:
        raise InputError(f"{place}: the id is empty")
    if _UNSAFE.search(name) or _DEVICE.fullmatch(name) or len(name.encode("utf-8")) > LONGEST_ID:
        raise InputError(f"{place}: the id {name!r} can't be a file's name; use letters, digits, - and _")
    return Person(name, tuple((column, name if k == at else cells[k]) for k, column in enumerate(header)))


def _refuse_equal(people: tuple[Person, ...], lines: list[int], place: str) -> None:
    """Raise InputError for two ids that would be one file, where a file system does not tell capitals apart."""
    seen: dict[str, tuple[str, int]] = {}
    for person, line in zip(people, lines, strict=True):
        name, before = seen.setdefault(person.id.casefold(), (person.id, line))
        if before != line:
            as_there = "" if name == person.id else f" (as {name!r}, which is the same file)"
            raise InputError(f"{place}: line {line}: the id {person.id!r} is taken by line {before}{as_there}")
