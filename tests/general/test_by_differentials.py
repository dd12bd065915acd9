"""Gradients and Hessians by differentials as they are asked for: answers, goals, refusals, few lines."""

import pytest

from derive.api import topic_function
from derive.core.errors import InputError, RefutedError

LEAST_SQUARES = "X: n x d; w: d; y: n"
SQUARE = "X: n x n; A: n x n; B: n x n"

CLASSES = "W: k x n; x: n; b: k; y: k one-hot; q: k"

ANSWERS = [
    ("norm(X w - y)^2", "w", LEAST_SQUARES, "2 X^T (X w - y)"),
    ("norm(y - X w)^2/2", "w", LEAST_SQUARES, "X^T (X w - y)"),
    ("sum(X w)", "w", LEAST_SQUARES, "X^T ones(n)"),
    ("sum(hadamard(y, tanh(X w)))", "w", LEAST_SQUARES, "X^T (hadamard(y, ones(n) - tanh(X w)^2))"),
    ("ln(y^T X w)", "w", LEAST_SQUARES, "X^T y/(y^T X w)"),
    ("exp(y^T X w)", "w", LEAST_SQUARES, "e^(y^T X w) X^T y"),
    ("(y^T X w)^3", "w", LEAST_SQUARES, "3 (y^T X w)^2 X^T y"),
    ("logsumexp(X w)", "w", LEAST_SQUARES, "X^T softmax(X w)"),
    ("tr(A X^T B)", "X", SQUARE, "B A"),
    ("tr(X^3)", "X", SQUARE, "3 (X^2)^T"),
    ("tr(hadamard(A, X) B)", "X", SQUARE, "hadamard(B^T, A)"),
    ("tr((A X)^-1)", "X", SQUARE, "-A^T (((A X)^-1)^T)^2"),
    ("tr(diag(y) X A)", "X", SQUARE + "; y: n", "diag(y) A^T"),
    ("ln(det(A X B))", "X", SQUARE, "A^T ((A X B)^-1)^T B^T"),
    ("-sum(y_i log(softmax(W x + b)_i), i=1..k)", "x", CLASSES, "W^T (p - y)"),
    ("-y^T log(softmax(W x + b))", "W", CLASSES, "(p - y) x^T"),
    ("-y^T log(softmax(W x + b))", "b", CLASSES, "p - y"),
    ("-q^T log(softmax(W x + b))", "x", CLASSES, "W^T ((ones(k)^T q) p - q)"),
    ("norm(softmax(W x) - q)^2", "x", CLASSES, "2 W^T (diag(p) - p p^T) (p - q)"),
    ("logsumexp(W x + b) - y^T (W x + b)", "x", CLASSES, "W^T (softmax(W x + b) - y)"),
    ("ln(1 + e^(y . (X w)))", "w", LEAST_SQUARES, "sigma(y . (X w)) X^T y"),
    ("ln(sum(exp(X w)))", "w", LEAST_SQUARES, "X^T softmax(X w)"),
    ("det(X)^2", "X", SQUARE, "2 det(X)^2 (X^-1)^T"),
    ("tr(X^T S X)/tr(X^T X)", "X", "X: n x k; S: n x n symmetric", "2 (S X - (tr(X^T S X)/tr(X^T X)) X)/tr(X^T X)"),
    ("sum(sum(A_{ij} x_i x_j, j=1..n), i=1..n)", "x", "x: n; A: n x n", "(A + A^T) x"),
    ("tr(kron(A, X))", "X", "A: n x n; X: m x m", "tr(A) I_m"),
    ("norm(kron(A, X))^2", "X", "A: n x n; X: m x k", "2 norm(A)^2 X"),
    ("norm(vec(A X B - C))^2", "X", "A: p x n; X: n x m; B: m x q; C: p x q", "2 A^T (A X B - C) B^T"),
    ("vec(X) . vec(B)", "X", "X: n x m; B: n x m", "B"),
    ("e^(y . (X w))", "w", LEAST_SQUARES, "e^(y . (X w)) X^T y"),
    ("(x . y)^2 + x . x", "x", "x: n; y: n", "2 (x . y) y + 2 x"),
    ("x . y/(norm(x) norm(y))", "x", "x: n; y: n", "(y - (x . y/norm(x)^2) x)/(norm(x) norm(y))"),
    ("-(y . ln(sigma(X w))) - (ones(n) - y) . ln(1 - sigma(X w))", "w", LEAST_SQUARES, "X^T (sigma(X w) - y)"),
    ("-(1/n) (y^T ln(sigma(X w)) + (1 - y)^T ln(1 - sigma(X w)))", "w", LEAST_SQUARES, "(1/n) X^T (sigma(X w) - y)"),
    ("-y . ln(sigma(X w))/n - (1 - y) . ln(1 - sigma(X w))/n", "w", LEAST_SQUARES, "X^T (sigma(X w) - y)/n"),
    ("-y^T ln(sigma(X w)) - (1 - y)^T ln(sigma(-X w))", "w", LEAST_SQUARES, "X^T (sigma(X w) - y)"),
    ("ln(det(A + t B))", "t", "A: n x n spd; B: n x n spd; t: scalar", "tr((A + t B)^-1 B)"),
    ("norm(y - t X w)^2", "t", LEAST_SQUARES, "2 (t X w - y)^T X w"),
    ("tanh(w . x + t)", "t", "w: n; x: n", "1 - tanh(w . x + t)^2"),
    (
        "(tanh(w . x + c) - t)^2",
        "w",
        "w: n; x: n; c: scalar; t: scalar",
        "2 (tanh(w . x + c) - t) (1 - tanh(w . x + c)^2) x",
    ),
]

