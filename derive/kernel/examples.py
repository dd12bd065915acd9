"""Sizes for general n, as an example to put in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from derive.core.context import Context
from derive.terms import (
    Binder,
    Call,
    Component,
    Matrix,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    natural_order,
    number,
    shape,
    substituted,
    subterms,
    symbols,
    total,
)

from .instances import size_letters
from .written_out import placed

Sizes = dict[Symbol, Number]
Runs = dict[Symbol, Term]
FILLED = ("identity", "ones")
TRIED = ((2, 3, 4, 5), (3, 2, 4, 5), (1, 2, 3, 4))


def sized(a: Term, b: Term, context: Context) -> Iterator[Sizes]:
    """Numbers for the letters that are sizes, a few times; nothing to choose where there are none."""
    indices = _indices(a, b, context)
    runs = {index: size for index, size in indices.items() if size is not index}
    found = sorted(size_letters((a, b), context, runs), key=natural_order)
    if not found and not indices:
        yield {}
        return
    least = _least(a, b)
    for sizes in TRIED:
        lengths = zip(found, (*sizes, *range(6, 40)), strict=False)
        values: Sizes = {letter: number(least.get(letter, 0) + size) for letter, size in lengths}
        for first, second in ((1, 2), (1, 1), (2, 1)) if indices else ((1, 1),):
            places = {i: number(k) for i, k in zip(indices, (first, second, 1, 1, 1), strict=False)}
            if _within(places, runs, values) and not any(_are_one(fact, places) for fact in context.facts):
                yield {**values, **places}


def _within(places: Sizes, runs: Runs, values: Sizes) -> bool:
    """Whether no index runs beyond its size."""
    ends = ((place, placed(runs[i], values)) for i, place in places.items() if i in runs)
    return all(type(end) is not Number or place.p <= end.p for place, end in ends)


def _are_one(fact: Term, places: Sizes) -> bool:
    """Whether two indices that are told to be different have the same value."""
    if type(fact) is not Relation or fact.sign != "!=":
        return False
    left, right = (placed(side, places) for side in (fact.left, fact.right))
    return left is right


def _least(a: Term, b: Term) -> dict[Term, int]:
    """How far beyond one the sums to a size begin."""
    found: dict[Term, int] = {}
    for here in (here for side in (a, b) for here in subterms(side)):
        if type(here) is Binder and type(here.low) is Number and type(here.high) is Symbol:
            found[here.high] = max(found.get(here.high, 0), here.low.p - 1)
    return found


def _indices(a: Term, b: Term, context: Context) -> Runs:
    """The letters that stand as indices of components, with what they run to; themselves where nothing tells that."""
    found: Runs = {Symbol(name): size for name, size in context.indices if Symbol(name) in symbols(total((a, b)))}
    for side in (a, b):
        for here in subterms(side):
            if type(here) is Component:
                for index, size in zip_longest(here.indices, shape(here.base)):
                    if type(index) is Symbol:
                        found.setdefault(index, size or index)
    return found


def whole(term: Term, sizes: Sizes) -> Term:
    """A term with numbers for its sizes and indices, sums over indices written out."""
    return placed(term, sizes) if sizes else term


def identities_sized(a: Term, b: Term) -> tuple[Term, Term]:
    """Both terms with a size written to I: that of the square matrices in them, or the only one in them."""
    bare = call("identity")
    parts = [part for side in (a, b) for part in subterms(side)]
    arrays = [part for part in parts if type(part) is Symbol and part.dims]
    squares = [x.dims for x in arrays] + [shape(part) for part in parts if type(part) is Matrix]
    found = {dims[0] for dims in squares if len(dims) == 2 and dims[0] is dims[1]}
    if not found:
        told = [each for part in parts if type(part) is Call and part.name in FILLED for each in part.arguments]
        found = {*told, *(size for x in arrays for size in x.dims)}
    if len(found) != 1:
        return a, b
    (size,) = found
    return tuple(substituted(side, {bare: call("identity", size)}) for side in (a, b))  # type: ignore[return-value]
