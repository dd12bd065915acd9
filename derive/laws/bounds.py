"""Functions bounded by one of their values: by sums of squares, or by the signs of their parts."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.exact.rings import polynomial_in
from derive.exact.signs import sign
from derive.exact.sparse_polynomials import scaled_by
from derive.exact.spelling import normal, same
from derive.exact.squares import squares_term, sum_of_squares
from derive.terms import ZERO, Number, Term, factors, negated, power, summands, total

from .evaluation import evaluated


@rule("p = \\sum_{i=1}^k c_i q_i^2")
def written_with_squares(term: Term, context: Context, squares: Term) -> Term | None:
    """The expression is written with squares; multiplying them out gives it back."""
    return squares if squares is not term and same(term, squares) else None


@rule("\\sum_{i=1}^k c_i q_i^2 \\ge 0, c_i > 0", relation=">=")
def squares_at_least_zero(term: Term, context: Context) -> Term | None:
    """A sum of squares with positive numbers in front is never negative."""
    return ZERO if all(map(_is_square, summands(term))) else None


@rule("-\\sum_{i=1}^k c_i q_i^2 \\le 0, c_i > 0", relation="<=")
def negative_squares_at_most_zero(term: Term, context: Context) -> Term | None:
    """The negative of a sum of squares is never positive."""
    return ZERO if all(_is_square(negated(part)) for part in summands(term)) else None


def _is_square(term: Term) -> bool:
    """Whether a term is a positive number times even powers."""
    for part in factors(term):
        exponent = power(part)[1]
        even = type(exponent) is Number and exponent.q == 1 and exponent.p % 2 == 0
        if not even and not (type(part) is Number and part.p > 0):
            return False
    return True


@rule("p \\ge 0", relation=">=")
def never_negative(term: Term, context: Context) -> Term | None:
    """Its parts are such that this is never negative."""
    return ZERO if sign(term, context) <= {0, 1} else None


@rule("p \\le 0", relation="<=")
def never_positive(term: Term, context: Context) -> Term | None:
    """Its parts are such that this is never positive."""
    return ZERO if sign(term, context) <= {0, -1} else None


def bound(body: Term, value: Term, side: int, label: str, context: Context) -> Chain | None:
    """The chain body - value >= 0 (side 1) or <= 0 (side -1), by squares or by signs; None where neither shows it."""
    difference = body if value is ZERO else _less(body, value)
    heading = phrase("forms.at-least" if side > 0 else "forms.at-most", body, value)
    found = _by_squares(difference, side, context) or _by_signs(difference, side, context)
    return None if found is None else Chain(label, heading, found)


def _less(body: Term, value: Term) -> Term:
    """A function minus a value, two numbers worked out as one."""
    *parts, last = summands(body)
    if type(last) is Number and type(value) is Number and parts:
        return total((*parts, normal(total((last, negated(value))))))
    return total((*parts, last, negated(value)))


def _by_squares(difference: Term, side: int, context: Context) -> Derivation | None:
    if side > 0 and all(map(_is_square, summands(difference))):
        return squares_at_least_zero(difference, context)
    p = polynomial_in(difference)
    found = None if p is None else sum_of_squares(scaled_by(p, side))
    if not found:
        return None
    squares = squares_term(found)
    if side > 0:
        return (written_with_squares.with_(squares) >> squares_at_least_zero)(difference, context)
    opposite = total(negated(part) for part in summands(squares))
    return (written_with_squares.with_(opposite) >> negative_squares_at_most_zero)(difference, context)


def _by_signs(difference: Term, side: int, context: Context) -> Derivation | None:
    last = never_negative if side > 0 else never_positive
    found = (evaluated >> last)(difference, context)
    return found if found is not None and found.end is ZERO and found.steps[-1].law is last.law else None
