"""One meaning, several spellings: sums, products, quotients and powers as rules see them.

Each view has its inverse, which writes the shortest spelling: `total` of `summands`, `product` of `factors`,
`fraction` of `quotient`, `raised` of `power`, `scaled` of `coefficient`.
"""

from __future__ import annotations

from collections.abc import Iterable

from .records import Term
from .scalars import MINUS_ONE, ONE, ZERO, Add, Div, Mul, Neg, Number, Pow, number


def summands(term: Term) -> tuple[Term, ...]:
    """The terms of a sum, brackets opened; a term that is no sum is its only summand."""
    if type(term) is Add:
        return tuple(inner for part in term.terms for inner in summands(part))
    if type(term) is Neg and type(term.inner) is Add:
        return tuple(negated(part) for part in summands(term.inner))
    return (term,)


def total(terms: Iterable[Term]) -> Term:
    """The sum of some terms, 0 of none."""
    found = tuple(terms)
    return Add(found) if len(found) > 1 else found[0] if found else ZERO


def negated(term: Term) -> Term:
    """The negative, without a double sign."""
    if type(term) is Neg:
        return term.inner
    if type(term) is Number:
        return Number(-term.p, term.q)
    return Neg(term)


def factors(term: Term) -> tuple[Term, ...]:
    """The factors of a product, brackets opened and a sign as the factor -1; a fraction is one factor."""
    if type(term) is Mul:
        return tuple(inner for part in term.factors for inner in factors(part))
    if type(term) is Neg:
        return (MINUS_ONE, *factors(term.inner))
    return (term,)


def product(parts: Iterable[Term]) -> Term:
    """The product of some factors, 1 of none."""
    found = tuple(parts)
    return Mul(found) if len(found) > 1 else found[0] if found else ONE


def quotient(term: Term) -> tuple[Term, Term]:
    """Numerator and denominator; negative powers count as denominators."""
    match term:
        case Div(over, under):
            return over, under
        case Neg(inner):
            over, under = quotient(inner)
            return negated(over), under
        case Pow(base, Number(p, q)) if p < 0:
            return ONE, raised(base, number(-p, q))
    return term, ONE


def fraction(over: Term, under: Term) -> Term:
    """The quotient, without a denominator of one."""
    return over if under is ONE else Div(over, under)


def power(term: Term) -> tuple[Term, Term]:
    """Base and exponent."""
    return (term.base, term.exponent) if type(term) is Pow else (term, ONE)


def raised(base: Term, exponent: Term) -> Term:
    """The power, without an exponent of one."""
    return base if exponent is ONE else Pow(base, exponent)


def coefficient(term: Term) -> tuple[Number, Term]:
    """A term as a rational number times the rest; the rest of a number is 1."""
    match term:
        case Number():
            return term, ONE
        case Neg(inner):
            c, rest = coefficient(inner)
            return number(-c.p, c.q), rest
        case Mul((Number() as c, *rest)):
            return c, product(rest)
    return ONE, term


def scaled(c: Number, rest: Term) -> Term:
    """The number times the rest, the sign in front and no factor of one."""
    if rest is ONE:
        return c
    if c.p < 0:
        return Neg(scaled(number(-c.p, c.q), rest))
    if c is ONE:
        return rest
    return Mul((c, *(rest.factors if type(rest) is Mul else (rest,))))
