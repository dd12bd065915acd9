"""Polynomials with rational coefficients: a coefficient for each tuple of exponents, none of them 0.

Polynomials in one letter are also tuples of coefficients, constant term first.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd as common
from math import lcm

from derive.terms import (
    ONE,
    ZERO,
    Add,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Term,
    number,
    product,
    raised,
    scaled,
    total,
)

from .rationals import opposite, over, plus, times, to_power

Polynomial = dict[tuple[int, ...], Number]
MOST_TERMS, HIGHEST = 20_000, 1_000


def polynomial(term: Term, letters: Sequence[Term]) -> Polynomial | None:
    """The polynomial in some letters that a term is; None where it is none, or too long to write out."""
    places = {letter: k for k, letter in enumerate(letters)}
    return _expanded(term, places)


def _expanded(term: Term, places: dict[Term, int]) -> Polynomial | None:
    zero = (0,) * len(places)
    if (place := places.get(term)) is not None:
        return {(*zero[:place], 1, *zero[place + 1 :]): ONE}
    match term:
        case Number():
            return {zero: term} if term.p else {}
        case Neg(inner):
            found = _expanded(inner, places)
            return None if found is None else times_number(found, number(-1))
        case Add(parts):
            return _sum(tuple(_expanded(part, places) for part in parts))
        case Mul(parts):
            return _product(tuple(_expanded(part, places) for part in parts), {zero: ONE})
        case Div(above, below):
            top, bottom = _expanded(above, places), _expanded(below, places)
            if top is None or bottom is None or list(bottom) != [zero]:
                return None
            return times_number(top, over(ONE, bottom[zero]))
        case Pow(base, Number(n, 1)):
            return _power(_expanded(base, places), n, zero)
    return None


def _sum(parts: tuple[Polynomial | None, ...]) -> Polynomial | None:
    out: Polynomial = {}
    for part in parts:
        if part is None:
            return None
        for key, value in part.items():
            out[key] = plus(out[key], value) if key in out else value
    return {key: value for key, value in out.items() if value.p}


def _product(parts: tuple[Polynomial | None, ...], one: Polynomial) -> Polynomial | None:
    out = one
    for part in parts:
        if part is None or len(out) * len(part) > MOST_TERMS:
            return None
        out = multiplied(out, part)
    return out


def _power(base: Polynomial | None, n: int, zero: tuple[int, ...]) -> Polynomial | None:
    if base is None or n > HIGHEST or (n > 1 and len(base) > 1 and len(base) * n > HIGHEST):
        return None
    if n >= 0:
        return _product((base,) * n, {zero: ONE})
    return {zero: to_power(base[zero], n)} if list(base) == [zero] else None


def added(a: Polynomial, b: Polynomial) -> Polynomial:
    """The sum."""
    return _sum((a, b)) or {}


def multiplied(a: Polynomial, b: Polynomial) -> Polynomial:
    """The product."""
    out: Polynomial = {}
    for left, c in a.items():
        for right, d in b.items():
            key = tuple(map(int.__add__, left, right))
            value = times(c, d)
            out[key] = plus(out[key], value) if key in out else value
    return {key: value for key, value in out.items() if value.p}


def times_number(a: Polynomial, c: Number) -> Polynomial:
    """The multiple by a number."""
    return {key: times(value, c) for key, value in a.items()} if c.p else {}


def textbook_order(exponents: tuple[int, ...]) -> tuple[int, ...]:
    """The key that sorts monomials as textbooks do: falling degree, then the first letters first."""
    return (-sum(exponents), *(-n for n in exponents))


def as_term(polynomial: Polynomial, letters: Sequence[Term]) -> Term:
    """The polynomial as a sum in falling powers."""
    return total(
        scaled(
            polynomial[key],
            product(raised(letter, number(n)) for letter, n in zip(letters, key, strict=True) if n),
        )
        for key in sorted(polynomial, key=textbook_order)
    )


def coefficients(term: Term, letter: Term) -> tuple[Number, ...] | None:
    """The coefficients in one letter, constant term first, () of zero; None where the term is no such polynomial."""
    found = polynomial(term, (letter,))
    if found is None:
        return None
    return tuple(found.get((k,), ZERO) for k in range(max((key[0] for key in found), default=-1) + 1))


def collected(term: Term, letter: Term) -> tuple[Term, ...] | None:
    """Coefficients in one letter, constant term first, that may hold other letters; () of zero."""
    others = tuple(sorted(_atoms(term) - {letter}, key=repr))
    found = polynomial(term, (letter, *others))
    if found is None:
        return None
    degree = max((key[0] for key in found), default=-1)
    return tuple(
        as_term({key[1:]: value for key, value in found.items() if key[0] == k}, others) for k in range(degree + 1)
    )


def _atoms(term: Term) -> frozenset[Term]:
    match term:
        case Number():
            return frozenset()
        case Add() | Mul() | Neg() | Div():
            return frozenset().union(*map(_atoms, term.children))
        case Pow(base, Number(n, 1)) if n >= 0:
            return _atoms(base)
    return frozenset((term,))


def primitive(coefficients: Sequence[Number]) -> tuple[Number, tuple[int, ...]]:
    """A rational factor and coprime integers, the last positive, of which it is the multiple."""
    below = lcm(*(c.q for c in coefficients))
    whole = [c.p * (below // c.q) for c in coefficients]
    divisor = common(*whole) or 1
    if whole and whole[-1] < 0:
        divisor = -divisor
    return number(divisor, below), tuple(c // divisor for c in whole)


def divided(a: Sequence[Number], b: Sequence[Number]) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Quotient and remainder of polynomials in one letter, b not 0."""
    rest, quotient = list(a), [ZERO] * max(len(a) - len(b) + 1, 0)
    while len(rest) >= len(b):
        factor, shift = over(rest[-1], b[-1]), len(rest) - len(b)
        quotient[shift] = factor
        for k, c in enumerate(b):
            rest[shift + k] = plus(rest[shift + k], times(opposite(factor), c))
        while rest and not rest[-1].p:
            rest.pop()
    return tuple(quotient), tuple(rest)


def gcd(a: Sequence[Number], b: Sequence[Number]) -> tuple[Number, ...]:
    """The monic greatest common divisor of polynomials in one letter, () of two zeros."""
    a, b = tuple(a), tuple(b)
    while b:
        a, b = b, divided(a, b)[1]
    return tuple(over(c, a[-1]) for c in a)


def value(coefficients: Sequence[Number | int], point: Number) -> Number:
    """The value of a polynomial in one letter at a point."""
    out = ZERO
    for c in reversed(coefficients):
        out = plus(times(out, point), number(c) if isinstance(c, int) else c)
    return out
