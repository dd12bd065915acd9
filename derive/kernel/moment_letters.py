"""Letters that stand for moments, and how indices coincide: what reduces expectations to terms without them."""

from __future__ import annotations

from collections.abc import Iterator
from math import factorial

from derive.terms import (
    ONE,
    Call,
    Component,
    Mul,
    Number,
    Symbol,
    Term,
    bind,
    product,
    substituted,
    subterms,
    symbols,
)

from .facts import CHANCE

UNSURE = "moment "  # begins the names of moments that not every value is possible for


class NoMomentsError(Exception):
    """An expectation that is not reduced to moments here."""


INDEX = Symbol("#")


def moments_in(term: Term) -> Iterator[Term]:
    """The expectations, variances and covariances in a term."""
    return (here for here in subterms(term) if type(here) is Call and here.name in CHANCE)


def contracted(u: Term, v: Term) -> Term:
    """A dot product as a sum."""
    k = Symbol("index 0")
    return bind("sum", k, Mul((Component(u, (k,)), Component(v, (k,)))), ONE, u.shape[0])


def different(one: tuple[Term, ...], other: tuple[Term, ...]) -> bool:
    """Whether two places are surely different."""
    return any(type(x) is Number and type(y) is Number and x is not y for x, y in zip(one, other, strict=False))


def free_sum(body: Term, size: Term) -> Term:
    """The sum of a term over its index."""
    return bind("sum", INDEX, body, ONE, size) if INDEX in symbols(body) else product((size, body))


def orders(joined: tuple[tuple[Term, ...], ...]) -> int:
    """The size of the Moebius function of a partition."""
    out = 1
    for group in joined:
        out *= factorial(len(group) - 1)
    return out


def partitions(items: tuple[Term, ...]) -> Iterator[tuple[tuple[Term, ...], ...]]:
    """Every way to put some items into groups."""
    if not items:
        yield ()
        return
    first, rest = items[0], items[1:]
    for blocks in partitions(rest):
        yield ((first,), *blocks)
        for k, block in enumerate(blocks):
            yield (*blocks[:k], (first, *block), *blocks[k + 1 :])


def named(kind: str, term: Term) -> Term:
    """A letter for a moment; of entries at an index, the entry of a vector of such letters."""
    match term:
        case Component(Symbol(name, dims), indices):
            return Component(Symbol(f"{kind}({name})", dims), indices)
        case Symbol(name):
            return Symbol(f"{kind}({name})")
    return _of_place(kind, term)


def _of_place(kind: str, term: Term) -> Term:
    places = tuple(x for x in symbols(term) if x is INDEX or x.name.startswith("index "))
    if len(places) > 1:
        raise NoMomentsError
    if not places:
        return Symbol(f"{kind}{term!r}")
    shapes = [here.base.shape for here in subterms(term) if type(here) is Component and places[0] in here.indices]
    if len({len(shape) for shape in shapes}) != 1 or len(shapes[0]) != 1:
        raise NoMomentsError
    return Component(Symbol(f"{kind}{substituted(term, {places[0]: INDEX})!r}", shapes[0]), (places[0],))


def matched(pattern: Term, term: Term, places: frozenset[Symbol]) -> dict[Term, Term] | None:
    """What stands for the index letters of a pattern in a term."""
    if pattern in places:
        return {pattern: term}
    if pattern is term:
        return {}
    if type(pattern) is not type(term) or len(pattern.children) != len(term.children) or not pattern.children:
        return None
    out: dict[Term, Term] = {}
    for a, b in zip(pattern.children, term.children, strict=True):
        found = matched(a, b, places)
        if found is None or any(out.get(k, v) is not v for k, v in found.items()):
            return None
        out |= found
    return out
