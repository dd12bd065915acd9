"""Where small steps lead, without writing out every line between: those in different children do not meet."""

from __future__ import annotations

from derive.core.errors import ReplayError
from derive.core.steps import Step
from derive.terms import Term

Move = tuple[tuple[int, ...], Step]


def end_of(start: Term, steps: tuple[Step, ...]) -> Term:
    """The term that steps lead to, each taken where it stands; raises ReplayError where one does not join."""
    return _moved(start, [(step.position, step) for step in steps])


def _moved(here: Term, moves: list[Move]) -> Term:
    waiting: dict[int, list[Move]] = {}
    for position, step in moves:
        if position:
            waiting.setdefault(position[0], []).append((position[1:], step))
            continue
        here = _in_children(here, waiting)
        waiting = {}
        if here is not step.before:
            raise ReplayError(f"{step.law.name} does not start from the line before it")
        here = step.after
    return _in_children(here, waiting)


def _in_children(here: Term, waiting: dict[int, list[Move]]) -> Term:
    if not waiting:
        return here
    parts = list(here.children)
    for index, moves in waiting.items():
        if index >= len(parts):
            raise ReplayError(f"{moves[0][1].law.name} points to a place that is not there")
        parts[index] = _moved(parts[index], moves)
    return here.rebuilt(tuple(parts))
