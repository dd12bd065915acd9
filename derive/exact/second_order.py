"""The quadratic form of a function's second derivatives along some directions, written down before it is worked out."""

from __future__ import annotations

from itertools import combinations

from derive.terms import TWO, Derivative, Mul, Pow, Symbol, Term, total

Letters = tuple[Symbol, ...]


def second_order_form(body: Term, letters: Letters, directions: Letters) -> Term:
    """The second partial derivatives, each times its directions, those of two letters twice."""
    pairs = tuple(zip(letters, directions, strict=True))
    squares = (Mul((Pow(v, TWO), second_partial(body, x, x))) for x, v in pairs)
    mixed = (Mul((TWO, v, u, second_partial(body, x, y))) for (x, v), (y, u) in combinations(pairs, 2))
    return total((*squares, *mixed))


def second_partial(body: Term, x: Symbol, y: Symbol) -> Term:
    """The derivative by one letter differentiated by another."""
    return Derivative(Derivative(body, x, 1, "partial"), y, 1, "partial")
