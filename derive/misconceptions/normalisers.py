"""Wrong rules of what normalises a softmax."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import Call, Component, Div, E, Mul, Pow, Term, call, product

from .matrices import rank
from .softmax import exponential_of, softmaxed


@misconception("softmax(c z) = softmax(z)", Call)
def softmax_scale(term: Term, context: Context) -> Iterator[Term]:
    """A softmax stays where one number is added to all of its inputs, not where they are multiplied by it."""
    match term:
        case Call("softmax", (Mul((c, *rest)),)) if rank(c) == 0 and rest:
            yield call("softmax", product(rest))
            yield Mul((c, call("softmax", product(rest))))


@misconception("ln softmax(z)_i = z_i", Call)
def log_normaliser_dropped(term: Term, context: Context) -> Iterator[Term]:
    """The logarithm of a softmax is its input minus the logarithm of the sum of all exponentials."""
    match term:
        case Call("log", (Component(p, indices),)) if (z := softmaxed(p, context)) is not None:
            yield Component(z, indices)
        case Call("log", (Div(Pow(base, u), under),)) if base is E and exponential_of(u, under):
            yield u
