"""Equations with the same solutions, one of them with another multiplicity."""

from __future__ import annotations

from typing import Any

from derive.terms import Junction, Neg, Relation, Term, product, total

from .rings import Ring, TooHardError, factors_of


def multiplicities_differ(a: Term, b: Term) -> bool:
    """Whether two equations have the same irreducible factors, some to another power."""
    first, second = _polynomial(a), _polynomial(b)
    if first is None or second is None:
        return False
    try:
        ring = Ring((first, second))
        (above, _), (other, _) = ring.read(first), ring.read(second)
        left, right = (_factors(each) for each in (above, other))
    except (TooHardError, ValueError, OverflowError):
        return False
    return left != right and {f for f, _ in left} == {f for f, _ in right}


def _factors(polynomial: Any) -> list[tuple[str, int]]:
    if polynomial == 0:
        return []
    return sorted((str(factor), m) for factor, m in factors_of(polynomial)[1] if not factor.is_constant())


def _polynomial(statement: Term) -> Term | None:
    """What is 0 where an equation, or one of several, holds."""
    match statement:
        case Relation("=", left, right) if not left.shape and not right.shape:
            return total((left, Neg(right)))
        case Junction("or", parts):
            found = [_polynomial(part) for part in parts]
            return None if any(each is None for each in found) else product(each for each in found if each is not None)
    return None
