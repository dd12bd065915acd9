"""The letters that binders are printed with."""

from __future__ import annotations

from derive.terms import Binder, Symbol, Term, letters, opened


def fresh(binder: Binder) -> tuple[Symbol, Term]:
    """The letter that a binder is printed with, one that does not stand free in its body, and the body with it."""
    taken = {letter.name for letter in letters(binder.body)}
    name = next(each for each in _candidates(binder.letter or "k") if each not in taken)
    letter = Symbol(name)
    return letter, opened(binder, letter)


def _candidates(letter: str) -> list[str]:
    row = "ijklmnpqrst" if letter in "ijklmnpqrst" else "xyzuvwt"
    start = row.find(letter) + 1
    return [letter, *row[start:], *row[:start], *(f"{letter}_{k}" for k in range(1, 99))]
