"""Letters that make two terms equal at every place: coefficients compared, and the linear equations that result."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

from derive.terms import ZERO, Symbol, Term, fraction, negated, number, symbols, total

from .rings import Ring, TooHardError

Rows = list[list[Any]]
FAILURES = (TooHardError, ValueError, OverflowError, ZeroDivisionError)


def conditions(left: Term, right: Term, x: Symbol) -> tuple[Term, ...] | None:
    """What is to be 0 for two quotients of polynomials in a letter to be equal at every place; None of other terms.

    None too where all of it has a common factor: then it is no matter of every place, x y = x say.
    """
    try:
        ring = Ring((left, right))
        above, _ = ring.read(total((left, negated(right))))
    except FAILURES:
        return None
    if any(g is not x and x in symbols(g) for g in ring.generators):
        return None
    place = ring.generators.index(x) if x in ring.generators else -1
    found = tuple(_grouped(ring, above, {place}).values())
    shared = reduce(lambda a, b: a.gcd(b), found, 0 * ring.one)
    return tuple(map(ring.term, found)) if shared.is_constant() else None


def unknowns(left: Term, right: Term, wanted: Sequence[Symbol], varying: Sequence[Symbol]) -> tuple[Term, ...] | None:
    """The only values of some letters with which two terms are equal at all values of others.

    None where there are no such values, more than one choice, or where the letters do not enter linearly.
    """
    try:
        ring = Ring((left, right))
        above, _ = ring.read(total((left, negated(right))))
        if any(symbols(g) & set(wanted) and g not in wanted for g in ring.generators):
            return None
        places = [ring.generators.index(x) for x in wanted]
        apart = {k for k, g in enumerate(ring.generators) if symbols(g) & set(varying)}
        rows = [_row(ring, each, places) for each in _grouped(ring, above, apart).values()]
        solved = _eliminated(rows, len(places))
        return None if solved is None else tuple(_value(ring, row[k], row[-1]) for k, row in enumerate(solved))
    except FAILURES:
        return None


def _grouped(ring: Ring, polynomial: Any, apart: set[int]) -> dict[tuple[int, ...], Any]:
    """The coefficients of a polynomial in some of its generators."""
    out: dict[tuple[int, ...], Any] = {}
    for exponents, c in polynomial.to_dict().items():
        key = tuple(int(e) if k in apart else 0 for k, e in enumerate(exponents))
        rest = tuple(0 if k in apart else int(e) for k, e in enumerate(exponents))
        out[key] = out.get(key, 0 * ring.one) + ring.context.from_dict({rest: int(c)})
    return out


def _row(ring: Ring, polynomial: Any, places: list[int]) -> list[Any]:
    """The coefficients of a polynomial of degree one in some generators, and what is left."""
    row = [0 * ring.one for _ in (*places, 0)]
    for exponents, c in polynomial.to_dict().items():
        held = [k for k, place in enumerate(places) if exponents[place]]
        if len(held) > 1 or any(exponents[places[k]] > 1 for k in held):
            raise TooHardError
        rest = tuple(0 if k in places else int(e) for k, e in enumerate(exponents))
        row[held[0] if held else -1] += ring.context.from_dict({rest: int(c)})
    return row


def _eliminated(rows: Rows, count: int) -> Rows | None:
    """The rows that give one unknown each; None where they do not."""
    for k in range(count):
        pivot = next((row for row in rows[k:] if row[k] != 0), None)
        if pivot is None:
            return None
        rows.remove(pivot)
        rows = [_without(row, pivot, k) for row in rows]
        rows.insert(k, pivot)
    return rows[:count] if all(row[-1] == 0 for row in rows[count:]) else None


def _without(row: list[Any], pivot: list[Any], k: int) -> list[Any]:
    return row if row[k] == 0 else [u * pivot[k] - v * row[k] for u, v in zip(row, pivot, strict=True)]


def _value(ring: Ring, factor: Any, rest: Any) -> Term:
    """The solution of factor u + rest = 0."""
    if rest == 0:
        return ZERO
    shared = factor.gcd(rest)
    over, under = -rest / shared, factor / shared
    if under.is_constant() and over.is_constant():
        return number(int(over.leading_coefficient()), int(under.leading_coefficient()))
    return fraction(ring.term(over), ring.term(under))
