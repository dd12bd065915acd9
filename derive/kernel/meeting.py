"""Points moved so that linear equations hold at them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial, reduce

from derive.terms import (
    ONE,
    Add,
    Component,
    Decimal,
    Div,
    Mul,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    distinct_subterms,
    negated,
    total,
)

from .exactly import value

Point = dict[Term, Fraction]
# The coefficients of letters and entries, and at 1 what is added to them.
Slopes = dict[Term, Fraction]
Root = Callable[[Term, Point], Fraction | None]


def met_by(told: tuple[Term, ...]) -> Callable[[Point], Point]:
    """How entries of a point are moved so that linear equations among relations hold, each for its last entry."""
    gaps = tuple(
        (_root_of(gap), _unknowns(gap))
        for each in told if type(each) is Relation and each.sign == "="
        for gap in (total((each.left, negated(each.right))),)
    )  # fmt: skip

    def moved(drawn: Point) -> Point:
        point = dict(drawn)
        done: set[Term] = set()
        for root, unknowns in gaps:
            for x in unknowns:
                if x in point and x not in done and (found := root(x, point)) is not None:
                    point[x] = found
                    done.add(x)
                    break
        return point

    return moved if gaps else lambda point: point


def _unknowns(gap: Term) -> tuple[Term, ...]:
    """The letters and entries of a term, the last first."""
    met = dict.fromkeys(here for here in distinct_subterms(gap) if type(here) in (Symbol, Component))
    return tuple(met)[::-1]


def _root_of(gap: Term) -> Root:
    """The value of a letter at which a term that is linear in it is zero, as a function of the letter and a point."""
    slopes = _slopes(gap)
    return _root_by_values(gap) if slopes is None else partial(_linear_root, slopes)


def _root_by_values(gap: Term) -> Root:
    """The same by three values; in which letters a term is not linear is seen once, and not asked again."""
    bent: set[Term] = set()

    def root(x: Term, point: Point) -> Fraction | None:
        if x in bent:
            return None
        zero, one, two = (value(gap, {**point, x: Fraction(k)}) for k in range(3))
        if zero is None or one is None or two is None or one == zero:
            return None
        if two != 2 * one - zero:
            bent.add(x)
            return None
        return zero / (zero - one)

    return root


def _linear_root(slopes: Slopes, x: Term, point: Point) -> Fraction | None:
    own = slopes.get(x)
    others = [(point.get(y), slope) for y, slope in slopes.items() if y is not x and y is not ONE]
    if not own or any(at is None for at, _ in others):
        return None
    rest = sum((at * slope for at, slope in others if at), slopes.get(ONE, Fraction()))
    return -rest / own


def _slopes(term: Term) -> Slopes | None:
    """The coefficients of a linear term; None of other terms."""
    match term:
        case Symbol() | Component():
            return {term: Fraction(1)}
        case Number() | Decimal():
            exact = value(term, {})
            return None if exact is None else {ONE: exact}
        case Neg(inner):
            return _scaled(_slopes(inner), Fraction(-1))
        case Add(parts):
            return reduce(_added, map(_slopes, parts))
        case Mul(factors):
            return reduce(_multiplied, map(_slopes, factors))
        case Div(over, under):
            below = _constant(_slopes(under))
            return _scaled(_slopes(over), 1 / below) if below else None
    return None


def _added(a: Slopes | None, b: Slopes | None) -> Slopes | None:
    if a is None or b is None:
        return None
    return {x: a.get(x, Fraction()) + b.get(x, Fraction()) for x in (*a, *(y for y in b if y not in a))}


def _multiplied(a: Slopes | None, b: Slopes | None) -> Slopes | None:
    if (factor := _constant(a)) is not None:
        return _scaled(b, factor)
    return None if (factor := _constant(b)) is None else _scaled(a, factor)


def _scaled(slopes: Slopes | None, by: Fraction) -> Slopes | None:
    return None if slopes is None else {x: slope * by for x, slope in slopes.items()}


def _constant(slopes: Slopes | None) -> Fraction | None:
    return slopes[ONE] if slopes is not None and slopes.keys() == {ONE} else None
