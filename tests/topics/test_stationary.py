"""Where gradients of any size are zero: solutions with their conditions, and what is not solved."""

import pytest

from derive.api import topic_function
from derive.catalog import load_laws, rules
from derive.core.certificates import PROVED, sound
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.statements import equivalent
from derive.kernel.steps import judged_step
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


UNKNOWN = read_context(
    "S: d x d spd; C: d x d symmetric; X: n x d; A: d x d spd; B: k x k spd; W: d x k; R: d x k; w: d; a: d; y: n"
)
LAWS = [
    ("invertible-factors-dropped", "", "2 A (w - a) = 0",                        "w - a = 0"),
    ("invertible-factors-dropped", "", "A^-1 (W - R) B = 0",                     "W - R = 0"),
    ("invertible-factors-dropped", "", "2 sum(X_i - w, i=1..n) = 0",             "sum(X_i - w, i=1..n) = 0"),
    ("multiplied-by-the-unknown", "S", "S^-1 - S^-1 C S^-1 = 0",                 "S - C = 0"),
    ("sums-taken-apart",          "w", "sum(X_i - w, i=1..n) = 0",               "sum(X_i, i=1..n) - n w = 0"),
    ("eigenvector-equation",      "w", "2 C w - 2 lambda w = 0",                 "C w = lambda w"),
    ("unknown-on-one-side",       "W", "2 A (W B - R) = 0",                      "A W B = A R"),
    ("unknown-on-one-side",       "w", "X^T (X w - y) + 3 w = 0",                "(X^T X + 3 I_d) w = X^T y"),
    ("divided-by-the-factor",     "w", "n w = a",                                "w = a/n"),
    ("multiplied-by-the-inverse", "W", "A W B = R",                              "W = A^-1 R B^-1"),
]  # fmt: skip
NO_LAWS = [
    ("invertible-factors-dropped", "",  "C (w - a) = 0"),
    ("invertible-factors-dropped", "",  "X^T (X w - y) = 0"),
    ("multiplied-by-the-unknown",  "S", "S^-1 C - C S^-1 = 0"),
    ("multiplied-by-the-unknown",  "S", "S - C = 0"),
    ("eigenvector-equation",       "w", "C w - a = 0"),
    ("unknown-on-one-side",        "W", "A W - W B = 0"),
    ("divided-by-the-factor",      "w", "A w = a"),
    ("multiplied-by-the-inverse",  "w", "X w = y"),
]  # fmt: skip
WRONG = [
    ("S^-1 - S^-1 C S^-1 = 0",      "S + C = 0"),
    ("A W B = R",                   "W = A R B"),
    ("A W = R",                     "W = A R"),
    ("sum(X_i - w, i=1..n) = 0",    "sum(X_i, i=1..n) - w = 0"),
    ("C (w - a) = 0",               "w - a = 0"),
    ("2 C w - 2 lambda w = 0",      "C w = -lambda w"),
    ("X^T (X w - y) = 0",           "X w = y"),
]  # fmt: skip


def fired(law, letter, text):
    load_laws()
    rule = rules()[law]
    rule = rule.with_(UNKNOWN.symbol(letter)) if letter else rule
    return rule, rule(read(text, UNKNOWN), UNKNOWN)


@pytest.mark.parametrize(("law", "letter", "before", "after"), LAWS)
def test_laws_of_equations(law, letter, before, after):
    _, found = fired(law, letter, before)
    assert found.end is read(after, UNKNOWN)
    assert judged_step(found.steps[0], UNKNOWN, Bench(), UNKNOWN).certificate.grade == PROVED


@pytest.mark.parametrize(("law", "letter", "text"), NO_LAWS)
def test_what_laws_of_equations_are_not_about(law, letter, text):
    assert fired(law, letter, text)[1] is None


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_wrong_equations_are_never_certified(before, after):
    assert not sound(equivalent(read(before, UNKNOWN), read(after, UNKNOWN), UNKNOWN, Bench()).grade)


def test_value_at_an_eigenvector():
    found = topic_function("stationary")("u^T C u", wrt="u", subject_to="u^T u = 1", assume="C: n x n symmetric; u: n")
    assert found.answer["value"].text == "lambda"
    assert found.verified


@pytest.mark.parametrize("expression", ["norm(X w - y)^2 + lambda norm(w)^2", "norm(w - a)^2", "w^T A w + a^T w"])
def test_a_definite_hessian_makes_the_only_minimum(expression):
    found = topic_function("stationary")(expression, wrt="w", assume=SHAPES + "; lambda > 0")
    assert "only minimum" in found.to("text")
    assert found.verified


def test_nothing_is_said_of_a_minimum_where_the_hessian_is_not_seen_definite():
    found = topic_function("stationary")("norm(X w - y)^2", wrt="w", assume=SHAPES)
    assert "minimum" not in found.to("text")
