"""How a step or a claim is known."""

from __future__ import annotations

from derive.terms import Record, Term

PROVED, ALMOST_SURE, AGREES = "proved", "almost-sure", "agrees"
ASSUMED, UNDECIDED, REFUTED = "assumed", "undecided", "refuted"
GRADES = (PROVED, ALMOST_SURE, ASSUMED, AGREES, UNDECIDED, REFUTED)


class Witness(Record):
    """A point of the domain at which two sides differ: the letters' values and both sides' values."""

    at: tuple[tuple[str, Term], ...]
    left: Term
    right: Term


class Certificate(Record):
    """The grade, the method that gave it, and what it rests on.

    `bound` is the stated bound of the chance of error of `almost-sure`; `points` the number of points of `agrees`.
    """

    grade: str
    method: str
    points: int = 0
    bound: str | None = None
    witness: Witness | None = None
    seed: int = 0


def worst(certificates: tuple[Certificate, ...]) -> Certificate:
    """The weakest of some certificates, proved where there are none."""
    return max(certificates, key=lambda c: GRADES.index(c.grade), default=Certificate(PROVED, "nothing to show"))


def sound(grade: str) -> bool:
    """Whether a grade counts as verified (an assumption is printed)."""
    return grade in (PROVED, ALMOST_SURE, ASSUMED)
