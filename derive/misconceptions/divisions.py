"""Wrong ways of dividing the two sides of an equation."""

from __future__ import annotations

from collections.abc import Iterator
from math import lcm

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    MINUS_ONE,
    ONE,
    ZERO,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Relation,
    Term,
    fraction,
    letters,
    number,
    product,
    quotient,
    summands,
    total,
)  # fmt: skip

from .equations import IFF
from .parts import without


@misconception("a x = b iff x = b - a", Relation, relation=IFF)
def subtracted_instead_of_divided(term: Term, context: Context) -> Iterator[Term]:
    """A factor is removed by dividing, not by subtracting."""
    for rest, factor, other, sign in _coefficients(term):
        yield Relation(sign, rest, Add((other, Neg(factor))))


@misconception("a x = b iff x = b", Relation, relation=IFF)
def forgot_divide(term: Term, context: Context) -> Iterator[Term]:
    """The other side has to be divided too."""
    for rest, _, other, sign in _coefficients(term):
        yield Relation(sign, rest, other)
    match term:
        case Relation(sign, Add(terms), right):
            for c in dict.fromkeys(_leading(t) for t in terms):
                if c is not ONE and c is not MINUS_ONE:
                    yield Relation(sign, total(_over(t, c) if letters(t) else t for t in terms), _over(right, c))


@misconception("a x = b iff x = a b", Relation, relation=IFF)
def multiplied_instead_of_divided(term: Term, context: Context) -> Iterator[Term]:
    """A factor goes to the other side as a divisor, a divisor as a factor."""
    for rest, factor, other, sign in _coefficients(term):
        yield Relation(sign, rest, Mul((factor, other)))
        yield Relation(sign, rest, Div(factor, other))
    match term:
        case Relation(sign, Div(over, under), right):
            yield Relation(sign, over, Div(right, under))


@misconception("a x = b iff x = -b/a", Relation, relation=IFF)
def sign_when_dividing(term: Term, context: Context) -> Iterator[Term]:
    """Dividing by a factor leaves the sign that the quotient has."""
    for rest, factor, other, sign in _coefficients(term):
        yield Relation(sign, rest, Neg(fraction(other, factor)))


def _coefficients(term: Term) -> Iterator[tuple[Term, Term, Term, str]]:
    """What a side is without one factor, the factor, the other side and the relation."""
    if type(term) is not Relation or term.left.shape:
        return
    for side, other in ((term.left, term.right), (term.right, term.left)):
        if other is not ZERO:
            match side:
                case Mul(parts):
                    for k, part in enumerate(parts):
                        yield product(without(parts, k)), part, other, term.sign
                case Neg(inner):
                    yield inner, MINUS_ONE, other, term.sign
                    if type(inner) is Mul and type(inner.factors[0]) is Number:
                        yield product(inner.factors[1:]), Neg(inner.factors[0]), other, term.sign


def _leading(term: Term) -> Number:
    match term:
        case Neg(inner):
            return _leading(inner)
        case Number(p, q):
            return Number(abs(p), q) if p else ONE
        case Mul((Number() as c, *_)):
            return Number(abs(c.p), c.q) if c.p else ONE
    return ONE


def _over(term: Term, c: Number) -> Term:
    return Mul((number(c.q, c.p), term))


@misconception("a = b iff c a = b", Relation, relation=IFF)
def scale_one_side(term: Term, context: Context) -> Iterator[Term]:
    """What is done to one side has to be done to the other."""
    match term:
        case Relation(sign, left, right) if left.shape == ():
            for side, other in ((left, right), (right, left)):
                over, under = quotient(side)
                if under is not ONE:
                    yield Relation(sign, over, other)
                for c in dict.fromkeys(_leading(t) for t in summands(side)):
                    if c is not ONE:
                        yield Relation(sign, _over(side, c), other)
                common = _common(side)
                if common > 1:
                    yield Relation(sign, Mul((number(common), side)), other)


def _common(side: Term) -> int:
    """The least common multiple of the numbers that the summands of a side are divided by."""
    parts = (quotient(t.inner if type(t) is Neg else t)[1] for t in summands(side))
    return lcm(*(part.p for part in parts if type(part) is Number and part.q == 1 and part.p > 0))
