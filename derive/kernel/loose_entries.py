"""Entries x_1, x_2, ... of letters whose size is declared nowhere: each is a number of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from derive.terms import (
    Binder,
    Component,
    Derivative,
    Number,
    Symbol,
    Term,
    natural_order,
    number,
    opened,
    substituted,
    subterms,
    symbols,
)

from .arrays import Arrays
from .evaluation import UndecidedError

MOST_ENTRIES = 200


def is_loose(term: Term) -> bool:
    """Whether a term is an entry of a letter of no declared size."""
    return type(term) is Component and type(term.base) is Symbol and not term.base.dims


def plain_letters(term: Term) -> frozenset[Symbol]:
    """The letters of a term that stand for a whole value somewhere, not only for entries x_i."""
    bases = {here.base for here in subterms(term) if type(here) is Component and is_loose(here)}
    return frozenset(x for x in symbols(term) if x not in bases or _stands_alone(x, term))


def _stands_alone(x: Symbol, term: Term) -> bool:
    if term is x:
        return True
    inside = term.children[1:] if is_loose(term) else term.children
    return any(_stands_alone(x, child) for child in inside)


def with_entries(a: Term, b: Term) -> tuple[Term, Term] | None:
    """Two terms with letters called x_1 as entries, where entries of x stand in them; None where a name is unclear."""
    loose = {
        here.base.name: here.base
        for side in (a, b) for here in subterms(side)
        if type(here) is Component and type(here.base) is Symbol and is_loose(here)
    }  # fmt: skip
    named: dict[Term, Term] = {}
    for x in sorted(symbols(a) | symbols(b), key=natural_order):
        base, _, index = x.name.partition("_")
        if base in loose and index:
            if not index.isdecimal():
                return None
            named[x] = Component(loose[base], (number(int(index)),))
    return substituted(a, named), substituted(b, named)


def entries_in(terms: Iterable[Term], arrays: Arrays) -> tuple[Component, ...]:
    """The entries of letters of no declared size that terms speak of, sums written out."""
    found: dict[Component, None] = {}
    seen: set[Term] = set()
    waiting = list(terms)
    while waiting:
        term = waiting.pop()
        if term in seen:
            continue
        seen.add(term)
        if len(found) > MOST_ENTRIES:
            raise UndecidedError
        match term:
            case Binder("sum" | "product", _, _, Term() as low, Term() as high):
                run = range(arrays.whole(low), arrays.whole(high) + 1)
                waiting.extend((*(opened(term, number(k)) for k in run), low, high))
                continue
            case Component(Symbol(_, ()) as base, indices):
                found[Component(base, tuple(number(arrays.whole(k)) for k in indices))] = None
            case Derivative(_, variable):
                waiting.append(variable)
        waiting.extend(term.children)
    ordered = tuple(sorted(found, key=_order))
    if any(one.base is other.base and len(one.indices) != len(other.indices) for one, other in pairwise(ordered)):
        raise UndecidedError
    return ordered


def _order(entry: Component) -> tuple[object, ...]:
    name = natural_order(entry.base) if type(entry.base) is Symbol else ()
    return (name, tuple(k.p for k in entry.indices if type(k) is Number))


def speaks_of_known(fact: Term, arrays: Arrays) -> bool:
    """Whether every letter and every entry that a fact speaks of has a value."""
    entries = (here for here in subterms(fact) if is_loose(here) and not any(map(_open, here.children[1:])))
    return all(each in arrays.letters for each in (*plain_letters(fact), *entries))


def _open(index: Term) -> bool:
    return type(index) is not Number


def at_all_places(fact: Term, arrays: Arrays) -> Iterator[Term]:
    """A fact about entries x_i at every index of an entry that has a value."""
    runs: dict[Symbol, range] = {}
    for here in subterms(fact):
        if type(here) is Component and type(here.base) is Symbol:
            for place, index in enumerate(here.indices):
                if type(index) is Symbol and index not in arrays.letters:
                    runs[index] = _run(here.base, place, arrays)
    for values in product(*runs.values()):
        yield substituted(fact, dict(zip(runs, map(number, values), strict=True)))


def _run(base: Symbol, place: int, arrays: Arrays) -> range:
    if place < len(base.dims):
        return range(1, arrays.whole(base.dims[place]) + 1)
    entries = [each.indices[place] for each in arrays.letters if type(each) is Component and each.base is base]
    known = [k.p for k in entries if type(k) is Number]
    return range(min(known, default=1), max(known, default=0) + 1)
