"""The draws of a task that its conditions allow, no two of them one question, in an order that its text decides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from json import dumps
from math import prod
from random import Random

from derive.core.context import Context
from derive.core.errors import InputError
from derive.exact.conditions import holds
from derive.reader.declarations import read_context
from derive.terms import Record, Term

from .conditions import kept
from .posing import Drawn, question_of, values_of
from .putting import declared_of
from .sheet import Task

MOST_DRAWS, TRIES = 20_000, 5_000


class Deck(Record):
    """The draws that the conditions allow, shuffled, and how often each condition failed."""

    draws: tuple[Drawn, ...]
    failed: tuple[tuple[str, int], ...]


class Key:
    """A task as a key of caches: equal where what it says is; `text` is what its draws depend on, as it is written."""

    def __init__(self, task: Task) -> None:
        self.task = task
        drawn = [[each.letter, [f"{value.p}/{value.q}" for value in each.values]] for each in task.vary]
        where = [each.text for each in task.keep.where]
        self.text = dumps([task.data.get("topic"), task.data.get("given"), drawn, where], sort_keys=True, default=str)
        self.whole = (self.text, dumps(task.data, sort_keys=True, default=str), task.keep, task.digits, task.seed)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and other.whole == self.whole


@lru_cache(1000)
def deck_of(key: Key) -> Deck:
    """The deck of a task. Raises InputError where no draw is allowed."""
    task = key.task
    if not task.vary:
        return Deck(((),), ())
    question = question_of(task)
    random = Random(key.text)
    failed: dict[str, int] = {}
    declared = _declared(task)
    allowed = (draw for draw in _candidates(task, random) if _passes(task, draw, declared, failed))
    apart: dict[tuple[Term, ...], Drawn] = {}
    for draw in allowed:
        apart.setdefault(question(draw), draw)
    draws = list(apart.values())
    random.shuffle(draws)
    deck = Deck(tuple(draws), tuple(sorted(failed.items(), key=lambda item: -item[1])))
    if not draws:
        raise InputError(none_fair(task, deck.failed))
    return deck


def _candidates(task: Task, random: Random) -> Iterator[Drawn]:
    """All draws where there are not too many of them, else many at random, each once."""
    ranges = [each.values for each in task.vary]
    if prod(map(len, ranges)) <= MOST_DRAWS:
        from itertools import product

        yield from product(*ranges)
    else:
        yield from dict.fromkeys(tuple(random.choice(values) for values in ranges) for _ in range(TRIES))


def _passes(task: Task, drawn: Drawn, declared: Context, failed: dict[str, int]) -> bool:
    """Whether the conditions hold; the first that does not is counted."""
    values = values_of(task, drawn)
    for where in task.keep.where:
        if not kept(where, values):
            failed[where.text] = failed.get(where.text, 0) + 1
            return False
    for fact in declared_of(declared, values):
        if holds(Context(), fact) is not True:
            failed["assume"] = failed.get("assume", 0) + 1
            return False
    return True


def _declared(task: Task) -> Context:
    """What the task declares."""
    given = task.data.get("given", {})
    texts = [
        each for table in (task.data, given) for key in ("assume", "shapes") for each in _listed(table.get(key, ""))
    ]
    return read_context("; ".join(text for text in texts if text.strip()))


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def none_fair(task: Task, failed: tuple[tuple[str, int], ...]) -> str:
    """The sentence for a task without a fair draw: which condition failed how often."""
    counts = "; ".join(f"{text} failed {count} time{'s' * (count != 1)}" for text, count in failed)
    return f"{task.place}: no fair draw found: {counts}; widen vary or loosen keep"