SAME = [
    ("norm(X w - y)^2", "w", LEAST_SQUARES, "2 X^T X w - 2 X^T y"),
    ("ln(det(S)) + tr(S^-1 C)", "S", "S: n x n spd; C: n x n symmetric", "S^-1 (S - C) S^-1"),
    ("x^T A x", "x", "x: n; A: n x n", "A x + A^T x"),
    ("norm(X w - y)^2 + lambda norm(w)^2", "w", LEAST_SQUARES, "2 (X^T X + lambda I_d) w - 2 X^T y"),
    ("norm(X w - y)^2/2 + lambda norm(w)^2/2", "w", LEAST_SQUARES, "(X^T X + lambda I_d) w - X^T y"),
]

WRONG = [
    ("norm(X w - y)^2", "w", LEAST_SQUARES, "X^T (X w - y)"),
    ("norm(X w - y)^2", "w", LEAST_SQUARES, "2 X^T (X w + y)"),
    ("x^T A x", "x", "x: n; A: n x n", "2 A x"),
    ("tr(A X B)", "X", SQUARE, "B A"),
]

REFUSED = [
    ("norm(w X - y)^2", "w", LEAST_SQUARES, "d and n x d do not fit"),
    ("norm(X w - q)^2", "w", LEAST_SQUARES, "or declare the size of q"),
    ("X w", "w", LEAST_SQUARES, "needs a scalar"),
    ("tr(X X A)", "A", "X: n x d; A: n x d", "do not fit"),
    ("tr(X^-1)", "X", "X: n x d", "needs a square matrix, and this one is n x d"),
    ("det(X)", "X", "X: n x d", "needs a square matrix"),
    ("tr(X)", "X", "X: n x d", "needs a square matrix"),
    ("r x", "x", "r: 1 x n; x: n", "declare it as a vector"),
]

HESSIANS = [
    ("norm(X w - y)^2", "w", LEAST_SQUARES, "2 X^T X"),
    ("norm(x)^4", "x", "x: n", "8 x x^T + 4 norm(x)^2 I_n"),
    ("log(1 + x^T S x)", "x", "x: n; S: n x n spd", "(2 S - 4 S x x^T S/(1 + x^T S x))/(1 + x^T S x)"),
    ("a . x + 2 (a . a)", "x", "x: n; a: n", "zeros(n, n)"),
    ("(sum(x)) (x^T x)", "x", "x: n", "2 ones(n) x^T + 2 x ones(n)^T + 2 (ones(n)^T x) I_n"),
    (
        "logsumexp(x)^2",
        "x",
        "x: n",
        "2 softmax(x) softmax(x)^T + 2 logsumexp(x) (diag(softmax(x)) - softmax(x) softmax(x)^T)",
    ),
    ("sigma(a . x)", "x", "x: n; a: n", "sigma(a . x) (1 - sigma(a . x)) (1 - 2 sigma(a . x)) a a^T"),
    ("e^(-norm(x)^2/2)", "x", "x: n", "e^(-norm(x)^2/2) (x x^T - I_n)"),
    ("logsumexp(A x)", "x", "x: n; A: m x n", "A^T (diag(softmax(A x)) - softmax(A x) softmax(A x)^T) A"),
]


def gradient(expression, by, shapes, **options):
    return topic_function("matrix-gradient")(expression, wrt=by, shapes=shapes, **options)


@pytest.mark.parametrize(("expression", "by", "shapes", "answer"), ANSWERS)
def test_gradients_are_verified(expression, by, shapes, answer):
    found = gradient(expression, by, shapes)
    assert found.answer["gradient"].text == answer
    assert found.verified
    assert sum(1 for _ in found.steps()) <= 12


@pytest.mark.parametrize(("expression", "by", "shapes", "goal"), SAME)
def test_goals_are_reached(expression, by, shapes, goal):
    found = gradient(expression, by, shapes, goal=goal)
    assert found.answer["gradient"].text == goal
    assert found.verified


@pytest.mark.parametrize(("expression", "by", "shapes", "goal"), WRONG)
def test_wrong_goals_are_refuted(expression, by, shapes, goal):
    with pytest.raises(RefutedError, match="not equal"):
        gradient(expression, by, shapes, goal=goal)


@pytest.mark.parametrize(("expression", "by", "shapes", "words"), REFUSED)
def test_what_does_not_fit_is_said(expression, by, shapes, words):
    with pytest.raises(InputError, match=words):
        gradient(expression, by, shapes)


JACOBIANS = [
    ("x/norm(x)", "x", "x: n", "I_n/norm(x) - x x^T/norm(x)^3"),
    ("softmax(W x + b)", "x", CLASSES, "diag(p) W - p p^T W"),
    ("tanh(W x + b)", "x", CLASSES, "diag(ones(k) - tanh(W x + b)^2) W"),
    ("sigma(x)", "x", "x: n", "diag(sigma(x)) (I_n - diag(sigma(x)))"),
]


@pytest.mark.parametrize(("expression", "by", "shapes", "goal"), JACOBIANS)
def test_goals_of_jacobians_are_reached(expression, by, shapes, goal):
    found = topic_function("matrix-jacobian")(expression, wrt=by, assume=shapes, goal=goal)
    assert found.answer["jacobian"].text == goal
    assert found.verified


@pytest.mark.parametrize(("expression", "by", "shapes", "answer"), HESSIANS)
def test_a_hessian_is_read_off_the_differential_of_the_gradient(expression, by, shapes, answer):
    found = topic_function("matrix-hessian")(expression, wrt=by, assume=shapes)
    assert found.answer["hessian"].text == answer
    assert found.verified
