"""Products of vectors and matrices entry by entry."""

from __future__ import annotations

from collections import Counter

from derive.terms import (
    MINUS_ONE,
    ONE,
    TWO,
    Call,
    Mul,
    Neg,
    Pow,
    Term,
    call,
    coefficient,
    negated,
    number,
    product,
    scaled,
)

from .matrix_products import Parts, parted


def entrywise(*arrays: Term) -> Term:
    """The entrywise product, brackets opened; signs and numbers go in front, ones have no effect."""
    c, parts = ONE, list[Term]()
    front: list[Term] = []
    for array in (inner for each in arrays for inner in entrywise_factors(each)):
        sign, rest = (MINUS_ONE, array.inner) if type(array) is Neg else (ONE, array)
        found = parted(rest) if type(rest) is Mul and not all(part.shape for part in rest.factors) else None
        if found is not None:
            sign = number(sign.p * found.number.p, found.number.q)
            front += found.scalars
            rest = product(found.chain)
        c = number(c.p * sign.p, c.q * sign.q)
        parts.append(rest)
    kept = [each for each in parts if not is_ones(each)] or parts[:1]
    out = kept[0]
    for each in kept[1:]:
        out = call("hadamard", out, each)
    return scaled(c, product((*front, out)))


def entrywise_factors(term: Term) -> Parts:
    """The factors of an entrywise product."""
    match term:
        case Call("hadamard", (a, b)):
            return (*entrywise_factors(a), *entrywise_factors(b))
        case Neg(inner) if type(inner) is Call and inner.name == "hadamard":
            first, *rest = entrywise_factors(inner)
            return (negated(first), *rest)
    return (term,)


def with_squares(term: Term) -> Term:
    """An entrywise product of vectors with equal factors as squares, the squares first."""
    c, rest = coefficient(term)
    counted = Counter(entrywise_factors(rest))
    squares = [Pow(each, TWO) for each, times in counted.items() if times == 2]
    single = [each for each, times in counted.items() if times != 2 for _ in range(times)]
    return scaled(c, entrywise(*squares, *single)) if squares else term


def is_ones(term: Term) -> bool:
    """Whether a term is a vector or matrix of ones."""
    match term:
        case Mul((column, Call("transpose", (row,)))):
            return is_ones(column) and is_ones(row)
    return type(term) is Call and term.name == "ones"
