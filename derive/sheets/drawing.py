"""Which draw a variant gets: the fair draws of a task in a shuffled order, dealt out in turn.

Two variants of a sheet differ as long as there are draws: a variant's number is written in mixed digits, one for each
task, over the number of its draws. A draw is fair where the conditions hold, the solver accepts it, and the answer
and the difficulty are as the author wants them. The last three need the solution, so they are looked at
card by card.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from derive.core.drafts import Solution, verified
from derive.core.errors import DeriveError, InputError, UndecidedError
from derive.pipeline import solve
from derive.terms import Record

from .deck import Key, deck_of, none_fair
from .difficulty import difficulty, holds_only
from .posing import Drawn, posed
from .sheet import Task

BLOCK, WIDE_BLOCK = 32, 128
SAMPLE = 15
MOST_REFUSED = 400


class Dealt(Record):
    """What a variant gets: its draw, and the solution of it."""

    drawn: Drawn
    solution: Solution


def dealt(tasks: tuple[Task, ...], variant: int) -> tuple[Dealt, ...]:
    """A draw with its solution for each task, tasks that say the same taking cards that follow each other.

    Raises InputError where a task has no fair draw.
    """
    keys = tuple(Key(task) for task in tasks)
    sizes = [len(deck_of(key).draws) for key in keys]
    earlier = [sum(key.text == other.text for other in keys[:k]) for k, key in enumerate(keys)]
    given = ((turn + more) % size for turn, more, size in zip(turns(variant, sizes), earlier, sizes, strict=True))
    return tuple(_dealt(key, turn) for key, turn in zip(keys, given, strict=True))


def turns(variant: int, sizes: list[int]) -> list[int]:
    """A number for each task, below its size: no two variants below the product of all sizes have the same list.

    Variants next to each other differ in every task: the largest deck counts on with each variant, and each smaller one
    is turned by the one before it.
    """
    out = [0] * len(sizes)
    rest, shift = variant, 0
    for k in sorted(range(len(sizes)), key=lambda k: (-sizes[k], k)):
        rest, digit = divmod(rest, sizes[k])
        shift = out[k] = (digit + shift) % sizes[k]
    return out


@lru_cache(512)
def _worked(key: Key, drawn: Drawn) -> Solution | DeriveError:
    """The solution of a draw, or what keeps the solver from it."""
    place = key.task.place
    try:
        solution = solve(posed(key.task, drawn))
    except InputError as error:
        return InputError(str(error) if str(error).startswith(place) else f"{place}: {error}")
    except DeriveError as error:
        return error
    if key.task.vary and not verified(solution):
        return UndecidedError(f"{place}: not every line of its solution is proved")
    return solution


def _dealt(key: Key, turn: int) -> Dealt:
    """The draw of a turn with its solution."""
    task, draws = key.task, deck_of(key).draws
    if not task.vary:
        found = _worked(key, ())
        if isinstance(found, DeriveError):
            raise found
        return Dealt((), found)
    if task.keep.answer or task.keep.difficulty:
        return _counted(key, draws, turn)
    order = dict.fromkeys((turn, len(draws) - 1 - turn, *range(len(draws))))
    refused: dict[str, int] = {}
    for index in islice(order, MOST_REFUSED):
        found = _worked(key, draws[index])
        if isinstance(found, Solution):
            return Dealt(draws[index], found)
        refused[str(found)] = refused.get(str(found), 0) + 1
    raise InputError(none_fair(task, (*deck_of(key).failed, *refused.items())))


def _counted(key: Key, draws: tuple[Drawn, ...], turn: int) -> Dealt:
    """The fair draw of a turn: in the turn's stretch of the deck, the fair ones are counted."""
    stretches = max(1, len(draws) // WIDE_BLOCK)
    block, rank = divmod(turn, BLOCK)
    start, rank = block % stretches * WIDE_BLOCK, rank + BLOCK * (block // stretches)
    band = _band(key)
    fair: list[Dealt] = []
    refused: dict[str, int] = {}
    for k in range(len(draws)):
        drawn = draws[(start + k) % len(draws)]
        found = _fair(key, drawn, band)
        if isinstance(found, Solution):
            fair.append(Dealt(drawn, found))
            if len(fair) > rank:
                return fair[rank]
        else:
            refused[found] = refused.get(found, 0) + 1
            if not fair and k >= MOST_REFUSED:
                break
    if not fair:
        raise InputError(none_fair(key.task, (*deck_of(key).failed, *refused.items())))
    return fair[rank % len(fair)]


def _fair(key: Key, drawn: Drawn, band: tuple[int, int] | None) -> Solution | str:
    """The solution of a draw, or the condition that it fails."""
    found = _worked(key, drawn)
    if isinstance(found, DeriveError):
        return str(found)
    keep = key.task.keep
    if keep.answer and not holds_only(found, keep.answer):
        return f"answer = {keep.answer}"
    if band is not None and not band[0] <= difficulty(found) <= band[1]:
        return f"difficulty = {band[0]}..{band[1]}"
    return found


@lru_cache(1000)
def _band(key: Key) -> tuple[int, int] | None:
    """The band of difficulty that is asked for; a word is a third of what the first draws of the deck show."""
    wanted = key.task.keep.difficulty
    if not isinstance(wanted, str):
        return wanted
    if not wanted:
        return None
    found = (_fair(key, drawn, None) for drawn in deck_of(key).draws[:MOST_REFUSED])
    shown = sorted(difficulty(each) for each in islice((f for f in found if isinstance(f, Solution)), SAMPLE))
    if not shown:
        return None
    low, high = shown[len(shown) // 3], shown[2 * len(shown) // 3]
    return {"easy": (0, low), "normal": (low, high), "hard": (high, 10**9)}[wanted]
