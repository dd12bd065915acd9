"""Integrals with limits and limits as values: an antiderivative that is differentiated back, or SymPy's limit."""

from __future__ import annotations

from derive.core.certificates import Certificate, sound, worst
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    INFINITY,
    ZERO,
    Add,
    Binder,
    Derivative,
    Neg,
    Relation,
    Symbol,
    Term,
    bind,
    kinds,
    negated,
    opened,
    product,
    substituted,
    symbols,
    total,
    with_children,
)

from .bench import Bench
from .divergent import has_number
from .domains import needs
from .facts import strictly_evaluated
from .known_integrals import known_integral, vanishes_far_out
from .series import without_end

BY_SYMPY = Certificate("proved", "SymPy")
LIMITS = ("limit", "limit+", "limit-")
ENDS = (INFINITY, Neg(INFINITY))
Valued = tuple[Term, Certificate]


def with_values(term: Term, context: Context, bench: Bench) -> Valued | None:
    """A term with its integrals and limits worked out, and how that is known; None where one is not.

    A limit or an integral that is the whole term may be infinite, and so may be one end of a bracket that is.
    """
    if Binder not in kinds(term):
        return term, Certificate("proved", "identical")
    if type(term) is Binder and term.kind in LIMITS and Binder not in kinds(term.body):
        return _limit(term, context)
    if type(term) is Binder and term.kind == "integral" and Binder not in kinds(term.body):
        return _integral(term, context, bench)
    if type(term) is Add and (infinite := _with_infinite_end(term, context)) is not None:
        return infinite
    found: list[Certificate] = []

    def change(here: Term) -> Term:
        by_theorem = _slope_of_integral(here, context)
        if by_theorem is not None:
            found.append(by_theorem[1])
            return by_theorem[0]
        new = with_children(here, change)
        if type(new) is not Binder or new.kind in ("product", "expectation"):
            return new
        if new.kind == "sum":
            series = without_end(new, _fresh(new), context, bench) if new.high is INFINITY else None
            found.extend(series[1:] if series else ())
            return series[0] if series else new
        value = _finite(_integral(new, context, bench) if new.kind == "integral" else _limit(new, context))
        if value is None:
            raise _OpenError
        found.append(value[1])
        return value[0]

    try:
        made = change(term)
    except _OpenError:
        return None
    return made, worst(tuple(found))


class _OpenError(Exception):
    """An integral or a limit that is not worked out."""


def _limit(binder: Binder, context: Context) -> Valued | None:
    from derive.cas.worker import limit

    x = _fresh(binder)
    if binder.kind == "limit" and binder.low is INFINITY and vanishes_far_out(opened(binder, x), x, context):
        return ZERO, Certificate("proved", "powers and exponentials far out")
    found = limit(binder, context)
    return None if found is None else (found, BY_SYMPY)


def _finite(value: Valued | None) -> Valued | None:
    return None if value is None or is_infinite(value[0]) else value


def is_infinite(term: Term) -> bool:
    """Whether a term is one of the two infinities."""
    return term in ENDS


def infinitely_apart(a: Term, b: Term) -> bool:
    """Whether a number or an infinity is compared with another infinity."""
    return a is not b and not symbols(a) | symbols(b) and (is_infinite(a) or is_infinite(b))


