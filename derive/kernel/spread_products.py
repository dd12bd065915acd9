"""Products of vectors and matrices written out: without brackets, powers, and transposes of products."""

from __future__ import annotations

from itertools import product

from derive.core.context import Context
from derive.terms import (
    Add,
    Call,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    alike,
    call,
    factors,
    negated,
    shape,
    summands,
    total,
    with_children,
)
from derive.terms import product as times

MOST_SUMMANDS = 60
MOST_FACTORS = 6


def run_of(term: Term) -> tuple[Term, tuple[Term, ...]]:
    """A product as its scalars and, in order, its matrices and vectors."""
    scalars: list[Term] = []
    arrays: list[Term] = []
    for each in factors(term):
        (arrays if shape(each) else scalars).append(each)
    return times(scalars), tuple(arrays)


def place_of(run: tuple[Term, ...], arrays: tuple[Term, ...]) -> int | None:
    """Where one list of factors stands in another."""
    length = len(run)
    starts = range(len(arrays) - length + 1) if length else ()
    return next((k for k in starts if all(map(alike, run, arrays[k : k + length]))), None)


def spread(term: Term, context: Context) -> Term:
    """A term with powers, transposes and products of sums of arrays written out."""
    term = with_children(term, lambda child: spread(child, context))
    match term:
        case Pow(Call("norm", (base,)), Number(2, 1)) if len(shape(base)) == 1:
            return spread(Mul((call("transpose", base), base)), context)
        case Pow(base, Number(n, 1)) if shape(base) and 2 <= n <= MOST_FACTORS:
            return spread(Mul((base,) * n), context)
        case Call("transpose", (inner,)):
            return transposed(inner, context)
        case Neg(inner) if type(inner) is Add:
            return total(negated(each) for each in inner.terms)
        case Mul() if shape(term) or any(shape(each) for each in factors(term)):
            return _multiplied_out(term)
    return term


def transposed(inner: Term, context: Context) -> Term:
    """The transpose of a term as the product or the sum of the transposes of its parts."""
    match inner:
        case Add(terms):
            return total(transposed(each, context) for each in terms)
        case Neg(body):
            return negated(transposed(body, context))
        case Call("transpose", (body,)):
            return body
        case Call("inverse", (body,)):
            return call("inverse", transposed(body, context))
        case Call("identity"):
            return inner
        case Symbol(name) if context.has(name, "symmetric", "spd", "psd", "diagonal"):
            return inner
        case Mul() if shape(inner):
            scalars, arrays = run_of(inner)
            turned = times(transposed(each, context) for each in reversed(arrays))
            return turned if type(scalars) is Number and scalars.p == scalars.q else times((scalars, *factors(turned)))
    return call("transpose", inner) if shape(inner) else inner


def _multiplied_out(term: Term) -> Term:
    """A product of sums as the sum of products, unless there are too many."""
    sums = [summands(each) if shape(each) else (each,) for each in factors(term)]
    count = 1
    for each in sums:
        count *= len(each)
    if count > MOST_SUMMANDS:
        return term
    return total(_signed(each) for each in product(*sums))


def _signed(parts: tuple[Term, ...]) -> Term:
    negative = sum(type(each) is Neg for each in parts) % 2
    whole = times(inner for each in parts for inner in factors(each.inner if type(each) is Neg else each))
    return negated(whole) if negative else whole
