"""Mistakes planted in a line: what misconceptions make of it that makes sense."""

import random

from derive.judge.plantings import places
from derive.misconceptions import misconceptions
from derive.terms import (
    INFINITY,
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Bound,
    Call,
    Component,
    Matrix,
    Neg,
    Number,
    Relation,
    Symbol,
    replaced,
    subterms,
)


def planted(line, context, seed, most):
    """Lines that a misconception makes of a line, some drawn of all."""
    found = [
        (wrong.name, new)
        for place, here in places(line)
        for wrong in misconceptions()
        for other in wrong(here, context)
        if fits(other, here) and (new := replaced(line, place, other)) is not line and fits(new, line)
    ]
    return random.Random(seed).sample(found, min(most, len(found)))


def fits(one, other):
    """Whether two terms have the same shape, and all parts of the first one make sense."""
    try:
        return one.shape == other.shape and all(map(makes_sense, subterms(one)))
    except ValueError:
        return False


def makes_sense(part):
    """Whether a term has a shape, and nothing in it stands outside of what it speaks of."""
    match part:
        case Call("inverse" | "tr" | "det", (inner,)):
            return inner.shape in ((), inner.shape[:1] * 2)
        case Call("step", (Matrix(rows),)):  # nothing tells what it is at its corner
            return all(each is not ZERO for row in rows for each in row)
        case Call("delta", indices):
            return all(map(counts, indices))
        case Call("norm", (inner, p)) if len(inner.shape) == 2:
            return p in (ONE, TWO, INFINITY)
        case Component(base, indices):
            places = tuple(zip(indices, base.shape, strict=False))
            return len(places) == len(indices) and all(counts(k) and within(k, size) for k, size in places)
        case Binder("sum" | "product", _, body, low, high) if low is not None and high is not None:
            inside = {size for here in components(body) for size in here.base.shape if here.indices[0] is Bound(0)}
            return (
                counts(low)
                and counts(high)
                and (not inside or (begins(low) and (type(high) is not Add or inside == {high})))
            )
        case Relation(_, left, right):
            return left.shape == right.shape or not (left.shape and right.shape)
    return part.shape is not None


def counts(term):
    """Whether a term counts: a letter, a whole number, or a sum of such."""
    match term:
        case Number(_, q):
            return q == 1
        case Symbol() | Bound():
            return True
        case Add(parts):
            return all(map(counts, parts))
        case Neg(inner):
            return counts(inner)
    return False


def within(index, size):
    """Whether an index is seen not to lie outside of a size."""
    return type(index) is not Number or 1 <= index.p <= (size.p if type(size) is Number else index.p)


def begins(low):
    """Whether a sum over entries begins at one of the first two, or at a letter."""
    return type(low) is not Number or low.p in (1, 2)


def components(term):
    """The components in a term."""
    return (here for here in subterms(term) if type(here) is Component)
