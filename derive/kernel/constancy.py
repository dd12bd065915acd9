"""Equal derivatives and one equal value on each interval where both sides are smooth: equal there."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from derive.core.context import Context
from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Constant,
    Decimal,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    letters,
    number,
    substituted,
    subterms,
)

from .exactly import value

SMOOTH = {
    "sin", "cos", "arctan", "erf", "sinh", "cosh", "tanh", "sech", "sigma", "softplus", "arsinh", "Phi", "phi", "gelu",
    "silu",
}  # fmt: skip
TRIED = tuple(Fraction(p, q) for p, q in ((0, 1), (1, 1), (-1, 1), (1, 2), (-1, 2), (2, 1), (-2, 1), (3, 1), (5, 1)))


def breaks(term: Term, x: Symbol, context: Context, above: Callable[[Term], bool]) -> list[Fraction] | None:
    """The points at which a term in one letter may fail to be smooth; None where they are not known."""
    out: list[Fraction] = []
    for here in subterms(term):
        edges = _edges(here)
        if edges is None:
            return None
        for edge in edges:
            found = [] if above(edge) else _roots(edge, x, context)
            if found is None:
                return None
            out += found
    return out


def _edges(term: Term) -> tuple[Term, ...] | None:
    match term:
        case Number() | Symbol() | Constant() | Decimal() | Add() | Mul() | Neg():
            return ()
        case Div(_, under):
            return (under,)
        case Pow(base, Number(p, 1)):
            return (base,) if p < 0 else ()
        case Pow(base, Number()):
            return (base,)
        case Pow(base, _):
            return () if base is E else (base,)
        case Call(name, _) if name in SMOOTH:
            return ()
        case Call("log" | "sqrt", (u,)):
            return (u,)
        case Call("tan" | "sec", (u,)):
            return (Call("cos", (u,)),)
        case Call("arcsin" | "arccos" | "artanh", (u,)):
            return (Add((ONE, Neg(Pow(u, TWO)))),) if not _linear_in_one(u) else (Add((u, MINUS_ONE)), Add((u, ONE)))
    return None


def _roots(edge: Term, x: Symbol, context: Context) -> list[Fraction] | None:
    from derive.exact.conditions import holds

    if holds(context, Relation("!=", edge, ZERO)):
        return []
    places = [value(edge, {x: Fraction(k)}) for k in range(5)]
    first, second = places[0], places[1]
    if first is None or second is None or None in places:
        return None
    step = second - first
    if not _linear(edge, x) or not step:
        return None
    return [-first / step]


def _linear_in_one(term: Term) -> bool:
    """Whether a term is a line in its only letter."""
    free = letters(term)
    return len(free) == 1 and _linear(term, free[0])


def _linear(edge: Term, x: Symbol) -> bool:
    """Whether a term is a line in a letter, by its form."""
    match edge:
        case Number() | Decimal():
            return True
        case Symbol():
            return edge is x
        case Add(parts):
            return all(_linear(part, x) for part in parts)
        case Neg(inner):
            return _linear(inner, x)
        case Div(over, under):
            return _linear(over, x) and type(under) is Number
        case Mul(parts):
            return all(_linear(part, x) for part in parts) and sum(type(part) is not Number for part in parts) <= 1
    return False


def constant_apart(
    a: Term,
    b: Term,
    x: Symbol,
    context: Context,
    proved: Callable[[Term, Term], bool],
    defined: Callable[[Term, Fraction], bool],
    above: Callable[[Term], bool],
) -> bool:
    """Whether the sides have equal derivatives and are equal at a point of every interval of the domain."""
    from derive.exact.conditions import holds

    found, more = breaks(a, x, context, above), breaks(b, x, context, above)
    if found is None or more is None or not proved(Derivative(a, x), Derivative(b, x)):
        return False
    places: list[Fraction | None] = [None, *sorted({*found, *more}), None]
    for low, high in pairwise(places):
        right = low is None or holds(context, Relation(">", x, _number(low))) is not False
        left = high is None or holds(context, Relation("<", x, _number(high))) is not False
        if not (right and left):
            continue
        inside = [r for r in _inside(low, high) if defined(a, r) and defined(b, r)]
        if inside and not any(proved(*(substituted(side, {x: _number(r)}) for side in (a, b))) for r in inside):
            return False
    return True


def _number(value: Fraction) -> Term:
    return number(value.numerator, value.denominator)


def _inside(low: Fraction | None, high: Fraction | None) -> list[Fraction]:
    middle = (low + high) / 2 if low is not None and high is not None else (low or high or Fraction(0))
    tried = [*TRIED, middle, *(middle + s * d for d in (1, 2) for s in (1, -1))]
    return list(dict.fromkeys(r for r in tried if (low is None or low < r) and (high is None or r < high)))
