"""Wrong rules of fractions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    factors,
    fraction,
    number,
    product,
    raised,
    summands,
    total,
)  # fmt: skip

from .parts import all_but_one, over_and_under, without


@misconception("1/(a + b) = 1/a + 1/b", Div, Pow)
def fraction_denominator_split(term: Term, context: Context) -> Iterator[Term]:
    """A fraction can be split along its numerator, not along its denominator."""
    over, under = over_and_under(term)
    if type(under) is Add:
        yield total(Neg(Div(over, t.inner)) if type(t) is Neg else Div(over, t) for t in under.terms)


@misconception("(a + b)/a = b", Div)
def cancel_term_not_factor(term: Term, context: Context) -> Iterator[Term]:
    """Only a common factor cancels, a summand does not."""
    if type(term) is not Div:
        return
    tops, lows = summands(term.over), summands(term.under)
    for k, top in enumerate(tops):
        rest = without(tops, k)
        if len(tops) > 1:
            if top is term.under:
                yield total(rest)
                yield total((ONE, *rest))
            for m, low in enumerate(lows):
                if low is top and len(lows) > 1:
                    yield fraction(total(rest), total(without(lows, m)))
        for one in factors(top) if len(tops) > 1 else ():
            yield from _cancelled(tops, k, one, term.under)
        if len(tops) == 1 and len(lows) > 1:
            for one in factors(term.over):
                yield from _cancelled_below(term.over, lows, one)
    for m, low in enumerate(lows):
        if len(lows) > 1 and low is term.over:
            yield Div(ONE, total((ONE, *without(lows, m))))
            yield Div(ONE, total(without(lows, m)))


def _cancelled(tops: tuple[Term, ...], k: int, one: Term, under: Term) -> Iterator[Term]:
    """A factor of one summand and of the denominator crossed out in both."""
    lows = factors(under)
    for m, low in enumerate(lows):
        left = _divided_once(one, low)
        if left is not None:
            rest = product(left if f is one else f for f in factors(tops[k]))
            yield fraction(total((*tops[:k], rest, *tops[k + 1 :])), product(without(lows, m)))


def _divided_once(one: Term, low: Term) -> Term | None:
    """A factor of a summand divided by one of the denominator, where one sees that it divides."""
    match one, low:
        case _ if low is ONE:
            return None
        case _ if low is one:
            return ONE
        case Number(p, 1), Number(q, 1) if q > 1 and p % q == 0:
            return number(p // q)
        case Pow(base, Number(n, 1)), _ if low is base and n > 1:
            return raised(base, number(n - 1))
        case Pow(base, Number(n, 1)), Pow(other, Number(m, 1)) if other is base and n > m > 0:
            return raised(base, number(n - m))
    return None


def _cancelled_below(over: Term, lows: tuple[Term, ...], one: Term) -> Iterator[Term]:
    for m, low in enumerate(lows):
        if one in factors(low) and one is not ONE:
            left = product(f for f in factors(low) if f is not one)
            yield Div(product(f for f in factors(over) if f is not one), total((*lows[:m], left, *lows[m + 1 :])))


@misconception("a/b + c/d = (a + c)/(b + d)", Add)
def fractions_added_by_parts(term: Term, context: Context) -> Iterator[Term]:
    """Fractions are added over a common denominator."""
    if type(term) is Add:
        yield from _by_parts(term.terms)
        fractions = [t for t in term.terms if _signed_fraction(t)[1] is not ONE]
        if 1 < len(fractions) < len(term.terms):
            others = tuple(t for t in term.terms if t not in fractions)
            yield from (total((*others, each)) for each in _by_parts(fractions))


def _by_parts(terms: Sequence[Term]) -> Iterator[Term]:
    parts = [_signed_fraction(t) for t in terms]
    if any(under is not ONE for _, under in parts):
        yield Div(total(over for over, _ in parts), total(under for _, under in parts))
        yield Div(total(over for over, _ in parts), product(under for _, under in parts if under is not ONE))


def _signed_fraction(term: Term) -> tuple[Term, Term]:
    match term:
        case Neg(inner):
            over, under = _signed_fraction(inner)
            return Neg(over), under
        case Number(p, q):
            return number(p), number(q)
    return over_and_under(term)


@misconception("(a/b)/(c/d) = (a c)/(b d)", Div)
def division_without_reciprocal(term: Term, context: Context) -> Iterator[Term]:
    """One divides by a fraction by multiplying with its reciprocal."""
    match term:
        case Div(over, Div(c, d)):
            yield Div(Mul((over, c)), d)
        case Div(over, Number(p, q)) if q > 1:
            yield Mul((over, number(p, q)))
        case Div(Number(p, q), under) if q > 1:
            yield Div(Mul((number(p), under)), number(q))
        case Div(Div(a, b), c):
            yield Div(Mul((a, c)), b)


@misconception("c (a/b) = (c a)/(c b)", Mul)
def factor_on_both_levels(term: Term, context: Context) -> Iterator[Term]:
    """A factor before a fraction multiplies its numerator alone; on both levels it changes nothing."""
    match term:
        case Mul(parts):
            for one, others in all_but_one(parts):
                match one:
                    case Div(over, under):
                        yield Div(Mul((product(others), over)), Mul((product(others), under)))
                    case Number(p, q) if q > 1 and all(type(each) is not Number or each.q == 1 for each in others):
                        yield Div(Mul((product(others), number(p))), Mul((product(others), number(q))))


@misconception("16/64 = 1/4", Div, Number)
def digits_cancelled(term: Term, context: Context) -> Iterator[Term]:
    """Digits of numbers do not cancel, only common factors do."""
    match term:
        case Div(Number(p, 1), Number(q, 1)) if 9 < abs(p) < 10**9 and 9 < abs(q) < 10**9:
            top, low = str(abs(p)), str(abs(q))
            for k, digit in enumerate(top):
                m = low.find(digit)
                if digit != "0" and m >= 0 and int(low[:m] + low[m + 1 :]):
                    yield Div(number(int(top[:k] + top[k + 1 :])), number(int(low[:m] + low[m + 1 :])))
