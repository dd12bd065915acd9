"""Laws of the Kronecker delta."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Binder,
    Call,
    Mul,
    Neg,
    Number,
    Term,
    factors,
    negated,
    opened,
    product,
    summands,
    taken_out,
    total,
)

from .indices import INNERMOST, depends, is_sum
from .monomials import parts, written


def _selected(body: Term) -> tuple[Term, Term] | None:
    """The value to which a delta fixes the index, and what the delta multiplies."""
    c, over, under = parts(body)
    for place, part in enumerate(over):
        if type(part) is Call and part.name == "delta":
            for index, value in (part.arguments, part.arguments[::-1]):
                if index is INNERMOST and not depends(value):
                    return taken_out(value), written(c, over[:place] + over[place + 1 :], under)
    return None


@rule("sum(delta_{kj} a_k, k=1..n) = a_j", Binder)
def delta_contraction(term: Binder, context: Context) -> Term | None:
    """A Kronecker delta under a sum keeps only the term in which its indices agree."""
    if not is_sum(term) or (found := _selected(term.body)) is None:
        return None
    value, rest = found
    return opened(Binder("sum", term.letter, rest, term.low, term.high), value)


@rule("delta_{ii} = 1", Call, trivial=True)
def delta_of_equal_indices(term: Call, context: Context) -> Term | None:
    """The Kronecker delta of one index with itself is one, of two different numbers zero."""
    match term:
        case Call("delta", (i, j)) if i is j:
            return ONE
        case Call("delta", (Number(), Number())):
            return ZERO
    return None


@rule("a (delta_{ij} - b) = a delta_{ij} - a b", Mul)
def bracket_opened(term: Mul, context: Context) -> Term | None:
    """A factor before a bracket with a Kronecker delta is multiplied in."""
    found = factors(term)
    for place, part in enumerate(found):
        if type(part) is Add and any(is_delta(inner) for each in part.terms for inner in factors(each)):
            front, back = found[:place], found[place + 1 :]
            return total(_times(front, each, back) for each in summands(part))
    return None


def is_delta(term: Term) -> bool:
    """Whether the term is a Kronecker delta."""
    return type(term) is Call and term.name == "delta"


def _times(front: tuple[Term, ...], middle: Term, back: tuple[Term, ...]) -> Term:
    if type(middle) is Neg:
        return negated(_times(front, middle.inner, back))
    return product((*front, *factors(middle), *back))
