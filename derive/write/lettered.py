"""Formulas in rows, where need be with letters for parts, which further rows say."""

from __future__ import annotations

from derive.terms import Relation, Term

from .abbreviating import Letters, abbreviated, in_use
from .breaking import FEW, Piece, broken
from .notation import Notation

# a row that is hardly wider than its room is set a little smaller, and still read with ease
SLACK = 1.08
WHERE, FURTHER = 3.2, 2.0


def rows_of(term: Term, notation: Notation, room: float) -> tuple[Piece, ...]:
    """The rows of a formula that stands alone."""
    return lettered(term, notation, room, FEW, in_use(term))[0]


def lettered(
    term: Term, notation: Notation, room: float, few: int, letters: Letters
) -> tuple[tuple[Piece, ...], Letters]:
    """The rows of a formula, behind them those that say its new letters, and all letters given so far."""

    def excess(part: Term) -> float:
        return max(piece.room for piece in broken(part, notation, room, few)) / room / SLACK

    found = abbreviated(term, excess, letters)
    rows = list(broken(found.term, notation, room, few))
    for index, meaning in enumerate(found.meanings):
        rows += _said(meaning, notation.words["also" if index else "where"], notation, room)
    return tuple(rows), found.letters


def _said(meaning: Relation, word: str, notation: Notation, room: float) -> tuple[Piece, ...]:
    """The rows of an equation that says what a letter stands for, those that continue it further in."""
    first, *rest = broken(meaning, notation, room - WHERE)
    further = (each.but(text=f"{notation.words['further']} {each.text}", room=each.room + FURTHER) for each in rest)
    return (first.but(text=f"{word} {first.text}", room=first.room + WHERE), *further)
