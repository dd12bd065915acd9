"""Formulas in rows, where need be with letters for parts, which further rows say."""

from __future__ import annotations

from derive.terms import Junction, Relation, Term

from .abbreviating import Letters, abbreviated, in_use
from .breaking import FEW, SLACK, Piece, broken
from .display import shown
from .notation import Notation
from .width import width

WHERE, FURTHER, APART = 3.2, 2.0, 1.5


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
    for index, group in enumerate(_together(found.meanings, room - WHERE)):
        rows += _said(group, notation.word("also" if index else "where"), notation, room - WHERE)
    return tuple(rows), found.letters


def _together(meanings: tuple[Relation, ...], room: float) -> tuple[tuple[Relation, ...], ...]:
    """The meanings of letters, those together that fit on one row."""
    groups: list[tuple[Relation, ...]] = []
    for meaning in meanings:
        if groups and _wide((*groups[-1], meaning)) <= room:
            groups[-1] += (meaning,)
        else:
            groups.append((meaning,))
    return tuple(groups)


def _wide(group: tuple[Relation, ...]) -> float:
    return sum(map(width, group)) + APART * (len(group) - 1)


def _said(group: tuple[Relation, ...], word: str, notation: Notation, room: float) -> tuple[Piece, ...]:
    """The rows of equations that say what letters stand for, those that continue one further in."""
    if len(group) > 1:
        listed = notation.words["next"].join(shown(each, notation) for each in group)
        return (Piece(Junction("and", group), f"{word} {listed}", _wide(group) + WHERE),)
    first, *rest = broken(group[0], notation, room)
    further = (each.but(text=f"{notation.words['further']} {each.text}", room=each.room + FURTHER) for each in rest)
    return (first.but(text=f"{word} {first.text}", room=first.room + WHERE), *further)
