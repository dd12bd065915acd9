"""Antiderivatives that the wrong rules of integration need, and integrals worked out with wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.exact.primitives import indefinite, primitive
from derive.terms import (
    INFINITY,
    Add,
    At,
    Binder,
    Div,
    Mul,
    Neg,
    Symbol,
    Term,
    kinds,
    negated,
    opened,
    product,
    substituted,
    total,
    with_children,
)

from .parts import varies


def worked(term: Term, wrong: Callable[[Term, Symbol], Iterator[Term]]) -> Iterator[Term]:
    """An integral by wrong antiderivatives, with bounds the difference of their values there."""
    match term:
        case Binder("integral", letter, _, low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            for found in wrong(opened(term, x), x):
                yield Add((At(found, (x,), (high,)), Neg(At(found, (x,), (low,)))))
        case _ if free := indefinite(term):
            yield from wrong(*free)


def antiderivative(body: Term, x: Term) -> Term | None:
    """An antiderivative of a sum of multiples of what the table has."""
    match body:
        case _ if (found := primitive(body, x)) is not None:
            return found
        case Neg(inner):
            found = antiderivative(inner, x)
            return None if found is None else Neg(found)
        case Add(terms):
            parts = [antiderivative(each, x) for each in terms]
            return None if None in parts else total(part for part in parts if part is not None)
        case Mul(parts) if fixed := [f for f in parts if not varies(f, x)]:
            found = antiderivative(product(f for f in parts if varies(f, x)), x)
            return None if found is None else product((*fixed, found))
        case Div(over, under) if not varies(under, x):
            found = antiderivative(over, x)
            return None if found is None else Div(found, under)
    return None


def evaluated(term: Term) -> Term:
    """A term with each integral between bounds that the table has as the difference of the values there."""
    if Binder not in kinds(term):
        return term
    match term:
        case Binder("integral", letter, _, low, high) if low is not None and high is not None:
            x = Symbol(f"{letter}#")
            found = antiderivative(opened(term, x), x)
            if found is None or INFINITY in (low, negated(low), high, negated(high)):
                return term
            return Add((substituted(found, {x: high}), Neg(substituted(found, {x: low}))))
    return with_children(term, evaluated)
