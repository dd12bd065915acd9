"""The cases of an `or`, each on its own way to its solutions, written in common lines without brackets."""

from __future__ import annotations

from collections.abc import Sequence

from derive.core.context import Context
from derive.core.steps import Derivation, Step
from derive.terms import Junction, Position, Term, replaced

from .polynomial_roots import cases_without_brackets, without_the_impossible
from .whole_lines import folded

TIDYING = (cases_without_brackets.law, without_the_impossible.law)


def side_by_side(start: Junction, parts: Sequence[Derivation], context: Context) -> Derivation:
    """The first lines of all cases in one line, then their second ones; the brackets of cases within cases left out."""
    lines: list[Step] = []
    here: Term = start
    current = [part.start for part in parts]
    for row in range(max((len(part.steps) for part in parts), default=0)):
        before, small = here, list[Step]()
        for k, part in enumerate(parts):
            step = part.steps[row] if row < len(part.steps) else None
            for inner in () if step is None else step.detail or (step,):
                if inner.law == cases_without_brackets.law and not inner.position:
                    current[k] = inner.after
                if inner.law in TIDYING and not inner.position:
                    continue
                place = _place(current, k, inner.position)
                made = _flattened(inner.but(position=place), replaced(here, place, inner.after), context)
                small += made.steps
                here, current[k] = made.end, replaced(current[k], inner.position, inner.after)
        lines += folded(Derivation(before, tuple(small), here))
    return Derivation(start, tuple(lines), here)


def _cases(term: Term) -> int:
    """How many cases a statement has, those within cases counted."""
    return sum(map(_cases, term.children)) if type(term) is Junction and term.word == "or" else 1


def _place(current: Sequence[Term], k: int, inside: Position) -> Position:
    """Where a place in one case stands in the line of all cases."""
    first = sum(map(_cases, current[:k]))
    here = current[k]
    while type(here) is Junction and here.word == "or":
        first += sum(map(_cases, here.parts[: inside[0]]))
        here, inside = here.parts[inside[0]], inside[1:]
    return (first, *inside)


def _flattened(step: Step, after: Term, context: Context) -> Derivation:
    tidied = cases_without_brackets(after, context)
    return Derivation(after, (step,), after) if tidied is None else Derivation(after, (step, *tidied.steps), tidied.end)
