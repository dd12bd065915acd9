"""Factorials, binomial coefficients, and logarithms of long products."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, rule
from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    ZERO,
    Binder,
    Call,
    Div,
    Number,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    negated,
    number,
    opened,
    product,
    total,
)

SOURCE = "Graham, Knuth and Patashnik, Concrete Mathematics, ch. 4 and 5"
MOST = 4


@rule("prod(k, k=1..n) = n!", Binder)
def product_of_the_first_numbers(term: Binder, context: Context) -> Term | None:
    """The product of the first n numbers is the factorial of n."""
    if term.kind != "product" or term.low is not ONE or term.high is None:
        return None
    return call("factorial", term.high) if opened(term, Symbol("k")) is Symbol("k") else None


@rule("n!/(n - k)! = prod(n - i, i=0..k-1)", Div)
def factorials_cancelled(term: Div, context: Context) -> Provided | None:
    """Of a quotient of factorials the factors are left that only the larger one has."""
    match term:
        case Div(Call("factorial", (n,)), Call("factorial", (m,))):
            gap = normal(total((n, negated(m))))
            if type(gap) is Number and gap.q == 1 and 0 < gap.p <= MOST:
                return Provided(_falling(n, gap.p), (Relation(">=", m, ZERO),))
    return None


@rule("binom(n, k) = prod(n - i, i=0..k-1)/k!", Call)
def binomial_coefficient_written_out(term: Call, context: Context) -> Term | None:
    """A binomial coefficient is a product of as many factors from n downwards as k says, divided by k factorial."""
    match term:
        case Call("binom", (n, Number(k, 1))) if 0 < k <= MOST:
            below = 1
            for each in range(2, k + 1):
                below *= each
            return _falling(n, k) if below == 1 else Div(_falling(n, k), number(below))
    return None


def _falling(n: Term, count: int) -> Term:
    return product(n if not k else normal(total((n, number(-k)))) for k in range(count))


@rule("ln prod(p_k, k=1..n) = sum(ln p_k, k=1..n)", Call)
def logarithm_of_a_long_product(term: Call, context: Context) -> Term | None:
    """The logarithm of a product of positive numbers over an index is the sum of their logarithms."""
    match term:
        case Call("log", (Binder("product", letter, _, low, high) as inner,)):
            k = Symbol(letter)
            return bind("sum", k, call("log", opened(inner, k)), low, high)
    return None
