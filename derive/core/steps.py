"""Steps and derivations: local changes that join to a chain."""

from __future__ import annotations

from derive.terms import Bound, Position, Record, Symbol, Term, at, kinds, replaced, symbols
from derive.terms.lettering import around, released

from .certificates import Certificate
from .errors import ReplayError
from .laws import Law
from .relations import EQUAL


class Condition(Record):
    """Under what a step is right: a relation, and whether it is `proved`, `given` or `assumed`.

    It holds for all values of the indices `every`, which the line does not know.
    """

    relation: Term
    status: str = "assumed"
    every: tuple[Symbol, ...] = ()


class Step(Record):
    """One law at one place.

    `before` and `after` are the redex and what replaces it, `position` is where it stands in the line; `using` are the
    law's parameters (the number both sides are divided by), `uses` the labels of parts that it cites; `detail`
    are the small steps that it folds, positions counted from `before`. The kernel alone fills `certificate`.
    """

    law: Law
    before: Term
    after: Term
    relation: str = EQUAL
    conditions: tuple[Condition, ...] = ()
    position: Position = ()
    uses: tuple[str, ...] = ()
    using: tuple[Term, ...] = ()
    detail: tuple[Step, ...] = ()
    certificate: Certificate | None = None


class Derivation(Record):
    """A start, steps that act on the line that the one before left, and the end."""

    start: Term
    steps: tuple[Step, ...]
    end: Term


def standing(term: Term) -> Derivation:
    """The derivation without a step: a term as it stands."""
    return Derivation(term, (), term)


def lines(start: Term, steps: tuple[Step, ...]) -> tuple[Term, ...]:
    """Every whole line of a chain, the start first; raises ReplayError where a step does not join."""
    out = [start]
    for step in steps:
        here = out[-1]
        if at(here, step.position) is not step.before:
            raise ReplayError(f"{step.law.name} does not start from the line before it")
        out.append(replaced(here, step.position, step.after))
    return tuple(out)


def conditions_of(found: Derivation) -> tuple[Condition, ...]:
    """The conditions of all steps of a derivation, each once, as they read outside of the sums around them."""
    inside = (c for step in found.steps for c in step.conditions)
    if not any(Bound in kinds(condition.relation) for condition in inside):
        return tuple(dict.fromkeys(c for step in found.steps for c in step.conditions))
    pairs = zip(found.steps, lines(found.start, found.steps), strict=False)
    return tuple(dict.fromkeys(outside(c, line, step.position) for step, line in pairs for c in step.conditions))


def outside(condition: Condition, line: Term, position: Position) -> Condition:
    """A condition at a place as it reads outside of the binders over it: for every value of their letters."""
    if Bound not in kinds(condition.relation):
        return condition
    bound = around(line, position)
    relation = released(condition.relation, bound)
    every = tuple(letter for letter in bound if letter in symbols(relation))
    return Condition(relation, condition.status, (*every, *condition.every))


def moved(steps: tuple[Step, ...], index: int) -> tuple[Step, ...]:
    """The steps of a child as steps of its parent."""
    return placed(steps, (index,))


def placed(steps: tuple[Step, ...], place: Position) -> tuple[Step, ...]:
    """The steps of a subterm as steps of the term that has it at that place."""
    if not place:
        return steps
    return tuple(
        Step(
            s.law, s.before, s.after, s.relation, s.conditions, place + s.position, s.uses, s.using, s.detail,
            s.certificate,
        )
        for s in steps
    )  # fmt: skip


def deep(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Every step, each before the steps of its detail."""
    return tuple(inner for step in steps for inner in (step, *deep(step.detail)))
