"""A topic: the inputs it takes, the options it knows, and the function that works it out."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Record

from .drafts import Draft, Problem


class Input(Record):
    """One input: its name in problem files and its kind.

    Kinds: `expression`, `equation`, `vector`, `matrix`, `relation`, `network` (a file). `count` is `one` or `many`.
    """

    name: str
    kind: str = "expression"
    count: str = "one"


class Option(Record):
    """One option `--name VALUE` and what its value is read as.

    Kinds: `letters` (a tuple of symbols), `letter`, `point` (pairs of symbol and value), `expression`, `vector`,
    `count` (an int of at least `least`), `relations` (a tuple of terms, the option may be repeated), `flag`, `word`.
    """

    name: str
    kind: str
    default: str | None = None
    least: int = 1


class Topic(Record):
    """What `derive TOPIC` needs: the name, the inputs, the options and the pure function that works it out."""

    name: str
    inputs: tuple[Input, ...]
    options: tuple[Option, ...]
    work: Callable[[Problem], Draft]
