"""The sheets of one person: an order in, files out; in a child process, `python -m derive.app.making`.

An order is a line of JSON. The reply is a line of JSON that says how it went and how long each file is, and the files.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
from functools import lru_cache

from derive.app.cache import remembering
from derive.app.limits import within
from derive.catalog import problem_text
from derive.core.drafts import evidence
from derive.core.errors import DeriveError, UndecidedError
from derive.sheets.handing_out import handout
from derive.sheets.naming import ID, made_out
from derive.sheets.reading import read_sheet
from derive.sheets.sheet import Sheet
from derive.terms import Record
from derive.terms.records import Interned
from derive.write.beside import pictures_beside
from derive.write.handouts import hand_out

AUDIENCES = ("student", "key")
DEEPEST = 20_000
MOST_TERMS = 100_000


class Order(Record):
    """A person's row of the roster and variant, and what all people of a batch share.

    `problems` are the texts of files beside the sheet by their names, `templates` those of a user's own; `version` is
    the hash of what a sheet depends on; it may take so many `seconds`; `cache` is the folder of solutions found before.
    """

    row: tuple[tuple[str, str], ...]
    variant: int
    sheet: str
    problems: tuple[tuple[str, str], ...]
    templates: tuple[tuple[str, str], ...]
    format: str
    detail: str
    digits: int
    seed: int
    version: str
    seconds: float
    cache: str


class Made(Record):
    """How an order went: the status, the reason where nothing was made, the files of the student and the key.

    `beside` are the pictures that these name, where the format can't hold them.
    """

    status: int
    reason: str
    files: tuple[bytes, ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()


def make(order: Order) -> Made:
    """Work an order out; what can go wrong is in what it returns."""
    try:
        return _made(order)
    except DeriveError as error:
        return Made(error.status, " ".join(str(error).split()))
    except (RecursionError, MemoryError):
        return Made(UndecidedError.status, "the sheet is too large to be worked out")
    except Exception as error:
        from derive.app.cli import defect

        return Made(UndecidedError.status, defect(error))


def _made(order: Order) -> Made:
    sheet = _read(order.sheet, order.problems).with_context(order.digits, order.seed)
    contents, pictures = [], {}
    with within(order.seconds), remembering(order.cache):
        sheets = [handout(sheet, order.variant, audience, order.detail) for audience in AUDIENCES]
        for each in sheets:
            with pictures_beside(f"{_name(order)}-{each.audience}") as beside:
                contents.append(hand_out(made_out(each, dict(order.row)), order.format, order.templates))
            pictures.update(beside)
    undecided = any(evidence(item.solution)["undecided"] for item in sheets[0].items)
    files = tuple(each.encode("utf-8") if isinstance(each, str) else each for each in contents)
    return Made(UndecidedError.status if undecided else 0, "", files, tuple(pictures.items()))


def _name(order: Order) -> str:
    """What the pictures of an order are called after: the id where it is letters and digits, else the variant."""
    id = next(value for column, value in order.row if column.lower() == ID)
    return id if re.fullmatch("[A-Za-z0-9]+", id) else str(order.variant)


@lru_cache(1)
def _read(text: str, problems: tuple[tuple[str, str], ...]) -> Sheet:
    beside = dict(problems)
    return read_sheet(text, lambda name: beside[name] if name in beside else problem_text(name))


def main() -> None:
    """Work orders out until standard input ends, or the terms that stay have become many since the first one."""
    sys.setrecursionlimit(DEEPEST)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    most = 0
    for line in sys.stdin.buffer:
        made = make(order_of(line))
        most = most or len(Interned.table) + MOST_TERMS
        replies.write(reply_of(made))
        replies.flush()
        if len(Interned.table) > most:
            return


def line_of(order: Order) -> bytes:
    """An order as a line."""
    return json.dumps(Order._values(order)).encode() + b"\n"


def reply_of(made: Made) -> bytes:
    """The reply to an order: a line that says how it went and how long each file is, and the files."""
    contents = (*made.files, *(content for _, content in made.beside))
    names = [name for name, _ in made.beside]
    header = {"status": made.status, "reason": made.reason, "names": names, "lengths": [*map(len, contents)]}
    return json.dumps(header).encode() + b"\n" + b"".join(contents)


def order_of(line: bytes) -> Order:
    """The order that a line holds."""
    row, variant, sheet, problems, templates, *rest = json.loads(line)
    return Order(_pairs(row), variant, sheet, _pairs(problems), _pairs(templates), *rest)


def _pairs(found: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, b in found)


if __name__ == "__main__":
    main()
