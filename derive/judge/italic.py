"""Differentials whose d is an italic letter, du = 2x dx, d log x = dx/x: the letter d before what it is of."""

from __future__ import annotations

from itertools import pairwise

from derive.core.context import Context
from derive.kernel.relations import is_statement
from derive.terms import (
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Operator,
    Relation,
    Symbol,
    Term,
    product,
    subterms,
    summands,
    symbols,
    total,
    with_children,
)

from .entries import Change, same

D = Symbol("d")


def italic(terms: tuple[Term, ...], context: Context) -> Change:
    """Equations, and chains of expressions, in which every summand holds a d before a letter, with differentials."""
    if D in context.symbols or context.definition("d") is not None or not any(D in symbols(term) for term in terms):
        return same
    steps = any(_has_one(term) or _has_step(term) for term in terms)
    if not any(map(is_statement, terms)) and steps and all(_is_form(term) or _has_one(term) for term in terms):
        return lambda term: _with_differentials(term) if D in symbols(term) else term
    return _in_equations


def _in_equations(term: Term) -> Term:
    match term:
        case Relation("=" | ":=" as sign, left, right) if all(_is_form(x) or _has_one(x) for x in (left, right)):
            left, right = (_with_differentials(side) if D in symbols(side) else side for side in (left, right))
            return Relation(sign, left, right)
        case Relation():
            return term
    return with_children(term, _in_equations) if is_statement(term) else term


def _has_one(term: Term) -> bool:
    """Whether a term holds differentials that are read as such, and no letter d."""
    parts = subterms(term) if D not in symbols(term) else ()
    return any(type(part) is Operator and part.name == "differential" for part in parts)


def _has_step(term: Term) -> bool:
    """Whether a d stands before a letter in a term."""
    products = (part.factors for part in subterms(term) if type(part) is Mul)
    return any(a is D and type(b) is Symbol for each in products for a, b in pairwise(each))


def _is_form(term: Term) -> bool:
    """Whether each summand of a term is a multiple of one differential."""
    return all(_place(_apart(each)) is not None for each in summands(term))


def _apart(term: Term) -> Term:
    """A product that ends in cos x dx, which reads as the cosine of x d x, with the differential outside of it."""
    match term:
        case Neg(inner):
            return Neg(_apart(inner))
        case Call(name, (Mul((*inner, d, Symbol() as x)),)) if d is D and inner:
            return Mul((Call(name, (product(inner),)), D, x))
        case Mul((*factors, last)) if type(last) is Call and type(opened := _apart(last)) is Mul:
            return Mul((*factors, *opened.factors))
    return term


def _place(term: Term) -> int | None:
    """Where the d stands in a product, right before a letter or the value of a function, and nowhere else."""
    match term:
        case Neg(inner) | Div(inner, _):
            return _place(inner) if D not in (symbols(term.under) if type(term) is Div else ()) else None
        case Mul(factors) if factors.count(D) == 1 and factors[-1] is not D:
            k = factors.index(D)
            others = (each for j, each in enumerate(factors) if j != k)
            return k if _is_varied(factors[k + 1 :]) and not any(D in symbols(each) for each in others) else None
    return None


def _is_varied(behind: tuple[Term, ...]) -> bool:
    """Whether what stands behind a d is what varies: a letter, or something more that ends the product."""
    return type(behind[0]) is Symbol or (len(behind) == 1 and type(behind[0]) is not Number)


def _with_differentials(term: Term) -> Term:
    return total(_differential(_apart(each)) for each in summands(term))


def _differential(term: Term) -> Term:
    match term:
        case Neg(inner):
            return Neg(_differential(inner))
        case Div(over, under):
            return Div(_differential(over), under)
        case Mul(factors):
            k = factors.index(D)
            made = Operator("differential", factors[k + 1], ())
            rest = (*factors[:k], made, *factors[k + 2 :])
            return Mul(rest) if len(rest) > 1 else made
    return term
