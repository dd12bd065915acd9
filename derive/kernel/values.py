"""Integrals with limits and limits as values: an antiderivative that is differentiated back, or SymPy's limit."""

from __future__ import annotations

from derive.core.certificates import Certificate, sound, worst
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    INFINITY,
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
    substituted,
    symbols,
    total,
    with_children,
)

from .bench import Bench
from .domains import needs
from .facts import strictly_evaluated
from .series import without_end

BY_SYMPY = Certificate("proved", "SymPy")
LIMITS = ("limit", "limit+", "limit-")
ENDS = (INFINITY, Neg(INFINITY))
Valued = tuple[Term, Certificate]


def with_values(term: Term, context: Context, bench: Bench) -> Valued | None:
    """A term with its integrals and limits worked out, and how that is known; None where one is not.

    A limit that is the whole term may be infinite.
    """
    if Binder not in kinds(term):
        return term, Certificate("proved", "identical")
    if type(term) is Binder and term.kind in LIMITS and Binder not in kinds(term.body):
        return _limit(term, context)
    found: list[Certificate] = []

    def change(here: Term) -> Term:
        new = with_children(here, change)
        if type(new) is not Binder or new.kind in ("product", "expectation"):
            return new
        if new.kind == "sum":
            series = without_end(new, _fresh(new), context, bench) if new.high is INFINITY else None
            found.extend(series[1:] if series else ())
            return series[0] if series else new
        value = _integral(new, context, bench) if new.kind == "integral" else _finite(_limit(new, context))
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
    from derive.cas.worker import antiderivative

    x = _fresh(binder)
    body = opened(binder, x)
    found = antiderivative(body, x, context)
    if found is None:
        return None
    ends = tuple(fact for fact in (_from(binder.low, x), _up_to(x, binder.high)) if fact is not None)
    presupposed = (c for part in strictly_evaluated(body) for c in needs(part) if x not in symbols(c))
    inside = context.given(*ends, *presupposed)
    shown = bench.equal(Derivative(found, x), body, inside)
    wanted = (c for each in (found, body) for part in strictly_evaluated(each) for c in needs(part))
    if not sound(shown.grade) or not all(holds(inside, condition) for condition in wanted):
        return None
    low, high = (_end(found, x, place, context) for place in (binder.low, binder.high))
    if low is None or high is None:
        return None
    return total((high, negated(low))), shown.but(method="an antiderivative differentiated")


def _fresh(binder: Binder) -> Symbol:
    taken = {x.name for x in symbols(binder)}
    return next(Symbol(name) for name in (binder.letter, *"xtuvwz", "x'") if name not in taken)


def _from(low: Term, x: Symbol) -> Relation | None:
    return None if is_infinite(low) else Relation("<=", low, x)


def _up_to(x: Symbol, high: Term) -> Relation | None:
    return None if is_infinite(high) else Relation("<=", x, high)


def _end(found: Term, x: Symbol, place: Term, context: Context) -> Term | None:
    """The antiderivative at a limit of the integral; its own limit where that lies at infinity."""
    if not is_infinite(place):
        return substituted(found, {x: place})
    made = bind("limit", x, found, place)
    value = _finite(_limit(made, context))
    return None if value is None else value[0]
