"""Expansions that leave out higher terms: f(x) = 1 + x + O(x^2), and f(x) about 1 + x; compared slope by slope."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, sound
from derive.core.context import Context
from derive.core.drafts import phrase
from derive.core.relations import APPROXIMATELY
from derive.core.reports import JudgedStep
from derive.kernel.bench import Bench
from derive.kernel.values import with_values
from derive.terms import (
    ZERO,
    Add,
    At,
    Binder,
    Decimal,
    Derivative,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    kinds,
    letters,
    negated,
    number,
    subterms,
    symbols,
    total,
    with_children,
)

from .products_of_orders import MOST, Order, order, spread_orders

MOST_FACTORS = 3


def by_orders(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on two expansions; None where no order is said, or where `about` is no matter of one."""
    before, after = (spread_orders(side) if relation == "=" else side for side in (before, after))
    left, right = _orders(before), _orders(after)
    if relation == "=" and any(_holds_order(side) for side in (_plain(before), _plain(after))):
        return JudgedStep(0, 1, "undecided", _open(bench), message=phrase("check.not_decided", "orders"))
    if relation == "=" and (left or right):
        before, after = (_summed(side, context, bench) for side in (before, after))
        found = min((*left, *right), key=lambda each: each.count)
        alike = all((each.x, each.centre) == (found.x, found.centre) for each in (*left, *right))
        if not alike or (right and found not in right) or (left and not right):
            return JudgedStep(0, 1, "undecided", _open(bench), message=phrase("check.not_decided", "orders"))
        return _judged(_plain(before), _plain(after), found, context, bench)
    if relation != APPROXIMATELY or before.shape or after.shape:
        return None
    before, after = _exact(before), _exact(after)
    polynomial = _polynomial(after)
    step = _judged(before, after, polynomial, context, bench) if polynomial and symbols(before) else None
    return step if step is not None and step.follows else None


def _summed(term: Term, context: Context, bench: Bench) -> Term:
    """A series as the function that it is the series of, where that is known."""
    worked = with_values(term, context, bench) if Binder in kinds(term) else None
    return term if worked is None else worked[0]


def _holds_order(term: Term) -> bool:
    return any(order(here) is not None for here in subterms(term))


def _exact(term: Term) -> Term:
    """A term with the numbers that its decimals are."""
    return number(term.mantissa, 10**term.places) if type(term) is Decimal else with_children(term, _exact)


def _orders(term: Term) -> tuple[Order, ...]:
    found = (order(part) for part in (term.terms if type(term) is Add else (term,)))
    return tuple(each for each in found if each is not None)


def _plain(term: Term) -> Term:
    return total(part for part in (term.terms if type(term) is Add else (term,)) if order(part) is None)


def _polynomial(term: Term) -> Order | None:
    """One more than the degree of a polynomial in one letter."""
    if len(letters(term)) != 1:
        return None
    (x,) = letters(term)
    powers = [here.exponent for here in subterms(term) if type(here) is Pow and x in symbols(here)]
    if not all(type(n) is Number and n.q == 1 and 0 < n.p < MOST for n in powers):
        return None
    return Order(x, ZERO, max((n.p for n in powers if type(n) is Number), default=1) + 1)


def _judged(before: Term, after: Term, order: Order, context: Context, bench: Bench) -> JudgedStep | None:
    """By the slopes of the difference at the centre; multiplied by x - a where it has no value there."""
    off = order.x if order.centre is ZERO else total((order.x, negated(order.centre)))
    for more in range(MOST_FACTORS):
        whole = Add((_times(before, off, more), Neg(_times(after, off, more))))
        grades = []
        for k in range(order.count + more):
            slope = At(Derivative(whole, order.x, k) if k else whole, (order.x,), (order.centre,))
            found = bench.equal(slope, ZERO, context)
            grades.append(found)
            if not sound(found.grade):
                break
        if grades[-1].grade == REFUTED:
            degree = len(grades) - 1 - more
            said = phrase("check.order_differs", Pow(off, number(degree))) if degree > 0 else phrase("check.constants")
            return JudgedStep(0, 1, "wrong", grades[-1], message=said)
        if sound(grades[-1].grade):
            return JudgedStep(0, 1, "identity", Certificate(PROVED, "slopes at a point", seed=bench.seed)).but(
                message=phrase("check.order_holds", Pow(off, number(order.count)))
            )
    return JudgedStep(0, 1, "undecided", _open(bench), message=phrase("check.not_decided", "orders"))


def _times(term: Term, off: Term, power: int) -> Term:
    """A term times a power of x - a, with which fractions of such are reduced."""
    match term:
        case Add(parts):
            return total(_times(part, off, power) for part in parts)
        case Div(over, under) if power and under is off:
            return _times(over, off, power - 1)
        case Div(over, Pow(under, Number(n, 1))) if 0 < n <= power and under is off:
            return _times(over, off, power - n)
    return Mul((term, Pow(off, number(power)))) if power else term


def _open(bench: Bench) -> Certificate:
    return Certificate(UNDECIDED, "orders", seed=bench.seed)
