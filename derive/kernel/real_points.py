"""Statements about one letter that hold at finitely many points: the points compared, all of them."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.algebraic import roots
from derive.exact.fields import same_number
from derive.exact.polynomials import coefficients, primitive
from derive.terms import (
    COMPLEXES,
    FALSE,
    IMAGINARY,
    Junction,
    Neg,
    Relation,
    RootOf,
    Symbol,
    Term,
    letters,
    subterms,
    symbols,
    total,
)

LARGEST_DEGREE = 24


def same_solutions(a: Term, b: Term, context: Context) -> bool | None:
    """Whether two statements about one letter hold at the same points; None where they can't be listed.

    Statements that hold at the same points everywhere do so under any facts; different ones may agree under facts.
    """
    found = sorted(symbols(a) | symbols(b), key=lambda x: x.name)
    if len(found) != 1 or found[0].dims:
        return None
    first, second = (_points(side, found[0]) for side in (a, b))
    if first is None or second is None:
        return None
    if Relation("in", found[0], COMPLEXES) not in context.facts:
        first, second = (tuple(x for x in points if _is_real(x)) for points in (first, second))
    same = _both(_within(first, second), _within(second, first))
    return None if same is False and _restricted(found[0], context) else same


def _restricted(letter: Symbol, context: Context) -> bool:
    facts = (fact for fact in context.facts if letter in symbols(fact))
    return any(type(fact) is not Relation or fact.right is not COMPLEXES for fact in facts)


def _points(statement: Term, letter: Symbol) -> tuple[Term, ...] | None:
    match statement:
        case Junction("or", parts):
            found = [_points(part, letter) for part in parts]
            if any(points is None for points in found):
                return None
            return tuple(point for points in found if points for point in points)
        case Relation("=", left, right):
            if left is letter and not letters(right):
                return (right,)
            listed = coefficients(total((left, Neg(right))), letter)
            if not listed or len(listed) > LARGEST_DEGREE:
                return None
            return tuple(root for root, _ in roots(primitive(listed)[1]))
    return () if statement is FALSE else None


def _is_real(point: Term) -> bool:
    if any(part is IMAGINARY or (type(part) is RootOf and len(part.enclosure) > 1) for part in subterms(point)):
        from derive.exact.balls import ball

        near = ball(point, 128)
        return near is None or near.imag.contains(0)
    return True


def _both(*found: bool | None) -> bool | None:
    """Whether all are so; unknown where none is false and one is unknown."""
    return False if False in found else None if None in found else True


def _either(*found: bool | None) -> bool | None:
    return True if True in found else None if None in found else False


def _within(first: tuple[Term, ...], second: tuple[Term, ...]) -> bool | None:
    return _both(*(_either(*(x is y or same_number(x, y) for y in second)) for x in first))
