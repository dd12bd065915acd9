"""Quadratic forms and sums of squares: leading minors, definiteness, bounds by squares."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, Phrase, phrase
from derive.core.rules import rule
from derive.core.steps import Derivation
from derive.exact.constants import sign_under
from derive.exact.rings import polynomial_in, scaled_by
from derive.exact.signs import sign
from derive.exact.spelling import normal, same
from derive.exact.squares import squares_term, sum_of_squares
from derive.terms import (
    ZERO,
    Matrix,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    call,
    equation,
    factors,
    letters,
    negated,
    number,
    power,
    summands,
    total,
)

from .evaluation import numbers_worked_out
from .minors import expanded_determinant, leading_minors
from .real_roots import has_surds, solve_real

NAMES = ("positive_definite", "negative_definite", "indefinite")


class Form(Record):
    """What a symmetric matrix of numbers is (a name of the function table, or None), and the parts that show it."""

    name: str | None
    parts: tuple[Part, ...]


@rule("p = \\sum_{i=1}^k c_i q_i^2")
def sum_of_squares_written(term: Term, context: Context, squares: Term) -> Term | None:
    """The difference is written with squares; multiplying them out gives it back."""
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
    difference = body if value is ZERO else total((*summands(body), negated(value)))
    heading = phrase("forms.at-least" if side > 0 else "forms.at-most", body, value)
    found = _by_squares(difference, side, context) or _by_signs(difference, side, context)
    return None if found is None else Chain(label, heading, found)


def _by_squares(difference: Term, side: int, context: Context) -> Derivation | None:
    p = polynomial_in(difference)
    found = None if p is None else sum_of_squares(scaled_by(p, side))
    if not found:
        return None
    squares = squares_term(found)
    if side > 0:
        return (sum_of_squares_written.with_(squares) >> squares_at_least_zero)(difference, context)
    opposite = total(negated(part) for part in summands(squares))
    return (sum_of_squares_written.with_(opposite) >> negative_squares_at_most_zero)(difference, context)


def _by_signs(difference: Term, side: int, context: Context) -> Derivation | None:
    last = never_negative if side > 0 else never_positive
    found = (numbers_worked_out >> last)(difference, context)
    return found if found is not None and found.end is ZERO and found.steps[-1].law is last.law else None


def judged(matrix: Matrix, label: str, context: Context) -> Form:
    """Whether a symmetric matrix of numbers is definite or indefinite; its leading minors and eigenvalues."""
    minors = leading_minors(matrix)
    values = tuple(map(normal, minors))
    name = _name(matrix, tuple(sign_under(value, context) for value in values), context)
    if not any(entry is not ZERO for entry in matrix.children):
        return Form(None, (Claims(f"{label}.d", phrase("forms.zero"), ()),))
    if len(values) == 1:
        return Form(name, (_one(values[0], f"{label}.d", context),))
    shown = tuple(
        Chain(f"{label}.m{k}", phrase("forms.minor", number(k)), numbers_worked_out(minor, context) or _still(minor))
        for k, minor in enumerate(minors, 1)
        if k > 1
    )
    eigen = _eigenvalues(matrix, f"{label}.e", context)
    claims = tuple(Claim(_signed(value, context)) for value in values if value is not ZERO)
    if name:
        claims = (*claims, Claim(call(name, matrix), phrase(f"forms.{name.replace('_', '-')}")))
    heading = phrase("forms.definiteness" if name else "forms.test-fails")
    verdict = Claims(f"{label}.d", heading, claims, uses=tuple(part.label for part in shown))
    return Form(name, (*shown, *eigen, verdict))


def _one(value: Term, label: str, context: Context) -> Claims:
    """The sign of a second derivative in one letter."""
    word = "forms.one-positive" if sign_under(value, context) > 0 else "forms.one-negative"
    return Claims(label, phrase("forms.one"), (Claim(_signed(value, context), phrase(word)),))


def _still(term: Term) -> Derivation:
    return Derivation(term, (), term)


def _signed(value: Term, context: Context) -> Relation:
    return Relation({-1: "<", 0: "=", 1: ">"}[sign_under(value, context)], value, ZERO)


def _name(matrix: Matrix, signs: tuple[int, ...], context: Context) -> str | None:
    if all(s > 0 for s in signs):
        return "positive_definite"
    if all(s == (-1) ** k for k, s in enumerate(signs, 1)):
        return "negative_definite"
    if signs[-1] or _takes_both_signs(matrix, context):
        return "indefinite"
    return None


def _takes_both_signs(matrix: Matrix, context: Context) -> bool:
    """Whether two diagonal entries have opposite signs, or a principal 2 x 2 minor is negative."""
    rows = matrix.rows
    n = len(rows)
    diagonal = {sign_under(rows[k][k], context) for k in range(n)}
    if {-1, 1} <= diagonal:
        return True
    return any(
        sign_under(normal(expanded_determinant(((rows[i][i], rows[i][j]), (rows[j][i], rows[j][j])))), context) < 0
        for i in range(n)
        for j in range(i)
    )


def _eigenvalues(matrix: Matrix, label: str, context: Context) -> tuple[Part, ...]:
    """The chain from the characteristic equation to the eigenvalues, where the entries are rational."""
    mu = Symbol("mu")
    n = len(matrix.rows)
    shifted = tuple(
        tuple(_minus(entry, mu) if i == j else entry for j, entry in enumerate(row))
        for i, row in enumerate(matrix.rows)
    )
    statement = equation(expanded_determinant(shifted), ZERO)
    p = polynomial_in(statement.left)
    if n > 3 or p is None or has_surds(p) or letters(statement) != (mu,):
        return ()
    return (Chain(label, _eigen_heading(matrix), solve_real(statement, mu, context)),)


def _eigen_heading(matrix: Matrix) -> Phrase:
    return phrase("forms.eigenvalues", matrix)


def _minus(entry: Term, mu: Term) -> Term:
    return negated(mu) if entry is ZERO else total((entry, negated(mu)))
