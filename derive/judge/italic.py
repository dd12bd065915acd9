"""Differentials whose d is an italic letter, du = 2x dx: the letter d before another one in each summand."""

from __future__ import annotations

from derive.core.context import Context
from derive.kernel.relations import is_statement
from derive.terms import (
    Call,
    Div,
    Mul,
    Neg,
    Operator,
    Relation,
    Symbol,
    Term,
    product,
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
    if not any(map(is_statement, terms)) and all(map(_is_form, terms)):
        return _with_differentials
    return _in_equations


def _in_equations(term: Term) -> Term:
    match term:
        case Relation("=" | ":=" as sign, left, right) if _is_form(left) and _is_form(right):
            return Relation(sign, _with_differentials(left), _with_differentials(right))
        case Relation():
            return term
    return with_children(term, _in_equations) if is_statement(term) else term


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
    """Where the d stands in a product, right before a letter and nowhere else."""
    match term:
        case Neg(inner) | Div(inner, _):
            return _place(inner) if D not in (symbols(term.under) if type(term) is Div else ()) else None
        case Mul(factors) if factors.count(D) == 1 and factors[-1] is not D:
            k = factors.index(D)
            others = (each for j, each in enumerate(factors) if j != k)
            return k if type(factors[k + 1]) is Symbol and not any(D in symbols(each) for each in others) else None
    return None


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
