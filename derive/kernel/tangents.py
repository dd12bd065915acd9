"""A convex function of one letter is at least its value where its slope is zero: e^x >= 1 + x, log x <= x - 1."""

from __future__ import annotations

from derive.core.certificates import sound
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    ONE,
    ZERO,
    Add,
    At,
    Call,
    Derivative,
    Div,
    E,
    Junction,
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
    symbols,
    total,
)

from .bench import Bench
from .domains import needs
from .facts import strictly_evaluated

PLACES = (ZERO, ONE, number(-1), number(2), number(1, 2))
CONVEX, CONCAVE = ("cosh", "softplus"), ("log", "sqrt")


def above_a_tangent(a: Term, b: Term, context: Context, bench: Bench) -> bool:
    """Whether a <= b, as b - a is convex on an interval and at least 0 at a place where its slope is 0."""
    gap = total((b, Neg(a)))
    free = letters(gap)
    if len(free) != 1 or free[0].dims:
        return False
    (x,) = free
    wanted = tuple(dict.fromkeys(c for part in strictly_evaluated(gap) for c in needs(part)))
    inside = context.given(*(each for each in wanted if not holds(context, each)))
    if not all(_half_line(fact, x, bench) for fact in inside.facts if x in symbols(fact)):
        return False
    bends = _bending(gap, x, inside, bench)
    return bends in (0, 1) and any(_is_least(gap, x, place, inside, bench) for place in PLACES)


def _half_line(fact: Term, x: Symbol, bench: Bench) -> bool:
    """Whether a fact about a letter holds on an interval, as an inequality of the first degree does."""
    if type(fact) is Junction:
        return fact.word == "and" and all(_half_line(part, x, bench) for part in fact.parts)
    if type(fact) is not Relation or fact.sign not in ("<", "<=", ">", ">=") or symbols(fact) != {x}:
        return False
    return _affine(total((fact.left, Neg(fact.right))), x, bench)


def _affine(term: Term, x: Symbol, bench: Bench) -> bool:
    return bench.same(Derivative(term, x, 2), ZERO, Context())


def _bending(term: Term, x: Symbol, context: Context, bench: Bench) -> int | None:
    """1 where a term is convex in a letter, -1 where it is concave, 0 where it is affine, None where it is unclear."""
    if x not in symbols(term):
        return 0
    match term:
        case Add(terms):
            found = {_bending(each, x, context, bench) for each in terms} - {0}
            return None if len(found) > 1 else next(iter(found), 0)
        case Neg(inner):
            bends = _bending(inner, x, context, bench)
            return None if bends is None else -bends
        case Mul((Number(p, _) as c, *rest)) if p:
            bends = _bending(rest[0] if len(rest) == 1 else Mul(tuple(rest)), x, context, bench)
            return None if bends is None else bends * (1 if c.p > 0 else -1)
        case Div(over, Number(p, 1)) if p > 0:
            return _bending(over, x, context, bench)
        case Mul((first, Call("log", (second,)))) if first is x and second is x:
            return 1
        case Div(Number(p, _), below) if p > 0 and below is x and holds(context, Relation(">", x, ZERO)):
            return 1
        case Pow(base, Number(n, 1)) if n > 0 and n % 2 == 0 and _affine(base, x, bench):
            return 1
        case Call("log", (Call("sigma", (inner,)),)) if _affine(inner, x, bench):
            return -1
        case Call("log", (Add((one, Pow(base, inner))),)) if one is ONE and base is E and _affine(inner, x, bench):
            return 1
        case Pow(base, inner) if base is E and _affine(inner, x, bench):
            return 1
        case Call(name, (inner,)) if name in (*CONVEX, *CONCAVE) and _affine(inner, x, bench):
            return 1 if name in CONVEX else -1
    return 0 if _affine(term, x, bench) else None


def _is_least(gap: Term, x: Symbol, place: Term, inside: Context, bench: Bench) -> bool:
    """Whether a place lies in the interval, the slope there is 0 and the value is not negative."""
    at: dict[Term, Term] = {x: place}
    if not all(holds(Context(), substituted(fact, at)) for fact in inside.facts if x in symbols(fact)):
        return False
    slope = At(Derivative(gap, x), (x,), (place,))
    if not sound(bench.equal(slope, ZERO, Context()).grade):
        return False
    value = substituted(gap, at)
    return holds(Context(), Relation(">=", value, ZERO)) is True or sound(bench.equal(value, ZERO, Context()).grade)
