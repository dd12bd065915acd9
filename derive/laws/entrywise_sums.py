"""Entrywise products multiplied out where that is shorter, factors of ones dropped, declared products put in."""

from __future__ import annotations

from itertools import product as choices

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    Add,
    Call,
    Mul,
    Neg,
    Number,
    Relation,
    Term,
    call,
    coefficient,
    negated,
    number,
    scaled,
    size,
    substituted,
    subterms,
    summands,
    total,
)

from .entrywise_products import entrywise, entrywise_factors, is_ones
from .matrix_products import Parted, parted


@rule("hadamard(a, b + c) = hadamard(a, b) + hadamard(a, c)", Add)
def entrywise_multiplied_out(term: Add, context: Context) -> Term | None:
    """Entrywise products are multiplied out, and equal ones are added up."""
    if not term.shape:
        return None
    counted: dict[tuple[Term, ...], tuple[Number, Term]] = {}
    for each in (single for part in term.terms for single in _expanded(part)):
        c, rest = coefficient(each)
        key = tuple(sorted(entrywise_factors(rest), key=repr))
        known, first = counted.get(key, (number(0), rest))
        counted[key] = (number(known.p * c.q + c.p * known.q, known.q * c.q), first)
    kept = tuple(scaled(c, rest) for c, rest in counted.values() if c.p)
    positive = tuple(sorted(kept, key=lambda each: coefficient(each)[0].p < 0))
    found = total(positive) if kept else None
    return found if found is not None and size(found) < size(term) else None


def _expanded(term: Term) -> tuple[Term, ...]:
    """The summands of a term with its entrywise products multiplied out."""
    c, rest = coefficient(term)
    parts = entrywise_factors(rest)
    if len(parts) < 2:
        return tuple(scaled(number(c.p * own.p, c.q * own.q), inner) for own, inner in map(coefficient, summands(rest)))
    opened = choices(*(summands(each) for each in parts))
    products = (coefficient(entrywise(*chosen)) for chosen in opened)
    return tuple(scaled(number(c.p * own.p, c.q * own.q), inner) for own, inner in products)


@rule("sigma(-u) = 1 - sigma(u)", Add)
def sigmoid_of_the_negative(term: Add, context: Context) -> Term | None:
    """The sigmoid of the negative is what the sigmoid lacks to one, where both of them occur."""
    known = {here for here in subterms(term) if type(here) is Call and here.name == "sigma" and here.shape}
    turned: dict[Term, Term] = {
        here: total((call("ones", *here.shape), Neg(found)))
        for here in subterms(term)
        if here in known and (found := call("sigma", negated(here.children[0]))) in known and _is_negative(here)
    }
    return substituted(term, turned) if turned else None


def _is_negative(sigmoid: Term) -> bool:
    return coefficient(sigmoid.children[0])[0].p < 0


@rule("1 A_{ij} = A_{ij}", Call)
def factor_of_ones_dropped(term: Call, context: Context) -> Term | None:
    """A matrix of ones has no effect in an entrywise product."""
    parts = entrywise_factors(term)
    if len(parts) > 1 and any(map(is_ones, parts)):
        return entrywise(*parts)
    return None


@rule("", Mul)
def product_as_declared(term: Mul, context: Context) -> Term | None:
    """A declared equation is used in a product."""
    found = parted(term)
    for fact in context.facts:
        match fact:
            case Relation("=", Mul() as left, right) if left.shape:
                known = parted(left).chain
                for k in range(len(found.chain) - len(known) + 1):
                    if found.chain[k : k + len(known)] == known:
                        chain = (*found.chain[:k], right, *found.chain[k + len(known) :])
                        return Parted(found.number, found.scalars, chain).whole()
    return None


ENTRYWISE = sigmoid_of_the_negative | entrywise_multiplied_out | factor_of_ones_dropped | product_as_declared
