"""The letters that binders are printed with."""

from __future__ import annotations

from .binders import Binder, opened
from .records import Term, subterms
from .scalars import Symbol
from .trees import Position, letters


def fresh(binder: Binder) -> tuple[Symbol, Term]:
    """The letter that a binder is printed with, none of its body, its bounds or their sizes, and the body with it."""
    free = {letter for child in binder.children for letter in letters(child)}
    taken = {each.name for letter in free for size in (letter, *letter.dims) for each in letters(size)}
    name = next(each for each in _candidates(binder.letter or "k") if each not in taken)
    letter = Symbol(name)
    return letter, opened(binder, letter)


def _candidates(letter: str) -> list[str]:
    row = "ijklmnpqrst" if letter in "ijklmnpqrst" else "xyzuvwt"
    start = row.find(letter) + 1
    return [letter, *row[start:], *row[:start], *(f"{letter}_{k}" for k in range(1, 99))]


def around(line: Term, position: Position) -> tuple[Symbol, ...]:
    """The letters that the binders on the way to a position are printed with, outermost first."""
    out: list[Symbol] = []
    for index in position:
        if type(line) is Binder and index == 0:
            symbol, line = fresh(line)
            out.append(symbol)
        else:
            line = line.children[index]
    return tuple(out)


def released(term: Term, bound: tuple[Symbol, ...]) -> Term:
    """A term from inside binders with their letters (outermost first) written out."""
    for symbol in reversed(bound):
        term = opened(Binder("sum", symbol.name, term), symbol)
    return term


def first_letter(term: Term) -> tuple[Symbol, ...]:
    """The letter of the outermost binder in a term, if it holds one: a law's parameter may lie inside it."""
    return next(((fresh(part)[0],) for part in subterms(term) if isinstance(part, Binder)), ())
