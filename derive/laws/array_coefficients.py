"""Scalars before vectors and matrices: powers of equal ones, common ones taken out, those of one array added."""

from __future__ import annotations

from collections import Counter

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.strategies import When
from derive.terms import Add, Mul, Neg, Number, Term, number, power, product, raised, scaled, total

from .brackets import common_factor
from .matrix_products import Parted, parted
from .products import powers_of_one_base
from .recognised import logistic_recognised, softmax_of_a_vector_recognised
from .sums import like_terms


@rule("c A + d A = (c + d) A", Add)
def coefficients_added(term: Add, context: Context) -> Term | None:
    """Multiples of the same vector or matrix are added up: their factors are put in a bracket."""
    if not term.shape:
        return None
    groups: dict[tuple[Term, ...], list[Term]] = {}
    for each in term.terms:
        groups.setdefault(parted(each).chain, []).append(each)
    if len(groups) == len(term.terms):
        return None
    return total(_collected(*alike) for alike in groups.values())


def _collected(first: Term, *others: Term) -> Term:
    parts = tuple(map(parted, (first, *others)))
    scalars = total(scaled(part.number, product(part.scalars)) for part in parts)
    return product((scalars, *parts[0].chain)) if others else first


@rule("c A + c B = c (A + B)", Add)
def scalar_taken_out(term: Add, context: Context) -> Term | None:
    """A scalar that stands before every summand is put before a bracket."""
    if not term.shape:
        return None
    signs = [type(each) is Neg for each in term.terms]
    parts = [parted(each.inner if type(each) is Neg else each) for each in term.terms]
    shared = Counter(parts[0].scalars)
    for part in parts[1:]:
        shared &= Counter(part.scalars)
    if not shared:
        return None
    inner = (part.but(scalars=tuple((Counter(part.scalars) - shared).elements())).whole() for part in parts)
    bracket = total(Neg(each) if minus else each for minus, each in zip(signs, inner, strict=True))
    return product((*shared.elements(), bracket))


@rule("c c A = c^2 A", Mul)
def equal_scalars_multiplied(term: Mul, context: Context) -> Term | None:
    """Equal scalars before a vector or matrix are a power."""
    found = parted(term)
    counted: dict[Term, Number] = {}
    for base, exponent in map(power, found.scalars):
        if type(exponent) is not Number:
            return None
        known = counted.get(base, number(0))
        counted[base] = number(known.p * exponent.q + exponent.p * known.q, known.q * exponent.q)
    if not term.shape or len(counted) == len(found.scalars):
        return None
    return Parted(found.number, tuple(raised(base, n) for base, n in counted.items()), found.chain).whole()


def _of_scalars(term: Term) -> bool:
    return type(term) in (Add, Mul) and not any(part.shape for part in term.children)


COEFFICIENTS = (
    logistic_recognised
    | softmax_of_a_vector_recognised
    | equal_scalars_multiplied
    | coefficients_added
    | scalar_taken_out
    | When(_of_scalars, powers_of_one_base | like_terms | common_factor)
)
