"""Exact arithmetic with algebraic numbers: in the algebra over Q of the roots that an expression holds.

Each root (a square root, i, a numbered root, a power with a rational exponent) is a generator g with a monic relation
over those before it, and a number is a polynomial in the generators, reduced by the relations. What vanishes there is
0 for every choice of conjugates; what does not is told from 0 by its characteristic polynomial and a ball.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from derive.terms import (
    ONE,
    Div,
    Neg,
    Term,
    total,
)

from .algebras import Algebra
from .balls import ball
from .elements import read
from .pieces import in_pieces
from .polynomials import Polynomial
from .precision import dyadic


@cache
def is_zero(term: Term) -> bool | None:
    """Whether an algebraic number is 0, exactly; None of what is not algebraic or has no value."""
    algebra = Algebra()
    found = read(term, algebra)
    if found is None:
        plain = in_pieces(term)
        return None if plain is term else is_zero(plain)
    return _vanishes(found[0], algebra) if _vanishes(found[1], algebra) is False else None


def _vanishes(element: Polynomial, algebra: Algebra) -> bool | None:
    if not element:
        return True
    if all(not any(key) for key in element):
        return False
    term = algebra.as_term(element)
    for bits in (64, 256):
        near = ball(term, bits)
        if near is not None and not near.contains(0):
            return False
    return _below(term, _separation(element, algebra))


def _separation(element: Polynomial, algebra: Algebra) -> int:
    """The k for which the number, a root of its characteristic polynomial, is 0 or at least 2^-k in size."""
    from flint import fmpq, fmpq_mat

    matrix = fmpq_mat([[fmpq(c.p, c.q) for c in row] for row in algebra.multiplication(element)])
    coefficients: list[Any] = list(matrix.charpoly().coeffs())
    lowest = next(k for k, c in enumerate(coefficients) if c != 0)
    whole = coefficients[lowest:]
    most = max(abs(int(c.p)) * 2 // int(c.q) + 1 for c in whole)
    least = max(int(whole[0].q) // max(abs(int(whole[0].p)), 1), 1)
    return most.bit_length() + least.bit_length() + 2


def _below(term: Term, bits: int) -> bool | None:
    """Whether the size of a number is below 2^-bits."""
    for precision in (bits + 64, 2 * bits + 256, 4 * bits + 1024):
        near = ball(term, precision)
        if near is None:
            return None
        if not near.contains(0):
            return False
        p, q = dyadic(near.abs_upper())
        if p << bits < q:
            return True
    return None


def sign_of_number(term: Term) -> int | None:
    """The sign of a real constant, exactly; None where it is not real or can't be decided."""
    for bits in (64, 256):
        near = ball(term, bits)
        if near is not None and near.imag == 0 and not near.contains(0):
            return 1 if near.real > 0 else -1
    zero = is_zero(term)
    if zero:
        return 0
    for bits in (1024, 4096, 16_384) if zero is False else ():
        near = ball(term, bits)
        if near is not None and near.imag == 0 and not near.contains(0):
            return 1 if near.real > 0 else -1
    return None


def same_number(a: Term, b: Term) -> bool | None:
    """Whether two algebraic numbers are equal."""
    return is_zero(total((a, Neg(b))))


@cache
def normal_form(term: Term) -> Term | None:
    """An algebraic number as a polynomial in its roots, no root below a fraction bar; None of what is none."""
    algebra = Algebra()
    found = read(term, algebra)
    if found is None:
        return None
    below = algebra.inverse(found[1])
    return None if below is None else algebra.as_term(algebra.times(found[0], below))


def inverse(term: Term) -> Term | None:
    """The inverse of an algebraic number, no root below a fraction bar; None of 0."""
    return normal_form(Div(ONE, term)) if is_zero(term) is False else None
