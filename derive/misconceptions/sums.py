"""Wrong rules of sums, products over an index and means."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    INFINITY,
    ONE,
    ZERO,
    Add,
    Binder,
    Bound,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    bind,
    number,
    opened,
    power,
    product,
    symbols,
)  # fmt: skip


def _geometric(term: Term) -> tuple[Term, Term, Term] | None:
    """First term, ratio and number of terms of a geometric sum, written out or with a sum sign."""
    match term:
        case Binder("sum", letter, _, low, high) if low is not None and high is not None:
            k = Symbol(f"{letter}#")
            match opened(term, k):
                case Div(Number(1, 1), Pow(base, exponent)) if exponent is k and k not in symbols(base):
                    return Div(ONE, Pow(base, low)) if low is not ZERO else ONE, Div(ONE, base), _count(low, high)
                case Pow(base, exponent) if exponent is k and k not in symbols(base):
                    return Pow(base, low) if low is not ZERO else ONE, base, _count(low, high)
        case Add((first, _, *_) as terms):
            bases = [power(t) if t is not ONE else None for t in terms]
            base = next((b[0] for b in bases if b), ONE)
            exponents = [0 if b is None else b[1].p if b[0] is base and type(b[1]) is Number else -1 for b in bases]
            if len(terms) > 2 and exponents == list(range(exponents[0], exponents[0] + len(terms))):
                return first, base, number(len(terms))
    return None


def _count(low: Term, high: Term) -> Term:
    return INFINITY if high is INFINITY else Add((high, Neg(low), ONE))


@misconception("sum(b^k, k=0..n) = (1 - b^n)/(1 - b)", Binder, Add)
def geometric_off_by_one(term: Term, context: Context) -> Iterator[Term]:
    """A geometric sum from 0 to n has n + 1 terms."""
    if found := _geometric(term):
        first, base, count = found
        if count is INFINITY:
            whole = Div(ONE, Add((ONE, Neg(base))))
            yield whole if first is not ONE else Mul((base, whole))
            return
        for wrong in (Add((count, Neg(ONE))), Add((count, ONE))):
            closed = Div(Add((ONE, Neg(Pow(base, wrong)))), Add((ONE, Neg(base))))
            yield closed if first is ONE else Mul((first, closed))


@misconception("(1/n) sum(a_i) = sum(a_i)", Mul, Div)
def mean_factor_lost(term: Term, context: Context) -> Iterator[Term]:
    """The mean divides by the number of its terms."""
    match term:
        case Div(Binder("sum") as inner, _):
            yield inner
        case Mul((Div(over, under), Binder("sum") as inner)):
            yield inner if over is ONE else Mul((over, inner))
            match under:
                case Mul((Number() as c, *_)):
                    yield Mul((Div(over, c), inner))
        case Mul((Number(p, q), Binder("sum") as inner)) if q > 1:
            yield inner if p == 1 else Mul((number(p), inner))


@misconception("sum(a_i b_i) = sum(a_i) sum(b_i)", Binder)
def sum_of_products_split(term: Term, context: Context) -> Iterator[Term]:
    """The sum of products is not the product of the sums."""
    match term:
        case Binder("sum", letter, Mul(parts), low, high) if low is not None:
            yield product(Binder("sum", letter, p, low, high) for p in parts)
        case Binder("sum", letter, Pow(base, n), low, high) if low is not None:
            yield Pow(Binder("sum", letter, base, low, high), n)


@misconception("sum(a_i)^2 = sum(a_i^2)", Pow)
def square_of_a_sum_sign(term: Term, context: Context) -> Iterator[Term]:
    """The square of a sum has all mixed products in it."""
    match term:
        case Pow(Binder("sum", letter, body, low, high), n):
            yield Binder("sum", letter, Pow(body, n), low, high)


@misconception("sum(c, i=1..n) = c", Binder)
def constant_summed_once(term: Term, context: Context) -> Iterator[Term]:
    """A constant that is summed n times gives n times the constant."""
    match term:
        case Binder("sum", letter, _, low, high) if low is not None:
            k = Symbol(f"{letter}#")
            inner = opened(term, k)
            if k not in symbols(inner):
                yield inner
            match inner:
                case Add(parts) if any(k not in symbols(p) for p in parts):
                    summed = [p if k not in symbols(p) else bind("sum", k, p, low, high) for p in parts]
                    yield Add(tuple(summed))


@misconception("sum(k, k=1..n) = n (n - 1)/2", Binder)
def gauss_sum_slip(term: Term, context: Context) -> Iterator[Term]:
    """The numbers from 1 to n add up to n (n + 1)/2."""
    match term:
        case Binder("sum", _, Bound(0), low, high) if low is ONE and high is not None:
            yield Div(Mul((high, Add((high, Neg(ONE))))), number(2))
            yield Mul((high, Add((high, ONE))))
            yield Div(Pow(high, number(2)), number(2))
        case Binder("sum", letter, Mul((Number() as c, Bound(0) as k)), low, high):
            yield from (Mul((c, each)) for each in gauss_sum_slip(Binder("sum", letter, k, low, high), context))


@misconception("sum over 1..n is sum over 1..n-1", Binder)
def sum_bound_slip(term: Term, context: Context) -> Iterator[Term]:
    """The sum runs over one index too few or too many."""
    match term:
        case Binder("sum" | "product" as kind, letter, body, low, high) if low is not None and high is not None:
            for ends in ((low, _plus(high, -1)), (low, _plus(high, 1)), (_plus(low, 1), high), (_plus(low, -1), high)):
                yield Binder(kind, letter, body, *ends)


def _plus(end: Term, step: int) -> Term:
    if type(end) is Number:
        return number(end.p + step * end.q, end.q)
    return Add((end, number(step)))
