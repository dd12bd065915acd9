"""Formulas that no break makes narrow enough: letters for parts of them, as in N/D where N = ..."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from derive.terms import Matrix, Record, Relation, Term, Vector, equation, substituted, symbols

from .brackets import split_name
from .choosing import Choice, Letters, choices

MOST = 8
PROGRESS = 0.95
# how wide the widest row of a formula is, in parts of its room: the formula itself, or what a letter stands for
Excess = Callable[[Term], float]


class Named(Record):
    """A formula with letters in place of parts, and what each new letter stands for, as equations."""

    term: Term
    meanings: tuple[Relation, ...]
    letters: Letters


def in_use(*terms: Term) -> Letters:
    """Letters that keep away from all that occur in some terms."""
    return Letters(frozenset(split_name(symbol.name)[0] for term in terms for symbol in symbols(term)))


def abbreviated(term: Term, excess: Excess, letters: Letters) -> Named:
    """The formula as it is where its rows fit (an excess of at most 1), else with letters for parts of it."""
    here, waiting, letters = _narrowed(term, excess, letters)
    meanings: list[Relation] = []
    while waiting:
        (letter, body), waiting = waiting[0].children, waiting[1:]
        inner, given, letters = _narrowed(body, partial(_excess_behind, excess, letter), letters)
        meanings.append(Relation("=", letter, inner))
        waiting += given
    return Named(here, tuple(meanings), letters)


def _excess_behind(excess: Excess, letter: Term, body: Term) -> float:
    return excess(equation(letter, body))


def _narrowed(term: Term, excess: Excess, letters: Letters) -> tuple[Term, tuple[Relation, ...], Letters]:
    """The formula with as few letters as make it fit, what the new ones stand for, and all letters now."""
    if excess(term) <= 1:
        return term, (), letters
    here = substituted(term, {each.right: each.left for each in letters.known if each.right is not term})
    new: tuple[Relation, ...] = ()
    while (now := excess(here)) > 1 and len(new) < MOST:
        results = [(_widest(choice, excess), choice) for choice in choices(here, letters)]
        fitting = (each for each in results if each[0] <= 1)
        best = next(fitting, min(results, key=lambda each: each[0], default=None))
        if best is None or best[0] > max(now * PROGRESS, 1.0):
            break
        here, given = best[1].after, best[1].given
        new += tuple(each for each in given if each not in letters.known)
        letters = _with(letters, given, entries=isinstance(here, Matrix | Vector))
    return here, new, letters


def _widest(choice: Choice, excess: Excess) -> float:
    """The excess of what a choice leaves to print: the formula, and what its letters stand for."""
    return max(excess(choice.after), *(excess(each.right) for each in choice.given))


def _with(letters: Letters, given: tuple[Relation, ...], *, entries: bool) -> Letters:
    names = [split_name(symbol.name)[0] for each in given for symbol in symbols(each.left)]
    known = (*(each for each in letters.known if each not in given), *given)
    return Letters(letters.taken.union(names), known, names[0] if entries and not letters.entries else letters.entries)
