"""Sizes for general n, and polynomials for functions without a definition, as an example to put in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from derive.core.context import Context
from derive.terms import (
    Apply,
    Binder,
    Component,
    Number,
    Symbol,
    Term,
    call,
    natural_order,
    number,
    product,
    raised,
    scaled,
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
TRIED = ((2, 3, 4, 5), (3, 2, 4, 5), (1, 2, 3, 4))
LETTERS = "tsr"


def sized(a: Term, b: Term, context: Context) -> Iterator[Sizes]:
    """Numbers for the letters that are sizes, a few times; nothing to choose where there are none."""
    found = sorted(size_letters((a, b), context, _indices(a, b, context)), key=natural_order)
    if not found and not _indices(a, b, context):
        yield {}
        return
    least = _least(a, b)
    for sizes in TRIED:
        lengths = zip(found, (*sizes, *range(6, 40)), strict=False)
        values: Sizes = {letter: number(least.get(letter, 0) + size) for letter, size in lengths}
        for first, second in ((1, 2), (1, 1), (2, 1)):
            places = {i: number(k) for i, k in zip(_indices(a, b, context), (first, second, 1, 1, 1), strict=False)}
            yield {**values, **places}


def _least(a: Term, b: Term) -> dict[Term, int]:
    """How far beyond one the sums to a size begin."""
    found: dict[Term, int] = {}
    for here in (here for side in (a, b) for here in subterms(side)):
        if type(here) is Binder and type(here.low) is Number and type(here.high) is Symbol:
            found[here.high] = max(found.get(here.high, 0), here.low.p - 1)
    return found


def _indices(a: Term, b: Term, context: Context) -> Runs:
    """The letters that stand as indices of components, with what they run to."""
    found: Runs = {Symbol(name): size for name, size in context.indices if Symbol(name) in symbols(total((a, b)))}
    for side in (a, b):
        for here in subterms(side):
            if type(here) is Component:
                for index, size in zip(here.indices, shape(here.base), strict=False):
                    if type(index) is Symbol:
                        found.setdefault(index, size)
    return found


def whole(term: Term, sizes: Sizes) -> Term:
    """A term with numbers for its sizes and indices, sums over indices written out."""
    return placed(term, sizes) if sizes else term


def identities_sized(a: Term, b: Term) -> tuple[Term, Term]:
    """Both terms with the size of the square matrices in them written to I, where all have the same."""
    bare = call("identity")
    found = {x.dims[0] for side in (a, b) for x in symbols(side) if len(x.dims) == 2 and x.dims[0] is x.dims[1]}
    if len(found) != 1:
        return a, b
    (size,) = found
    return tuple(substituted(side, {bare: call("identity", size)}) for side in (a, b))  # type: ignore[return-value]


def exampled(a: Term, b: Term) -> tuple[Term, Term, tuple[tuple[str, Term], ...]]:
    """Both terms with a power in place of each function without a definition, and which power that is."""
    applied = [here for side in (a, b) for here in subterms(side) if type(here) is Apply]
    if not applied:
        return a, b, ()
    degrees = dict(zip(dict.fromkeys((each.name, len(each.arguments)) for each in applied), count(2)))

    def power_of(here: Apply) -> Term:
        degree = degrees[here.name, len(here.arguments)]
        return _slope(product(here.arguments), degree, here.primes)

    def change(term: Term) -> Term:
        for _ in range(20):
            inner = [h for h in subterms(term) if type(h) is Apply and not any(_applies(u) for u in h.arguments)]
            if not inner:
                return term
            term = substituted(term, {here: power_of(here) for here in inner})
        return term

    named = tuple(
        (f"{name}({', '.join(LETTERS[:n])})", raised(product(Symbol(x) for x in LETTERS[:n]), number(degree)))
        for (name, n), degree in degrees.items()
    )
    return change(a), change(b), named


def _applies(term: Term) -> bool:
    return any(type(here) is Apply for here in subterms(term))


def _slope(u: Term, degree: int, primes: int) -> Term:
    c = 1
    for k in range(primes):
        c *= max(degree - k, 0)
    return scaled(number(c), raised(u, number(degree - primes))) if degree > primes else number(c)
