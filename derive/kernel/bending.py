"""Which way a function bends along some letters, as its form shows at a point: upwards, downwards, or neither way."""

from __future__ import annotations

from derive.terms import (
    ONE,
    TWO,
    Add,
    Binder,
    Call,
    Component,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    number,
    opened,
    subterms,
    symbols,
)

from .duals import base
from .enclosures import Enclosures

Bend = tuple[bool, bool]
FLAT, NEITHER = (True, True), (False, False)
NEVER_NEGATIVE = frozenset(("abs", "relu", "norm"))


def convex(term: Term, letter: Symbol, here: Enclosures) -> bool:
    """Whether a term is seen to be a convex function of a letter at the values of the others."""
    return _bend(term, letter, here)[0]


def _bend(term: Term, letter: Symbol, here: Enclosures) -> Bend:
    """Whether a term is convex, and whether it is concave."""
    if letter not in symbols(term) or term is letter:
        return FLAT
    match term:
        case Component(inner, indices) if not any(letter in symbols(k) for k in indices):
            return FLAT if _bend(inner, letter, here) == FLAT else NEITHER
        case Add(parts):
            return _all(tuple(_bend(each, letter, here) for each in parts))
        case Neg(inner):
            return _turned(_bend(inner, letter, here))
        case Div(over, under) if letter not in symbols(under):
            return _scaled(_bend(over, letter, here), (under,), here)
        case Mul(parts):
            inside = [each for each in parts if letter in symbols(each)]
            others = tuple(each for each in parts if letter not in symbols(each))
            return _scaled(_bend(inside[0], letter, here), others, here) if len(inside) == 1 else NEITHER
        case Binder("sum", _, _, Term() as low, Term() as high):
            run = range(here.whole(low), here.whole(high) + 1)
            return _all(tuple(_bend(opened(term, number(k)), letter, here) for k in run))
        case Call("transpose", (inner,)):
            return FLAT if _bend(inner, letter, here) == FLAT else NEITHER
    return _bends_up(term, letter, here), _bends_down(term, letter, here)


def _bends_up(term: Term, letter: Symbol, here: Enclosures) -> bool:
    match term:
        case Call("max" | "relu", parts):
            return all(_bend(each, letter, here)[0] for each in parts)
        case Call("abs" | "norm", (inner, *_)):
            return _bend(inner, letter, here) == FLAT
        case Pow(below, Number(p, 1)) if p >= 1 and not below.shape:
            bend = _bend(below, letter, here)
            grows = type(below) is Call and below.name in NEVER_NEGATIVE
            return (bend == FLAT and p % 2 == 0) or (grows and bend[0])
    return False


def _bends_down(term: Term, letter: Symbol, here: Enclosures) -> bool:
    match term:
        case Call("min", parts):
            return all(_bend(each, letter, here)[1] for each in parts)
    return False


def _scaled(bend: Bend, factors: tuple[Term, ...], here: Enclosures) -> Bend:
    """How something bends that is multiplied or divided by what does not vary."""
    if bend == FLAT:
        return FLAT
    for each in factors:
        if each.shape:
            return NEITHER
        value = base(here.scalar(each))
        if value == 0:
            return FLAT
        bend = bend if value > 0 else _turned(bend) if value < 0 else NEITHER
    return bend


def _turned(bend: Bend) -> Bend:
    return bend[1], bend[0]


def _all(bends: tuple[Bend, ...]) -> Bend:
    return all(up for up, _ in bends), all(down for _, down in bends)


def corners_apart(term: Term, letter: Symbol, here: Enclosures) -> bool:
    """Whether each summand of a term is smooth in a vector, or holds one entry of it, or is the sum of their sizes."""
    if letter not in symbols(term) or _bend(term, letter, here) == FLAT:
        return True
    match term:
        case Add(parts) | Mul(parts):
            return all(corners_apart(each, letter, here) for each in parts)
        case Neg(inner) | Div(inner, _):
            return corners_apart(inner, letter, here)
        case Pow(Call("norm", (inner,)), exponent) if exponent is TWO:
            return _bend(inner, letter, here) == FLAT
        case Pow(below, Number(p, 1)) if p >= 1 and _bend(below, letter, here) == FLAT:
            return True
        case Call("norm", (inner, order)):
            return inner is letter and order is ONE
        case Binder("sum", _, _, Term() as low, Term() as high):
            run = range(here.whole(low), here.whole(high) + 1)
            return all(corners_apart(opened(term, number(k)), letter, here) for k in run)
    entries = {each for each in subterms(term) if type(each) is Component and each.base is letter}
    return len({tuple(here.whole(k) for k in each.indices) for each in entries}) == 1 and not _whole(term, letter)


def _whole(term: Term, letter: Symbol) -> bool:
    """Whether a vector stands in a term otherwise than in an entry of it."""
    if term is letter:
        return True
    if type(term) is Component and term.base is letter:
        return False
    return any(_whole(child, letter) for child in term.children)
