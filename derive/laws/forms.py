"""Symmetric matrices of numbers: leading minors, completed squares, eigenvalues, definiteness."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, Phrase, phrase
from derive.core.rules import rule
from derive.core.steps import standing
from derive.exact.constants import sign_under
from derive.exact.rings import polynomial_in
from derive.exact.spelling import normal, same
from derive.terms import ZERO, Matrix, Record, Relation, Symbol, Term, call, equation, letters, negated, number, total

from .evaluation import evaluated
from .minors import expanded_determinant, leading_minors
from .quadratic_forms import completed_squares, quadratic_form
from .real_roots import has_surds, solve_real

SOURCE = "Strang, Introduction to Linear Algebra, sec. 6.5"

NAMES = ("positive_definite", "negative_definite", "indefinite")


class Form(Record):
    """What a symmetric matrix of numbers is (a name of the function table, or None), and the parts that show it."""

    name: str | None
    parts: tuple[Part, ...]


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
        Chain(f"{label}.m{k}", phrase("forms.minor", number(k)), evaluated(minor, context) or standing(minor))
        for k, minor in enumerate(minors, 1)
        if k > 1
    )
    shown = (*shown, *_completed(matrix, f"{label}.q", context))
    eigen = eigenvalue_chain(matrix, f"{label}.e", context)
    claims = tuple(Claim(_signed(value, context)) for value in values if value is not ZERO)
    if name:
        claims = (*claims, Claim(call(name, matrix), phrase(f"forms.{name.replace('_', '-')}")))
    heading = phrase("forms.definiteness" if name else "forms.test-fails")
    verdict = Claims(f"{label}.d", heading, claims, uses=tuple(part.label for part in shown))
    return Form(name, (*shown, *eigen, verdict))


@rule("a h^2 + 2 b h k + c k^2 = a (h + \\frac{b}{a} k)^2 + \\frac{a c - b^2}{a} k^2, a \\ne 0")
def completing_the_square(term: Term, context: Context, squares: Term) -> Term | None:
    """Completing the square in one step after the other writes the quadratic form with squares alone."""
    return squares if squares is not term and same(term, squares) else None


def _completed(matrix: Matrix, label: str, context: Context) -> tuple[Chain, ...]:
    """The quadratic form of a matrix with its squares completed, where no leading minor is zero."""
    steps = (Symbol("h"), Symbol("k"), Symbol("l"), Symbol("m"))[: len(matrix.rows)]
    form = quadratic_form(matrix, steps)
    squares = completed_squares(matrix, steps)
    found = None if squares is None else completing_the_square.with_(squares)(form, context)
    return () if found is None else (Chain(label, phrase("forms.completed", steps), found),)


def _one(value: Term, label: str, context: Context) -> Claims:
    """The sign of a second derivative in one letter."""
    word = "forms.one-positive" if sign_under(value, context) > 0 else "forms.one-negative"
    return Claims(label, phrase("forms.one"), (Claim(_signed(value, context), phrase(word)),))


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


def eigenvalue_chain(matrix: Matrix, label: str, context: Context) -> tuple[Chain, ...]:
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
