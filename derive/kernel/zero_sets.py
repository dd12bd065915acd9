"""Systems with finitely many solutions, all of them found: the roots of each letter's eliminant, combined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product as choices
from typing import Any

from derive.core.context import Context
from derive.exact.algebraic import real_roots, roots
from derive.terms import COMPLEXES, Junction, Record, Relation, Symbol, Term, letters, substituted

from .complex_values import complex_truth
from .elimination import LIMITS
from .evaluation import UndecidedError
from .facts import complex_meant, facts_of
from .real_values import truth
from .rings import Ring, TooHardError
from .systems import System, cases_of
from .term_matrices import UnknownSizeError

MOST_LETTERS, MOST_COMBINED = 4, 144
FAILURES = (UndecidedError, UnknownSizeError, TooHardError, ValueError, OverflowError, ZeroDivisionError)
Point = tuple[tuple[Symbol, Term], ...]


class Field(Record):
    """The numbers that letters stand for: the roots of integer polynomials among them, and what holds of constants."""

    roots: Callable[[Sequence[int]], tuple[Term, ...]]
    truth: Callable[[Term], bool]


def _all_roots(coefficients: Sequence[int]) -> tuple[Term, ...]:
    return tuple(root for root, _ in roots(coefficients))


REAL_NUMBERS, COMPLEX_NUMBERS = Field(real_roots, truth), Field(_all_roots, complex_truth)


def solutions(statement: Term, free: tuple[Symbol, ...], context: Context) -> tuple[Point, ...] | None:
    """Every point at which a statement and the facts hold; None where they are not seen to be finitely many.

    The points are real, or complex where all letters are declared so.
    """
    facts = tuple(fact for fact in context.facts if set(letters(fact)) <= set(free))
    field = _field(statement, free, context)
    if not free or len(free) > MOST_LETTERS or field is None:
        return None
    found: dict[Point, None] = {}
    try:
        for case in cases_of(statement):
            found.update(dict.fromkeys(_points(case, free, Junction("and", (statement, *facts)), field)))
    except FAILURES:
        return None
    return tuple(found)


def _field(statement: Term, free: tuple[Symbol, ...], context: Context) -> Field | None:
    """The numbers that all letters stand for; None where some are complex and others are not declared so."""
    if all(Relation("in", x, COMPLEXES) in context.facts for x in free):
        return COMPLEX_NUMBERS
    return None if complex_meant(facts_of(context), statement) else REAL_NUMBERS


def holds_at(statement: Term, point: Point, context: Context) -> bool | None:
    """Whether a statement holds at a point; None where that is not decided."""
    field = _field(statement, tuple(x for x, _ in point), context)
    try:
        return None if field is None else field.truth(substituted(statement, dict(point)))
    except FAILURES:
        return None


def _points(case: System, free: tuple[Symbol, ...], whole: Term, field: Field) -> tuple[Point, ...]:
    ring = Ring(case.zero)
    if any(type(g) is Symbol and g not in free for g in ring.generators):
        raise TooHardError
    zeros = [above for above, _ in map(ring.read, case.zero)] + list(ring.relations)
    candidates = [field.roots(_eliminant(ring, zeros, x)) for x in free]
    count = 1
    for each in candidates:
        count *= len(each)
    if count > MOST_COMBINED:
        raise TooHardError
    points = (tuple(zip(free, values, strict=True)) for values in choices(*candidates))
    return tuple(point for point in points if field.truth(substituted(whole, dict(point))))


def _eliminant(ring: Ring, zeros: list[Any], x: Symbol) -> tuple[int, ...]:
    """A polynomial in one letter alone that follows from the equations."""
    if x not in ring.generators:
        raise TooHardError
    place = ring.generators.index(x)
    for terms in _basis(ring, [f for f in zeros if f != 0], place):
        if all(not any(e for k, e in enumerate(exponents) if k) for exponents in terms):
            listed = [0] * (max(int(exponents[0]) for exponents in terms) + 1)
            for exponents, c in terms.items():
                listed[int(exponents[0])] = int(c)
            if len(listed) > 1:
                return tuple(listed)
            return (1,)
    raise TooHardError


def _basis(ring: Ring, zeros: list[Any], place: int) -> list[dict[tuple[int, ...], Any]]:
    """A Groebner basis, one generator the last to be eliminated: coefficients by exponents, that generator's first."""
    from flint import fmpz_mpoly_ctx, fmpz_mpoly_vec

    count = len(ring.generators)
    order = [place, *(k for k in range(count) if k != place)]
    context = fmpz_mpoly_ctx.get([f"v{k}" for k in range(count)], "lex")
    moved = []
    for f in zeros:
        terms = {tuple(int(e[k]) for k in order[::-1]): int(c) for e, c in f.to_dict().items()}
        moved.append(context.from_dict(terms))
    answer: Any = fmpz_mpoly_vec(moved, context).buchberger_naive(limits=LIMITS)
    found, complete = answer
    if not complete:
        raise TooHardError
    return [{tuple(e)[::-1]: c for e, c in f.to_dict().items()} for f in found if f != 0]
