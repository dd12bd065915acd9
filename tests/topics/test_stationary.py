"""Where gradients of any size are zero: solutions with their conditions, and what is not solved."""

import pytest

from derive.api import topic_function
from derive.core.certificates import sound
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.statements import equivalent
from derive.reader.declarations import read_context
from derive.reader.parser import read

SHAPES = "X: n x d; w: d; y: n; S: n x n symmetric; A: d x d spd; a: d"

SOLVED = [
    ("norm(X w - y)^2", "(X^T X)^-1 X^T y"),
    ("norm(y - X w)^2/2", "(X^T X)^-1 X^T y"),
    ("norm(X w - y)^2 + lambda norm(w)^2", "(X^T X + lambda I_d)^-1 X^T y"),
    ("(X w - y)^T S (X w - y)", "(X^T S X)^-1 X^T S y"),
    ("w^T A w/2 - a^T w", "A^-1 a"),
    ("norm(w - a)^2", "a"),
    ("a^T w + w^T A w/2", "-A^-1 a"),
    ("norm(y + X w)^2/2 + lambda norm(w)^2/2", "-(X^T X + lambda I_d)^-1 X^T y"),
    ("sum(norm(X_i - w)^2, i=1..n)", "sum(X_i, i=1..n)/n"),
    ("sum(y_i norm(X_i - w)^2, i=1..n)", "sum(y_i X_i, i=1..n)/sum(y_i, i=1..n)"),
    ("-sum((X_i - w)^T A^-1 (X_i - w), i=1..n)/2 - n/2 log(det(A))", "sum(X_i, i=1..n)/n"),
]

MATRICES = "S: d x d spd; C: d x d symmetric; X: n x d; Y: n x k; W: d x k; P: k x k spd; mu: d; lambda > 0"
SOLVED_FOR_MATRICES = [
    ("log(det(S)) + tr(S^-1 C)", "S", "C"),
    ("-(n/2) log(det(S)) - n/2 tr(S^-1 C)", "S", "C"),
    ("n/2 log(det(S)) + sum((X_i - mu)^T S^-1 (X_i - mu), i=1..n)/2", "S",
     "sum((X_i - mu) (X_i - mu)^T, i=1..n)/n"),
    ("norm(X W - Y)^2", "W", "(X^T X)^-1 X^T Y"),
    ("norm(X W P - Y)^2", "W", "(X^T X)^-1 X^T Y P^-1"),
    ("norm(W^T X^T - Y^T)^2", "W", "(X^T X)^-1 X^T Y"),
]  # fmt: skip

EIGENVECTORS = [
    ("u^T C u - lambda (u^T u - 1)", "C u = lambda u"),
    ("lambda (u^T u - 1) - u^T C u", "C u = lambda u"),
    ("u^T C u/(u^T u)", "C u = (u^T C u/(u^T u)) u"),
]


@pytest.mark.parametrize(("expression", "solution"), SOLVED)
def test_solutions_are_verified(expression, solution):
    found = topic_function("stationary")(expression, wrt="w", assume=SHAPES)
    assert found.answer["solution"].text == solution
    assert found.verified


@pytest.mark.parametrize(("expression", "letter", "solution"), SOLVED_FOR_MATRICES)
def test_solutions_for_matrices_are_verified(expression, letter, solution):
    found = topic_function("stationary")(expression, wrt=letter, assume=MATRICES)
    assert found.answer["solution"].text == solution
    assert found.verified


@pytest.mark.parametrize(("expression", "equation"), EIGENVECTORS)
def test_eigenvectors_are_recognised(expression, equation):
    found = topic_function("stationary")(expression, wrt="u", assume="C: n x n symmetric; u: n")
    assert found.answer["solution"].text == equation
    assert found.verified


@pytest.mark.parametrize(("expression", "error"), [("sum(exp(X w))", UndecidedError), ("X w", InputError)])
def test_what_is_not_solved(expression, error):
    with pytest.raises(error):
        topic_function("stationary")(expression, wrt="w", assume=SHAPES)


def test_multiplying_by_a_matrix_without_inverse_is_no_equivalence():
    context = read_context(SHAPES)
    before, after = read("X w - y = 0", context), read("X^T X w = X^T y", context)
    assert not sound(equivalent(before, after, context, Bench()).grade)
