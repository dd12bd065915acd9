"""Lines of equations: small steps at places of a statement, folded into one step between whole statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from derive.core.context import Context
from derive.core.errors import RuleError
from derive.core.laws import together
from derive.core.relations import IFF
from derive.core.rules import Rule
from derive.core.steps import Derivation, Step
from derive.terms import Position, Term, at, replaced

Move = tuple[Position, Rule]


def moves_made(start: Term, moves: Iterable[Move], context: Context) -> Derivation:
    """What some rules do one after the other, each at its place; a rule that does not apply is left out."""
    steps: list[Step] = []
    here = start
    for position, law in moves:
        found = law(at(here, position), context)
        if found is None:
            continue
        steps += [step.but(position=(*position, *step.position)) for step in found.steps]
        here = replaced(here, position, found.end)
    return Derivation(start, tuple(steps), here)


def folded(found: Derivation, relation: str = IFF) -> tuple[Step, ...]:
    """The steps as one step between whole statements, none where nothing changed."""
    steps = found.steps
    if not steps or found.end is found.start:
        return ()
    if len(steps) == 1 and not steps[0].position and steps[0].relation == relation:
        return steps
    conditions = tuple(dict.fromkeys(c for step in steps for c in step.conditions))
    uses = tuple(dict.fromkeys(use for step in steps for use in step.uses))
    law = together(tuple(step.law for step in steps))
    return (Step(law, found.start, found.end, relation, conditions, (), uses, detail=steps),)


def chained(start: Term, rounds: Sequence[Sequence[Move]], context: Context, relation: str = IFF) -> Derivation:
    """One line for each round of moves."""
    steps: list[Step] = []
    here = start
    for moves in rounds:
        found = moves_made(here, moves, context)
        steps += folded(found, relation)
        here = found.end
    return Derivation(start, tuple(steps), here)


def joined(first: Derivation, second: Derivation) -> Derivation:
    """Two derivations, the second from the end of the first."""
    if second.start is not first.end:
        raise RuleError("two derivations do not join")
    return Derivation(first.start, first.steps + second.steps, second.end)


def absorbed(first: Derivation, second: Derivation) -> Derivation:
    """Two derivations, the second one's steps as small steps of the last line of the first."""
    if not first.steps or not second.steps:
        return joined(first, second)
    last = first.steps[-1]
    small = (*(last.detail or (last,)), *(s for step in second.steps for s in (step.detail or (step,))))
    line = folded(Derivation(last.before, small, second.end), last.relation)
    return Derivation(first.start, first.steps[:-1] + line, second.end)
