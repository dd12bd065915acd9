"""Wrong rules of factorials and binomial coefficients."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import Add, Call, Div, Mul, Number, Term, call, product, total


@misconception("(2 n)! = 2 n!", Call)
def factorial_of_multiple(term: Term, context: Context) -> Iterator[Term]:
    """A factorial is no factor: that of a multiple or of a sum has many more factors."""
    match term:
        case Call("factorial", (Mul((Number() as c, *rest)),)):
            yield Mul((c, call("factorial", product(rest))))
        case Call("factorial", (Add(terms),)):
            yield total(call("factorial", t) for t in terms)


@misconception("binom(n, k) = n/k", Call)
def binomial_as_fraction(term: Term, context: Context) -> Iterator[Term]:
    """A binomial coefficient is n!/(k! (n - k)!), not the fraction of its entries."""
    match term:
        case Call("binom", (n, k)):
            yield Div(n, k)
            yield Div(call("factorial", n), call("factorial", k))
