"""Sums that name their letter alone: they run over what another line says, or over all entries that stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.terms import (
    NATURALS,
    ONE,
    ZERO,
    Binder,
    Component,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    opened,
    symbols,
    with_children,
)

from .entries import Change, same
from .entrywise import vector_of

RANGED = ("sum", "product")
SIZES = ("n", "N", "m", "M", "K", "d", "l", "r")
Place = tuple[str, int]  # which index of a vector or matrix; an index letter itself has the number -1
Range = tuple[Term, Term]


def ranges(terms: tuple[Term, ...], context: Context) -> tuple[Change, tuple[Term, ...], tuple[str, ...]]:
    """The bounds of sums without bounds, what is known of the sizes they run to, and sentences on what was taken."""
    runs = _Runs(dict(context.indices))
    for term in terms:
        runs.see(term)
    if not runs.open:
        return same, (), ()
    known, facts, notes = dict(runs.told), list[Term](), list[str]()
    ends, free = runs.ends(), _sizes(terms, context)
    for letter in runs.open:
        place = runs.root((letter, -1))
        if letter in known or place not in runs.held or letter in runs.others:
            continue
        if place not in ends and (size := next(free, None)) is not None:
            ends[place] = ONE, size
            facts += [Relation("in", size, NATURALS), Relation(">", size, ZERO)]
            notes.append(f"{letter} is taken to run from 1 to {size.name}.")
        if place in ends:
            known[letter] = ends[place]

    def change(term: Term) -> Term:
        new = with_children(term, change)
        if type(new) is Binder and new.kind in RANGED and new.low is None and new.letter in known:
            return Binder(new.kind, new.letter, new.body, *known[new.letter])
        return new

    return (change if known else same), tuple(facts), tuple(notes)


def _sizes(terms: tuple[Term, ...], context: Context) -> Iterator[Symbol]:
    """The letters that can be counts: first the one that stands in the lines, then those that nothing else is."""
    there = {x.name for term in terms for x in letters(term) if not x.dims}
    whole = [each for each in context.definitions if not vector_of(each.name)]
    bodies = {x.name for each in whole for x in (*symbols(each.body), Symbol(each.name))}
    sizes = {x.name for each in context.symbols for size in each.dims for x in symbols(size)}
    first = [name for name in SIZES[:2] if name in there and name not in bodies | sizes][:1]
    taken = there | bodies | sizes | {each.name for each in context.symbols}
    yield from map(Symbol, (*first, *(name for name in SIZES if name not in taken)))


def _counts_entries(body: Term, index: Symbol) -> bool:
    """Whether an index stands as the index of entries alone: in a_n x^n it is a number too, which may begin at 0."""
    if type(body) is Component and index in body.indices:
        return index not in symbols(body.base)
    return body is not index and all(_counts_entries(child, index) for child in body.children)


class _Runs:
    """Which indices run over the same entries: those of one vector, and those with one letter."""

    def __init__(self, sizes: dict[str, Term]) -> None:
        """What the index letters run to, as it is declared."""
        self.sizes = sizes
        self.same: dict[Place, Place] = {}
        self.told: dict[str, Range] = {}
        self.open: dict[str, None] = {}
        self.others: set[str] = set()
        self.held: set[Place] = set()

    def root(self, place: Place) -> Place:
        """The place that stands for all that run over the same."""
        while place in self.same:
            place = self.same[place]
        return place

    def see(self, term: Term) -> None:
        """The sums and entries of a term, those inside sums with the letter of the sum."""
        if not kinds(term) & {Binder, Component}:
            return
        if type(term) is Component and type(term.base) is Symbol:
            for k, index in enumerate(term.indices):
                if type(index) is Symbol:
                    self._join((index.name, -1), (term.base.name, k))
        if type(term) is Binder and term.kind in RANGED:
            if term.low is None or term.high is None:
                if _counts_entries(opened(term, Symbol(term.letter)), Symbol(term.letter)):
                    self.open.setdefault(term.letter)
                else:
                    self.others.add(term.letter)
            else:
                self.told.setdefault(term.letter, (term.low, term.high))
            self.see(opened(term, Symbol(term.letter)))
            return
        for child in term.children:
            self.see(child)

    def _join(self, letter: Place, entry: Place) -> None:
        one, other = self.root(letter), self.root(entry)
        if one != other:
            self.same[one] = other
            self.held.discard(one)
        self.held.add(other)

    def ends(self) -> dict[Place, Range]:
        """The bounds from one on that are known of some places, by letters that run over these."""
        told = {**{name: (ONE, size) for name, size in self.sizes.items()}, **self.told}
        return {self.root((name, -1)): bounds for name, bounds in reversed(told.items()) if bounds[0] is ONE}
