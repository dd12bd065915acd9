"""What the real domains of functions ask of their arguments, and whether anything is left of a term's domain."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from derive.core.context import Context
from derive.terms import (
    INFINITY,
    ONE,
    ZERO,
    Add,
    At,
    Binder,
    Call,
    Cases,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    substituted,
    symbols,
)

ABOVE, AT_LEAST = ">", ">="
ALLOWED = {ABOVE: frozenset((1,)), AT_LEAST: frozenset((0, 1))}


@cache
def domain(term: Term) -> tuple[Relation, ...]:
    """The relations u > 0 and u >= 0 without which a term has no real value, those inside of cases left out."""
    inside = () if type(term) in (Cases, Binder) else term.children[::-1]
    return tuple(dict.fromkeys((*_own(term), *(each for child in inside for each in domain(child)))))


def _own(term: Term) -> tuple[Relation, ...]:
    match term:
        case Call("log" | "logit", (u, *_)):
            return (Relation(ABOVE, u, ZERO),)
        case Div(_, Call("sqrt", (u,))):
            return (Relation(ABOVE, u, ZERO),)
        case Call("sqrt" | "arcosh", (u,)) | Call("root", (u, Number(0 | 2 | 4 | 6 | 8, 1))):
            return (Relation(AT_LEAST, u, ZERO),)
        case Call("artanh", (u,)):
            return tuple(Relation(ABOVE, side, ZERO) for side in (Add((ONE, u)), Add((ONE, Neg(u)))))
        case Call("arcsin" | "arccos", (u,)):
            return tuple(Relation(AT_LEAST, side, ZERO) for side in (Add((ONE, u)), Add((ONE, Neg(u)))))
        case Pow(base, Number(p, q)) if q % 2 == 0:
            return (Relation(AT_LEAST if p > 0 else ABOVE, base, ZERO),)
    return ()


def undefined(term: Term) -> bool:
    """Whether a constant in a term has no real value: a quotient by zero, a root of a negative number, ln 0.

    What people write for a limit, 0/0 and 0 ln 0, is left alone.
    """
    return undefined_beside_limits(term) or _logarithm_of_zero(term)


def undefined_beside_limits(term: Term) -> bool:
    """The same where ln 0 may be written for a limit."""
    return _occurs(_has_no_real_value, term)


def _logarithm_of_zero(term: Term) -> bool:
    """Whether a logarithm of zero stands in a term otherwise than times zero."""
    match term:
        case Cases() | Binder():
            return False
        case At(body, letters, values):
            return _logarithm_of_zero(substituted(body, dict(zip(letters, values, strict=True))))
        case Mul(factors) if any(_always(each, 0) for each in factors):
            return False
        case Call("log", (u, *_)) if _always(u, 0):
            return True
    return any(map(_logarithm_of_zero, term.children))


def divides_by_zero(term: Term) -> bool:
    """Whether a term has a quotient by zero in it, which no number is; 0/0 is left alone."""
    return _occurs(_is_by_zero, term)


def indeterminate(term: Term) -> bool:
    """Whether zero times infinity stands in a term, or infinity over infinity, or without infinity."""
    return _occurs(_is_indeterminate, term)


def _is_indeterminate(term: Term) -> bool:
    match term:
        case Mul(factors):
            return any(map(_is_infinite, factors)) and any(_always(each, 0) for each in factors)
        case Div(over, under):
            return _is_infinite(over) and _is_infinite(under)
        case Add(terms):
            return len({type(each) is Neg for each in terms if _is_infinite(each)}) > 1
    return False


def _is_infinite(term: Term) -> bool:
    match term:
        case Neg(inner):
            return _is_infinite(inner)
        case Mul(factors):
            return any(map(_is_infinite, factors))
    return term is INFINITY


def _occurs(fault: Callable[[Term], bool], term: Term) -> bool:
    match term:
        case Cases() | Binder():
            return False
        case At(body, letters, values):
            return _occurs(fault, substituted(body, dict(zip(letters, values, strict=True))))
    return fault(term) or any(_occurs(fault, child) for child in term.children)


def _has_no_real_value(term: Term) -> bool:
    return _is_by_zero(term) or any(_always(each.left, -1) for each in _own(term))


def _is_by_zero(term: Term) -> bool:
    match term:
        case Div(over, under):
            return _always(under, 0) and not _always(over, 0)
        case Pow(under, Number(p, _)):
            return p < 0 and _always(under, 0)
    return False


def _always(term: Term, here: int) -> bool:
    return not symbols(term) and _sign(term, Context()) == {here}


def _sign(term: Term, context: Context) -> frozenset[int]:
    """The signs of a term; what knows them is loaded where they are asked for first."""
    from .signs import sign

    return sign(term, context)


def nowhere(terms: tuple[Term, ...], context: Context) -> bool:
    """Whether terms are seen to have no real values together, whatever the letters are.

    A root of a negative constant is an imaginary number, and has a value.
    """
    asked = (each for term in terms for each in domain(term))
    return any(each.sign == ABOVE and _always(each.left, 0) for each in asked) or apart(terms, context)


def apart(terms: tuple[Term, ...], context: Context) -> bool:
    """Whether no values of the letters lie in the real domains of all of some terms."""
    asked = (each for term in terms for each in domain(term) if symbols(each.left))
    return _apart(tuple(dict.fromkeys(asked)), context)


@lru_cache(20_000)
def _apart(relations: tuple[Relation, ...], context: Context) -> bool:
    for each in relations:
        if not _sign(each.left, context) & ALLOWED[each.sign]:
            return True
        context = context.given(each)
    return False
