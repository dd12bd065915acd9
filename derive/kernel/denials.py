"""Whether one of several goals is always reached: denying all of them contradicts what is given."""

from __future__ import annotations

from itertools import product as choices
from typing import Any

from .elimination import unsatisfiable
from .rings import Ring

MOST_CHOICES = 256
Polynomials = tuple[Any, ...]
Goal = tuple[Polynomials, Polynomials]


def always_reached(ring: Ring, zeros: Polynomials, apart: Polynomials, goals: tuple[Goal, ...]) -> bool:
    """Whether denying every goal, one of its equations or inequations each, always contradicts the given."""
    if unsatisfiable(ring, zeros, apart):
        return True
    denials = []
    for equations, inequations in goals:
        denials.append([("apart", f) for f in equations if f != 0] + [("zero", f) for f in inequations])
    if any(not denial for denial in denials):
        return True
    count = 1
    for denial in denials:
        count *= len(denial)
    if count > MOST_CHOICES:
        return _search(ring, zeros, apart, denials, [MOST_CHOICES])
    return all(
        unsatisfiable(
            ring,
            (*zeros, *(f for kind, f in picked if kind == "zero")),
            (*apart, *(f for kind, f in picked if kind == "apart")),
        )
        for picked in choices(*denials)
    )


def _search(
    ring: Ring, zeros: Polynomials, apart: Polynomials, denials: list[list[tuple[str, Any]]], left: list[int]
) -> bool:
    """The same, one goal denied after the other, so that early contradictions spare the rest."""
    if left[0] <= 0 or not denials:
        return False
    for kind, f in denials[0]:
        left[0] -= 1
        more_zeros, more_apart = ((*zeros, f), apart) if kind == "zero" else (zeros, (*apart, f))
        if not unsatisfiable(ring, more_zeros, more_apart) and not _search(
            ring, more_zeros, more_apart, denials[1:], left
        ):
            return False
    return True
