"""The factors of an entry made ready for the notation of matrices: powers for reciprocals, brackets opened."""

from __future__ import annotations

from derive.terms import (
    MINUS_ONE,
    ONE,
    Add,
    Binder,
    Call,
    E,
    Mul,
    Number,
    Pow,
    Symbol,
    Term,
    bind,
    factors,
    number,
    product,
    summands,
    symbols,
)

from .array_products import Index


def reciprocal(term: Term) -> Term:
    """1/u as a power of u."""
    match term:
        case Pow(base, Number(p, q)) if base is not E:
            return Pow(base, number(-p, q))
        case Mul(parts):
            return product(map(reciprocal, parts))
    return Pow(term, MINUS_ONE)


def holds_in_part(part: Term, k: Symbol) -> bool:
    """Whether an index occurs in some summands of a bracket only."""
    return type(part) is Add and not all(k in symbols(each) for each in part.terms)


def sum_over(k: Index, body: Term, like: Binder) -> Term:
    """The sum over an index between the bounds of another sum, what does not depend on it in front."""
    inside = product(part for part in factors(body) if k[0] in symbols(part))
    outside = product(part for part in factors(body) if k[0] not in symbols(part))
    return product(part for part in (outside, bind("sum", k[0], inside, like.low, like.high)) if part is not ONE)


def monomials_of(parts: tuple[Term, ...], i: Symbol, j: Symbol) -> tuple[tuple[Term, ...], ...]:
    """The monomials, brackets opened that have both indices, but not in every summand."""
    out: tuple[tuple[Term, ...], ...] = ((),)
    for part in parts:
        kinds = {frozenset({i, j} & symbols(each)) for each in part.terms} if type(part) is Add else set()
        mixed = len(kinds) > 1 and {i, j} <= symbols(part)
        many = summands(part) if mixed or _holds_delta(part) else (part,)
        out = tuple((*front, *factors(each)) for front in out for each in many)
    return out


def _holds_delta(part: Term) -> bool:
    terms = part.terms if type(part) is Add else ()
    return any(type(each) is Call and each.name == "delta" for term in terms for each in factors(term))
