"""Integrals and limits of quotients of polynomials that have no finite value: a pole, a slow tail, a power far out."""

from __future__ import annotations

from derive.terms import (
    INFINITY,
    MINUS_ONE,
    Apply,
    At,
    Binder,
    Neg,
    Symbol,
    Term,
    distinct_subterms,
    kinds,
    opened,
    substituted,
    subterms,
    symbols,
    with_children,
)

from .evaluation import NoValueError, UndecidedError
from .real_values import difference_sign, real_value
from .real_zeros import zeros
from .rings import Ring, TooHardError

ENDLESS = {INFINITY: 1, Neg(INFINITY): -1}
FAILURES = (UndecidedError, TooHardError, ValueError, OverflowError, ZeroDivisionError)


def diverges(term: Term) -> bool:
    """Whether a term without letters is seen to be an integral or a limit that has no finite value."""
    if symbols(term) or type(term) is not Binder or term.low is None:
        return False
    if term.kind.startswith("limit"):
        return _grows(term, term.low)
    if term.kind != "integral" or term.high is None:
        return False
    ends, x = (term.low, term.high), Symbol(term.letter)
    try:
        return _has_pole(opened(term, x), x, *ends) or (any(end in ENDLESS for end in ends) and _is_slow(term, x))
    except FAILURES:
        return False


def _grows(limit: Binder, place: Term) -> bool:
    """Whether a quotient of polynomials has a pole where its limit is taken, or a power left far out."""
    x = Symbol(limit.letter)
    try:
        ring = Ring((opened(limit, x), x))
        above, below = ring.read(opened(limit, x))
        if ring.generators != [x]:
            return False
        if place in ENDLESS:
            return bool(above.total_degree() > below.total_degree())
        shared = above.gcd(below)
        return any(difference_sign(zero, place) == 0 for zero in zeros(ring.term(below / shared), x))
    except FAILURES:
        return False


def has_no_number(*terms: Term) -> bool:
    """Whether something in terms is seen to have no finite value, so that nothing can be done with it as a number."""
    inner = (part for term in terms if not diverges(term) for part in distinct_subterms(term) if part is not term)
    return any(type(part) is Binder and diverges(part) for part in inner)


def has_number(term: Term) -> bool:
    """Whether a term is written as a number: no letter, no infinity and nothing to be worked out in it."""
    term = _put_in(term)
    worked = not symbols(term) and not kinds(term) & {Binder, Apply, At} and INFINITY not in subterms(term)
    return worked and value_of(term) is not None


def value_of(term: Term) -> Term | None:
    """A constant with a real value; None where it has none, or that is not seen."""
    try:
        return real_value(term)
    except (NoValueError, *FAILURES):
        return None


def _put_in(term: Term) -> Term:
    """The term with the ends of its brackets put in."""
    new = with_children(term, _put_in)
    if type(new) is not At:
        return new
    return substituted(new.body, dict(zip(new.letters, new.values, strict=True)))


def _has_pole(body: Term, x: Symbol, low: Term, high: Term) -> bool:
    ring = Ring((body, x))
    above, below = ring.read(body)
    if ring.generators != [x]:
        raise TooHardError
    shared = above.gcd(below)
    return any(_inside(zero, low, high) for zero in zeros(ring.term(below / shared), x))


def _inside(place: Term, low: Term, high: Term) -> bool:
    """Whether a number is between the limits of an integral, one of them perhaps."""
    start, stop = (ENDLESS.get(end) or difference_sign(end, place) for end in (low, high))
    return start * stop <= 0


def _is_slow(term: Binder, x: Symbol) -> bool:
    """Whether a quotient of polynomials is at least as large as a constant over x far out."""
    ring = Ring((opened(term, x), x))
    above, below = ring.read(opened(term, x))
    if ring.generators != [x] or above == 0:
        raise TooHardError
    return bool(above.total_degree() - below.total_degree() >= MINUS_ONE.p)
