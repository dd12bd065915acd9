"""What has no value, or one by convention alone: 0/0, 1 to the infinity, the third root of a number below zero."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import INFINITY, ONE, ZERO, Add, Div, Mul, Neg, Number, Pow, Relation, Term, subterms, symbols


def indeterminate(term: Term) -> Term | None:
    """The first part of a term that is an indeterminate form."""
    return next((part for part in subterms(term) if _is_indeterminate(part)), None)


def _is_indeterminate(part: Term) -> bool:
    match part:
        case Div(over, under):
            return (over is ZERO and under is ZERO) or (_is_infinite(over) and _is_infinite(under))
        case Mul(factors):
            return ZERO in factors and any(map(_is_infinite, factors))
        case Pow(base, exponent):
            return (base is ONE and _is_infinite(exponent)) or (_is_infinite(base) and exponent is ZERO)
        case Add(terms):
            return any(each is INFINITY for each in terms) and any(each is Neg(INFINITY) for each in terms)
    return False


def _is_infinite(term: Term) -> bool:
    return term is INFINITY or (type(term) is Neg and term.inner is INFINITY)


def by_convention(term: Term) -> Term | None:
    """The first power of a number below zero whose exponent is a fraction: a real root to some, complex to others."""
    return next((part for part in subterms(term) if _is_odd_root(part)), None)


def _is_odd_root(part: Term) -> bool:
    if type(part) is not Pow or type(part.exponent) is not Number or part.exponent.q % 2 == 0 or part.exponent.q == 1:
        return False
    return not symbols(part.base) and holds(Context(), Relation("<", part.base, ZERO)) is True
