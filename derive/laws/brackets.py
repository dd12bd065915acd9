"""Brackets: common factors taken out, products multiplied out."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.exact.rationals import minus
from derive.terms import ONE, ZERO, Add, Call, E, Mul, Neg, Number, Pow, Term, shape, summands

from .expansion import collected, expanded, in_order
from .monomials import base_and_exponent, parts, spelled, summed, written
from .ordering import polynomial_like, rank


@rule("a c + b c = (a + b) c", Add)
def common_factor(term: Term, context: Context) -> Term | None:
    """A factor that all summands have in common is taken out."""
    match term:
        case Add(terms) if shape(term) == ():
            found = [_factors(t) for t in terms]
            if any(each is None for each in found):
                return None
            shared = _shared([each for each in found if each is not None])
            if any(_worth_taking(base) for base in shared):
                rest = summed(in_order(part for t in terms for part in _opened(_without(t, shared))))
                return Mul(tuple(sorted((*(spelled(b, n) for b, n in shared.items()), rest), key=rank)))
    return None


def _worth_taking(base: Term) -> bool:
    """Brackets, exponentials and sigmoids are taken out, letters and numbers alone are not."""
    match base:
        case Add() | Call("sigma", _):
            return True
        case Pow(inner, exponent):
            return inner is E or type(exponent) is not Number
    return False


def _factors(term: Term) -> dict[Term, Number] | None:
    _, over, under = parts(term)
    if under:
        return None
    found: dict[Term, Number] = {}
    for factor in over:
        base, n = base_and_exponent(factor)
        base, n = (factor, ONE) if type(n) is not Number else (base, n)
        if base in found or n.p < 0:
            return None
        found[base] = n
    return found


def _shared(found: list[dict[Term, Number]]) -> dict[Term, Number]:
    first, *others = found
    return {
        base: min((each[base] for each in found), key=lambda n: n.p / n.q)
        for base in first
        if all(base in each for each in others)
    }


def _without(term: Term, shared: dict[Term, Number]) -> Term:
    c, over, _ = parts(term)
    rest: list[Term] = []
    for factor in over:
        base, n = base_and_exponent(factor)
        base, n = (factor, ONE) if type(n) is not Number else (base, n)
        left = minus(n, shared.get(base, ZERO))
        if left is not ZERO:
            rest.append(spelled(base, left))
    return written(c, rest)


def _opened(term: Term) -> tuple[Term, ...]:
    return term.terms if type(term) is Add else (term,)


@rule("(a + b) c = a c + b c", Add, Mul, Neg, Pow)
def multiply_out(term: Term, context: Context) -> Term | None:
    """The brackets are multiplied out and like terms are added up."""
    if shape(term) != () or not any(type(t) is Add for t in _bracketed(term)):
        return None
    found = expanded(term)
    return None if found is None else collected(found)


def _bracketed(term: Term) -> tuple[Term, ...]:
    """The bases of the factors of all summands, among which a bracket may be."""
    return tuple(base_and_exponent(f)[0] for t in summands(term) for f in parts(t)[1])


def sum_of_brackets(term: Term) -> bool:
    """Whether a term is a sum of letters, numbers and exponentials with a product of brackets in it."""
    return type(term) is Add and any(type(b) is Add for b in _bracketed(term)) and _exponential_like(term)


def shorter_multiplied_out(term: Term) -> bool:
    """Whether a sum with brackets has no more summands when it is multiplied out."""
    if type(term) is not Add or shape(term) != () or not any(type(b) is Add for b in _bracketed(term)):
        return False
    found = expanded(term)
    return found is not None and sum(c.p != 0 for c in found.values()) <= len(summands(term))


def _exponential_like(term: Term) -> bool:
    if type(term) is Pow and term.base is E:
        return True
    return polynomial_like(term) or (type(term) in (Add, Mul, Neg, Pow) and all(map(_exponential_like, term.children)))