def _integral(binder: Binder, context: Context, bench: Bench) -> Valued | None:
    """F(b) - F(a) of an F that has the right derivative and no gap between the limits."""
    if binder.low is None or binder.high is None:
        return None
    x = _fresh(binder)
    if (known := known_integral(binder, x, context, bench.seed)) is not None:
        return known
    from derive.cas.worker import antiderivative

    body = opened(binder, x)
    found = antiderivative(body, x, context)
    if found is None:
        return None
    presupposed = tuple(c for part in strictly_evaluated(body) for c in needs(part) if x not in symbols(c))
    between = context.given(*_range(binder, x, "<"), *presupposed)
    shown = bench.equal(Derivative(found, x), body, between)
    if not sound(shown.grade) or not all(_has_value(each, between, x, binder) for each in (body, found)):
        return None
    reaches = _has_value(found, context.given(*_range(binder, x, "<="), *presupposed), x, binder)
    low, high = (
        _end(found, x, place, context) if reaches or is_infinite(place) else _towards(found, x, place, kind, context)
        for place, kind in ((binder.low, "limit+"), (binder.high, "limit-"))
    )
    if low is None or high is None:
        return None
    by_slope = shown.but(method="an antiderivative differentiated")
    if is_infinite(low) or is_infinite(high):
        if is_infinite(low) and is_infinite(high):
            return None
        return high if is_infinite(high) else negated(low), by_slope
    return total((high, negated(low))), by_slope


def _slope_of_integral(term: Term, context: Context) -> Valued | None:
    """f(b) b' - f(a) a' for the derivative of an integral of f from a to b, f without the letter and continuous."""
    match term:
        case Derivative(Binder("integral") as inner, Symbol() as x, 1) if (
            inner.low is not None and inner.high is not None
        ):
            t = _fresh(inner)
        case _:
            return None
    body = opened(inner, t)
    if x in symbols(body) or t is x or not _has_value_in(body, context.given(*_range(inner, t, "<="))):
        return None
    ends = (substituted(body, {t: end}) for end in (inner.high, inner.low))
    high, low = (product((f, Derivative(end, x))) for f, end in zip(ends, (inner.high, inner.low), strict=True))
    return total((high, negated(low))), Certificate("proved", "the fundamental theorem")


def _with_infinite_end(bracket: Add, context: Context) -> Valued | None:
    """F at infinity less F at a number, where only the first of them is infinite."""
    ends = [part for part in bracket.terms if Binder in kinds(part)]
    rest = [part for part in bracket.terms if Binder not in kinds(part)]
    if len(ends) != 1 or type(ends[0]) is not Binder or ends[0].kind not in LIMITS or not all(map(has_number, rest)):
        return None
    value = _limit(ends[0], context)
    return value if value is not None and is_infinite(value[0]) else None


def _fresh(binder: Binder) -> Symbol:
    taken = {x.name for x in symbols(binder)}
    return next(Symbol(name) for name in (binder.letter, *"xtuvwz", "x'") if name not in taken)


def _range(binder: Binder, x: Symbol, sign: str) -> tuple[Relation, ...]:
    """That a letter is between the limits of an integral."""
    sides = ((binder.low, x), (x, binder.high))
    return tuple(Relation(sign, a, b) for a, b in sides if a is not None and b is not None and not _endless(a, b))


def _endless(*ends: Term) -> bool:
    return any(map(is_infinite, ends))


def _has_value(term: Term, inside: Context, x: Symbol, binder: Binder) -> bool:
    """Whether a term has values between the limits of an integral, or from one to the other."""
    from .angles import holds_between

    ends = binder.low, binder.high
    wanted = (c for part in strictly_evaluated(term) for c in needs(part))
    return all(holds(inside, c) or holds_between(c, x, *ends) for c in wanted)


def _has_value_in(term: Term, inside: Context) -> bool:
    return all(holds(inside, c) for part in strictly_evaluated(term) for c in needs(part))


def _towards(found: Term, x: Symbol, place: Term, kind: str, context: Context) -> Term | None:
    """The antiderivative on the way to a limit of the integral where it may have no value itself."""
    value = _limit(bind(kind, x, found, place), context)
    return None if value is None else value[0]


def _end(found: Term, x: Symbol, place: Term, context: Context) -> Term | None:
    """The antiderivative at a limit of the integral; its own limit where that lies at infinity."""
    if not is_infinite(place):
        return substituted(found, {x: place})
    value = _limit(bind("limit", x, found, place), context)
    return None if value is None else value[0]
