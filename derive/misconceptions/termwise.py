"""Equations undone summand by summand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.exact.rationals import square_root
from derive.terms import ONE, TWO, Add, Call, Div, E, Mul, Neg, Number, Pow, Relation, Term, number, summands, total

IMPLIES = "implies"
Undone = Callable[[Term], Term | None]


def _by_summands(term: Term, undone: Undone) -> Iterator[Term]:
    """An equation with a function undone in each of its summands, of which one side has several."""
    match term:
        case Relation("=", left, right) if type(left) is Add or type(right) is Add:
            sides = [[_signed(part, undone) for part in summands(side)] for side in (left, right)]
            if all(part is not None for side in sides for part in side):
                yield Relation("=", *(total(part for part in side if part is not None) for side in sides))


def _signed(part: Term, undone: Undone) -> Term | None:
    if type(part) is Neg:
        inner = _signed(part.inner, undone)
        return None if inner is None else Neg(inner)
    return undone(part)


@misconception("ln a + ln b = ln c => a + b = c", Relation, relation=IMPLIES)
def logarithms_dropped(term: Term, context: Context) -> Iterator[Term]:
    """Logarithms fall only where each side is one: the sum of two is first the logarithm of the product."""
    yield from _by_summands(term, lambda t: t.arguments[0] if type(t) is Call and t.name == "log" else None)


@misconception("e^a + e^b = e^c => a + b = c", Relation, relation=IMPLIES)
def exponentials_dropped(term: Term, context: Context) -> Iterator[Term]:
    """A sum of exponentials is no exponential of the sum: its logarithm cannot be taken summand by summand."""
    yield from _by_summands(term, lambda t: t.exponent if type(t) is Pow and t.base is E else None)


@misconception("a^2 + b^2 = c^2 => a + b = c", Relation, relation=IMPLIES)
def root_taken_by_summands(term: Term, context: Context) -> Iterator[Term]:
    """A root is taken of a whole side, not of its summands."""
    yield from _by_summands(term, _root)


def _root(term: Term) -> Term | None:
    match term:
        case Pow(base, n) if n is TWO:
            return base
        case Number():
            return square_root(term)
    return None


@misconception("1/a + 1/b = 1/c => a + b = c", Relation, relation=IMPLIES)
def reciprocals_by_summands(term: Term, context: Context) -> Iterator[Term]:
    """The reciprocal is taken of a whole side: its fractions are added first."""
    yield from _by_summands(term, _turned_over)


def _turned_over(term: Term) -> Term | None:
    match term:
        case Div(over, under) if over is ONE:
            return under
        case Number(1, q) if q > 1:
            return number(q)
    return None


@misconception("x/a + b = c => x + b = a c", Relation, relation=IMPLIES)
def multiplied_in_one_summand(term: Term, context: Context) -> Iterator[Term]:
    """What an equation is multiplied by multiplies every summand of both sides."""
    match term:
        case Relation("=", left, right):
            for one, other in ((left, right), (right, left)):
                for k, part in enumerate(parts := summands(one)):
                    if type(part) is Div and len(parts) > 1:
                        rest = total((*parts[:k], part.over, *parts[k + 1 :]))
                        sides = rest, Mul((part.under, other))
                        yield Relation("=", *(sides if one is left else reversed(sides)))
