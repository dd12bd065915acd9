"""Equations split into the factors that can be 0, and squares that add up to 0 into each of them."""

from __future__ import annotations

from itertools import product as choices
from typing import Any

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ZERO, Relation

from .elimination import consequences
from .rings import Ring, factors_of
from .squares import squares_of

MOST_BRANCHES, ROUNDS = 64, 4


def real_branches(ring: Ring, zeros: tuple[Any, ...], context: Context) -> tuple[tuple[Any, ...], ...]:
    """The equations and what follows from them by putting in, each product split into its factors that can be 0."""
    branches: list[tuple[Any, ...]] = [zeros]
    for _ in range(ROUNDS):
        split = [made for branch in branches for made in _split(ring, branch, context)]
        if split == branches or len(split) > MOST_BRANCHES:
            break
        branches = split
    return tuple(branches)


def _split(ring: Ring, zeros: tuple[Any, ...], context: Context) -> tuple[tuple[Any, ...], ...]:
    """One branch for each choice of factors; none where an equation has no factor that can be 0."""
    options: list[tuple[tuple[Any, ...], ...]] = []
    count = 1
    for polynomial in different((*zeros, *consequences(ring, zeros))):
        if polynomial == 0:
            continue
        if polynomial.is_constant():
            return ()
        factors = [f for f, _ in factors_of(polynomial)[1] if not _never_zero(ring, f, context)]
        if not factors:
            return ()
        if count * len(factors) > MOST_BRANCHES:
            options.append(((polynomial,),))
            continue
        count *= len(factors)
        options.append(tuple(squares_of(f, ring) or (f,) for f in factors))
    return tuple(different(tuple(f for option in picked for f in option)) for picked in choices(*options))


def different(polynomials: tuple[Any, ...]) -> tuple[Any, ...]:
    """Each polynomial once."""
    out: list[Any] = []
    for polynomial in polynomials:
        if not any(polynomial == each for each in out):
            out.append(polynomial)
    return tuple(out)


def _never_zero(ring: Ring, factor: Any, context: Context) -> bool:
    return holds(context, Relation("!=", ring.term(factor), ZERO)) is True
