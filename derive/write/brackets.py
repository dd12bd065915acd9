"""What binds how strongly, and the letters of binders: what every printer decides in the same way."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from derive.terms import (
    ZERO,
    Add,
    At,
    Binder,
    Call,
    Cases,
    Decimal,
    Derivative,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Term,
    negated,
)

IMPLIES, OR, AND, NOT, RELATION, SUM, PREFIX, PRODUCT, POWER, ATOM = range(10)

_JUNCTIONS = {"<=>": IMPLIES, "=>": IMPLIES, "or": OR, "and": AND, "not": NOT}
_CALLS = {
    "transpose": POWER, "inverse": POWER, "factorial": POWER,
    "dot": PRODUCT, "hadamard": PRODUCT, "kron": PRODUCT,
    "given": RELATION, "argmin": PREFIX, "argmax": PREFIX, "infimum": PREFIX, "supremum": PREFIX,
    "positive_definite": RELATION, "positive_semidefinite": RELATION, "negative_definite": RELATION,
    "negative_semidefinite": RELATION, "indefinite": RELATION,
}  # fmt: skip


@cache
def rank(term: Term) -> int:
    """How strongly a term holds together, from IMPLIES (weakest) to ATOM."""
    match term:
        case Number(p, q):
            return SUM if p < 0 else ATOM if q == 1 else PRODUCT
        case Decimal(mantissa, _):
            return SUM if mantissa < 0 else ATOM
        case Add() | Neg():
            return SUM
        case Mul():
            return SUM if leads_with_minus(term) else PRODUCT
        case Div():
            return PRODUCT
        case Pow() | Operator("differential", _, _):
            return POWER
        case Binder() | Derivative() | Operator() | At() | Cases():
            return PREFIX
        case Call(name, _):
            return _CALLS.get(name, ATOM)
        case Relation():
            return RELATION
        case Junction(word, _):
            return _JUNCTIONS[word]
    return ATOM


def is_system(term: Term) -> bool:
    """Whether a formula is several relations that hold together."""
    return type(term) is Junction and term.word == "and" and all(type(part) is Relation for part in term.parts)


def leads_with_minus(term: Term) -> bool:
    """Whether what is printed begins with a minus sign."""
    match term:
        case Number(p, _):
            return p < 0
        case Decimal(mantissa, _):
            return mantissa < 0
        case Neg():
            return True
        case Mul((Number(p, _), *_)):
            return p < 0
    return False


def signed(term: Term) -> tuple[bool, Term]:
    """A summand as its sign (true for minus) and what follows the sign."""
    match term:
        case Neg(inner):
            return True, inner
        case Number(p, _) if p < 0:
            return True, negated(term)
        case Decimal(mantissa, places) if mantissa < 0:
            return True, Decimal(-mantissa, places)
        case Mul((Number(p, _) as first, *rest)) if p < 0:
            return True, Mul((negated(first), *rest))
    return False, term


def polynomial_of(coefficients: tuple[int, ...]) -> Term:
    """The polynomial in x with these integer coefficients, constant term first, highest power written first."""
    x = Symbol("x")
    terms: list[Term] = []
    for power in range(len(coefficients) - 1, -1, -1):
        c = coefficients[power]
        if c == 0:
            continue
        monomial: Term = x if power == 1 else Pow(x, Number(power, 1))
        size: Term = Number(abs(c), 1)
        if power:
            size = monomial if abs(c) == 1 else Mul((size, monomial))
        terms.append(Neg(size) if c < 0 else size)
    return Add(tuple(terms)) if len(terms) > 1 else terms[0] if terms else ZERO


def split_name(name: str) -> tuple[str, str]:
    """A letter's name as base and subscript, the subscript without its braces."""
    base, _, below = name.partition("_")
    return base, below.removeprefix("{").removesuffix("}")


def accented(name: str, accents: Container[str]) -> tuple[str, str, str]:
    """A letter's name as base, accent and subscript: m_hat_1 is the hat of m with the index 1."""
    base, below = split_name(name)
    accent, _, index = below.partition("_")
    return (base, accent, index.removeprefix("{")) if accent in accents else (base, "", below)
