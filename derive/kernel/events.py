"""Probabilities of events and of what happens together, in one distribution that fits: an example to put in."""

from __future__ import annotations

from itertools import product

from derive.terms import Call, Junction, Symbol, Term, functions_in, number, subterms

MOST_EVENTS = 3
Values = dict[Term, Term]


def probabilities(a: Term, b: Term) -> Values:
    """A number for every probability of letters joined by `and`; none where other events occur."""
    if "probability" not in functions_in(a) | functions_in(b):
        return {}
    calls = dict.fromkeys(here for side in (a, b) for here in subterms(side) if _is_probability(here))
    held = {call: _events(call) for call in calls}
    if any(events is None for events in held.values()):
        return {}
    names = sorted({x for events in held.values() for x in events or ()}, key=lambda x: x.name)
    if len(names) > MOST_EVENTS:
        return {}
    cells = [{x for x, inside in zip(names, choice, strict=True) if inside} for choice in _choices(len(names))]
    whole = sum(range(1, len(cells) + 1))

    def weight(events: tuple[Symbol, ...]) -> int:
        return sum(k + 1 for k, cell in enumerate(cells) if cell.issuperset(events))

    return {call: number(weight(events or ()), whole) for call, events in held.items()}


def _choices(count: int) -> tuple[tuple[bool, ...], ...]:
    return tuple(product((False, True), repeat=count))


def _is_probability(term: Term) -> bool:
    return type(term) is Call and term.name == "probability"


def _events(call: Term) -> tuple[Symbol, ...] | None:
    (inner,) = call.children
    parts = inner.parts if type(inner) is Junction and inner.word == "and" else (inner,)
    found = tuple(part for part in parts if type(part) is Symbol)
    return found if len(found) == len(parts) else None


def shown(values: Values) -> tuple[tuple[str, Term], ...]:
    """The probabilities by what they are written as."""
    return tuple((f"P({', '.join(x.name for x in _events(call) or ())})", value) for call, value in values.items())
