"""The conditions under which one of two equal terms has a value and the other has none."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.integers import is_integer
from derive.exact.precision import working_at
from derive.terms import (
    FUNCTIONS,
    ZERO,
    At,
    Call,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    subterms,
    symbols,
)

from .balls import Balls
from .bench import plain
from .domains import needs
from .explicit import entries, is_explicit
from .facts import strictly_evaluated
from .needless import standing
from .sampling import FAILURES
from .term_matrices import UnknownSizeError

BITS = 200


def open_conditions(a: Term, b: Term, context: Context) -> tuple[Term, ...]:
    """What has to hold for both terms to have a value where one of them has, in irreducible factors."""
    first, second = (_wanted(plain(side, context), context) for side in (a, b))
    kept: list[Term] = []
    for wanted, known in ((first, second), (second, first)):
        inside = context.given(*known)
        for condition in wanted:
            if condition not in known and not holds(inside.given(*kept), condition):
                kept.append(condition)
    return tuple(kept)


def _wanted(term: Term, context: Context) -> tuple[Term, ...]:
    """What a term needs to have a value, and what is differentiated in it to have a derivative."""
    parts = (part for part in strictly_evaluated(term) if not _is_counted_power(part, context))
    found = [condition for part in parts for condition in needs(part)]
    for here in subterms(term):
        if type(here) is Derivative:
            calls = (part for part in subterms(here.body) if type(part) is Call)
            found += [condition for part in calls for condition in FUNCTIONS[part.name].smooth(*part.arguments)]
    return tuple(dict.fromkeys(part for condition in found for part in _parts(condition) if not _imaginary(part)))


def _is_counted_power(term: Term, context: Context) -> bool:
    """Whether a term is a number other than zero to the power of a letter that is a whole number."""
    if type(term) is not Pow or type(term.base) is not Number or not term.base.p or not symbols(term.exponent):
        return False
    return is_integer(term.exponent, context)


def _imaginary(condition: Term) -> bool:
    """Whether a condition asks of a negative number under a root to be none: such a root is an imaginary number."""
    return type(condition) is Relation and condition.sign == ">=" and not symbols(condition)


def _parts(condition: Term) -> tuple[Term, ...]:
    """`f != 0` as one condition for each irreducible factor of f."""
    match condition:
        case Relation("!=", left, right) if right is ZERO:
            return tuple(dict.fromkeys(part for factor in _factors(left) for part in _apart(factor)))
    return (condition,)


def _factors(term: Term) -> tuple[Term, ...]:
    match term:
        case Mul(parts) if any(part.shape for part in parts):
            return _worked_out(term)
        case Mul(parts):
            return tuple(factor for part in parts for factor in _factors(part))
        case Neg(inner) | Div(inner, _):
            return _factors(inner)
        case Pow(base, Number()):
            return _factors(base)
    return (term,)


def _worked_out(term: Term) -> tuple[Term, ...]:
    """A product of vectors and matrices as the number that it is, where their entries are known."""
    try:
        return entries(term) if is_explicit(term) and term.shape == () else (term,)
    except (UnknownSizeError, ShapeMismatchError):
        return (term,)


def _apart(factor: Term) -> tuple[Term, ...]:
    match factor:
        case Number(p, _) if p:
            return ()
        case Pow(base, _) if base is E:
            return ()
        case Symbol():
            return (Relation("!=", factor, ZERO),)
        case At() if _is_seen_not_zero(factor):
            return ()
        case Call("sqrt", (u,)):
            return (Relation(">", u, ZERO),)
        case Call("abs", (u,)):
            return _parts(Relation("!=", u, ZERO))
    return tuple(Relation("!=", each, ZERO) for each in _irreducible(factor))


def _is_seen_not_zero(term: Term) -> bool:
    """Whether a slope at a number is not zero, as a ball around its value shows."""
    if standing(term):
        return False
    try:
        with working_at(BITS):
            return bool(Balls({}, BITS).value(term) != 0)
    except FAILURES:
        return False


def _irreducible(term: Term) -> tuple[Term, ...]:
    from .rings import Ring, TooHardError, factors_of

    try:
        ring = Ring((term,))
        above, _ = ring.read(term)
    except (TooHardError, ValueError, OverflowError):
        return (term,)
    if above == 0 or any(type(g) is not Symbol for g in ring.generators):
        return (term,)
    return tuple(ring.term(f) for f, _ in factors_of(above)[1] if not f.is_constant())
