"""Probabilities of events: sums over the cells that the events cut, or numbers of one distribution as an example."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product as choices

from derive.core.context import Context
from derive.exact.conjuncts import joined
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Junction,
    Relation,
    Symbol,
    Term,
    functions_in,
    letters,
    negated,
    number,
    product,
    substituted,
    subterms,
    total,
)

MOST_EVENTS = 4
CELL = "cell"
WORDS = ("and", "or", "not")
Values = dict[Term, Term]
Cell = frozenset[Term]


def in_cells(a: Term, b: Term, context: Context) -> tuple[Term, Term] | None:
    """Two terms with each probability as the sum of the cells of its event, the cells together 1; None without any."""
    calls = probabilities_in(a, b)
    names = names_of(calls)
    if not calls or len(names) > MOST_EVENTS:
        return None
    cells = cells_of(names)
    weights = _products(names, cells) if _independent(names, context) else unknown(len(cells))
    known = summed(calls, cells, weights)
    return substituted(a, known), substituted(b, known)


def summed(calls: tuple[Call, ...], cells: list[Cell], weights: list[Term]) -> Values:
    """Each probability as the sum of the weights of its cells."""
    return {
        each: total(weight for cell, weight in zip(cells, weights, strict=True) if holds(each.children[0], cell))
        for each in calls
    }


def shares(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """That no cell, nor what the others leave for the last one, is below zero."""
    cells = tuple(x for x in letters(total(terms)) if x.name.startswith(CELL))
    return tuple(Relation(">=", each, ZERO) for each in (*cells, total((ONE, *map(negated, cells)))))


def unknown(count: int, name: str = CELL) -> list[Term]:
    """Letters for the weights of cells, the last one what the others leave."""
    weights: list[Term] = [Symbol(f"{name} {k}") for k in range(1, count)]
    return [*weights, total((ONE, *map(negated, weights)))]


def _products(names: tuple[Term, ...], cells: list[Cell]) -> list[Term]:
    """The cells of independent events."""
    chances = {name: Symbol(f"chance {k}") for k, name in enumerate(names)}
    return [product(p if x in cell else total((ONE, negated(p))) for x, p in chances.items()) for cell in cells]


def _independent(names: tuple[Term, ...], context: Context) -> bool:
    return all(type(name) is Symbol and context.has(name.name, "independent") for name in names)


def probabilities(a: Term, b: Term, context: Context) -> Values:
    """A number for every probability of letters and what joins them; none where other events occur.

    The events depend on each other in the example, so that none is drawn of those that are declared independent.
    """
    calls = probabilities_in(a, b)
    names = names_of(calls)
    if len(names) > MOST_EVENTS or any(type(x) is not Symbol or context.has(x.name, "independent") for x in names):
        return {}
    cells = cells_of(names)
    return weighted(calls, cells, range(1, len(cells) + 1))


def weighted(calls: tuple[Call, ...], cells: list[Cell], weights: Sequence[int]) -> Values:
    """The probabilities where the cells have weights."""
    sums = ((each, zip(cells, weights, strict=True)) for each in calls)
    return {
        each: number(sum(n for cell, n in pairs if holds(each.children[0], cell)), sum(weights)) for each, pairs in sums
    }


def probabilities_in(a: Term, b: Term) -> tuple[Call, ...]:
    """The probabilities in two terms, each once."""
    if "probability" not in functions_in(a) | functions_in(b):
        return ()
    return tuple(
        dict.fromkeys(
            here for side in (a, b) for here in subterms(side) if type(here) is Call and here.name == "probability"
        )
    )


def names_of(calls: tuple[Call, ...]) -> tuple[Term, ...]:
    """What the events are made of."""
    return tuple(sorted({name for each in calls for name in _atoms(each.children[0])}, key=repr))


def _atoms(event: Term) -> tuple[Term, ...]:
    if type(event) is not Junction or event.word not in WORDS:
        return (event,)
    return tuple(atom for part in event.parts for atom in _atoms(part))


def cells_of(names: tuple[Term, ...]) -> list[Cell]:
    """What can happen: which of the events hold."""
    inside = choices((False, True), repeat=len(names))
    return [frozenset(x for x, holds in zip(names, choice, strict=True) if holds) for choice in inside]


def holds(event: Term, cell: Cell) -> bool:
    """Whether an event happens in a cell."""
    match event:
        case Junction("and" | "or" | "not"):
            return joined(event, lambda part: holds(part, cell))
    return event in cell


def shown(values: Values) -> tuple[tuple[str, Term], ...]:
    """The probabilities by what they are written as."""
    return tuple((f"P({_spelled(each.children[0])})", value) for each, value in values.items())


def _spelled(event: Term) -> str:
    match event:
        case Symbol(name):
            return name
        case Junction("not", (part,)):
            return f"not {_spelled(part)}"
        case Junction(word, parts):
            return (", " if word == "and" else f" {word} ").join(map(_spelled, parts))
    return repr(event)
