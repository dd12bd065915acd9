"""Scalars before the same vector or matrix: added in one bracket, which is then written shorter."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.core.strategies import When
from derive.terms import Add, Mul, Term, product, scaled, total

from .brackets import common_factor
from .matrix_products import parted
from .products import powers_of_one_base
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


def _of_scalars(term: Term) -> bool:
    return type(term) in (Add, Mul) and not any(part.shape for part in term.children)


COEFFICIENTS = coefficients_added | When(_of_scalars, powers_of_one_base | like_terms | common_factor)
