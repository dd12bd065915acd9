"""Equations between vectors and matrices as sums A X B = R: what stands before and behind the unknown."""

from __future__ import annotations

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Record,
    Symbol,
    Term,
    call,
    coefficient,
    negated,
    number,
    product,
    scaled,
    summands,
    symbols,
    total,
)

from .matrix_products import Parted, Parts, parted


class Linear(Record):
    """One summand with the unknown once in it: its number, its scalars, and what stands before and behind."""

    number: Number
    scalars: Parts
    before: Parts
    behind: Parts


class Collected(Record):
    """An equation A X B = R; A and B are None where nothing, or only a scalar, stands there."""

    scalar: Term
    before: Term | None
    behind: Term | None
    right: Term


def opened(term: Term, x: Symbol) -> tuple[Term, ...]:
    """The summands of a term, brackets that hold the unknown multiplied out."""
    match term:
        case Add(terms):
            return tuple(inner for each in terms for inner in opened(each, x))
        case Neg(inner):
            return tuple(negated(each) for each in opened(inner, x))
        case Div(over, under) if x not in symbols(under):
            return tuple(parted(Mul((Div(ONE, under), each))).whole() for each in opened(over, x))
        case Mul(factors):
            place = next((k for k, part in enumerate(factors) if type(part) is Add and x in symbols(part)), None)
            if place is not None:
                each = (product((*factors[:place], part, *factors[place + 1 :])) for part in summands(factors[place]))
                return tuple(inner for one in each for inner in opened(parted(one).whole(), x))
    return (term,)


def numbered(term: Term) -> Parted:
    """A product taken apart, the numbers below its scalars in front."""
    found = parted(term)
    c = found.number
    kept: list[Term] = []
    for each in found.scalars:
        match each:
            case Div(over, Number(p, q)):
                own, over = coefficient(over)
                c = number(c.p * own.p * q, c.q * own.q * p)
                kept += [] if over is ONE else [over]
            case _:
                kept.append(each)
    return Parted(c, tuple(kept), found.chain)


def linear(term: Term, x: Symbol) -> Linear | None:
    """A summand taken apart at the unknown; None where that does not stand in it once, as a factor."""
    found = numbered(term)
    places = [k for k, each in enumerate(found.chain) if each is x]
    if len(places) != 1:
        return None
    before, behind = found.chain[: places[0]], found.chain[places[0] + 1 :]
    if x in symbols(product((*found.scalars, *before))) or x in symbols(product(behind)):
        return None
    return None if len(x.shape) == 1 and behind else Linear(found.number, found.scalars, before, behind)


def collected(gradient: Term, x: Symbol) -> Collected | None:
    """A X B = R for what is zero; None where it is not linear in the unknown, or has no such form."""
    over = gradient.over if type(gradient) is Div and x not in symbols(gradient.under) else gradient
    with_x: list[Linear] = []
    others: list[Term] = []
    for each in opened(over, x):
        if x not in symbols(each):
            others.append(negated(numbered(each).whole()))
        elif (found := linear(each, x)) is not None:
            with_x.append(found)
        else:
            return None
    return _collected(with_x, others, x) if with_x else None


def _collected(with_x: list[Linear], others: list[Term], x: Symbol) -> Collected | None:
    first = with_x[0]
    one_behind = all(each.behind == first.behind for each in with_x)
    if not one_behind and any(each.before != first.before for each in with_x):
        return None
    bare = all((each.behind if not one_behind else each.before) == () for each in with_x)
    size = x.shape[0 if one_behind else 1]
    alone = () if bare else (call("identity", size),)
    inner = [_factor(each, (each.before if one_behind else each.behind) or alone) for each in with_x]
    inner, right = _divided(inner, others)
    front = product(first.before) if first.before and not one_behind else None
    back = product(first.behind) if first.behind and one_behind else None
    whole = total(inner)
    if bare:
        return Collected(whole, front, back, right)
    return Collected(ONE, whole, back, right) if one_behind else Collected(ONE, front, whole, right)


def _factor(each: Linear, matrices: Parts) -> Term:
    return Parted(each.number, each.scalars, matrices).whole()


def _divided(inner: list[Term], others: list[Term]) -> tuple[list[Term], Term]:
    """The two sides without the number that all their summands have."""
    shared = coefficient(inner[0])[0]
    size = number(abs(shared.p), shared.q)
    if any(abs(coefficient(each)[0].p) != size.p or coefficient(each)[0].q != size.q for each in (*inner, *others)):
        size = ONE
    sign = -1 if all(coefficient(each)[0].p < 0 for each in inner) else 1

    def less(term: Term) -> Term:
        c, rest = coefficient(term)
        return scaled(number(sign * c.p * size.q, c.q * size.p), rest)

    return [less(each) for each in inner], total(map(less, others)) if others else ZERO
