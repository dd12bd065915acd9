"""Jacobians of any size: what they come to, every line proved."""

import pytest

from derive.api import topic_function
from derive.catalog import replayer
from derive.core.certificates import PROVED
from derive.core.context import Context
from derive.core.drafts import Given, Problem, certificates
from derive.kernel.equality import equal
from derive.kernel.solution import certify
from derive.laws.partials import derivative_of_a_determinant_by_entries, derivative_of_an_entry_of_an_inverse
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Component, Derivative, Symbol, alike, call
from derive.topics.matrix_jacobian import topic

LAYER = "A: m x n; B: k x m; x: n; b: m; c: m; y: n; W: n x n"
MATRICES = "A: n x m; Q: n x d; K: m x d; X: n x n; C: n x n; x: n"

WHOLE = [
    ("sigma(A x + b)", "diag(hadamard(sigma(A x + b), ones(m) - sigma(A x + b))) A", LAYER),
    ("B tanh(A x + b)", "B diag(ones(m) - hadamard(tanh(A x + b), tanh(A x + b))) A", LAYER),
    ("relu(x)", "diag(step(x))", LAYER),
    ("x + tanh(W x)", "identity(n) + diag(ones(n) - hadamard(tanh(W x), tanh(W x))) W", LAYER),
    ("softmax(A x + b)", "(diag(softmax(A x + b)) - softmax(A x + b) softmax(A x + b)^T) A", LAYER),
    ("x/norm(x)", "identity(n)/norm(x) - x x^T/norm(x)^3", LAYER),
    ("x x^T y", "(x^T y) identity(n) + x y^T", LAYER),
    ("x - ones(n) (ones(n)^T x)/n", "identity(n) - ones(n) ones(n)^T/n", LAYER),
    ("log(softmax(x))", "identity(n) - ones(n) softmax(x)^T", LAYER),
    ("log(x)", "diag(x)^-1", f"{LAYER}; x_i > 0"),
    ("diag(x) W x", "diag(W x) + diag(x) W", LAYER),
    ("hadamard(x, y)", "diag(y)", LAYER),
    ("exp(x)", "diag(exp(x))", LAYER),
    ("x/(x^T x)", "identity(n)/(x^T x) - 2 x x^T/(x^T x)^2", LAYER),
    ("softmax(A x)/norm(b)", "(diag(softmax(A x)) - softmax(A x) softmax(A x)^T) A/norm(b)", LAYER),
    ("W x/(x^T W x)", "W/(x^T W x) - W x x^T (W + W^T)/(x^T W x)^2", LAYER),
    ("W x x^T y", "(x^T y) W + W x y^T", LAYER),
    ("W^-1 x", "W^-1", LAYER),
]

SHORT = [
    ("A softmax(B x)", "A*(diag(p) - p p^T) B", "A: m x k; B: k x n; x: n", 4),
    ("log(softmax(W x + b))", "(I_m - ones(m) p^T) W", "W: m x n; x: n; b: m", 4),
    ("softmax(z/tau)", "(diag(p) - p p^T)/tau", "z: n; tau > 0", 4),
    ("softmax(z)", "diag(p) - p p^T", "z: n", 10),
    ("tanh(W x + b)", "diag(ones(m) - tanh(W x + b)^2) W", "W: m x n; x: n; b: m", 4),
    ("x/norm(x)", "(I_n - x x^T/norm(x)^2)/norm(x)", "x: n", 5),
    ("A x + norm(x)^2 b", "A + 2 b x^T", "A: m x n; x: n; b: m", 3),
    ("hadamard(x, A x)", "diag(A x) + diag(x) A", "A: n x n; x: n", 5),
    ("x + W_2 relu(W_1 x)", "I_n + W_2 diag(step(W_1 x)) W_1", "W_1: m x n; W_2: n x m; x: n", 5),
    ("X (X^T X)^-1 X^T y", "X*(X^T X)^-1 X^T", "X: n x d; y: n", 2),
    ("softmax(U relu(W x + b) + c)", "(diag(p) - p p^T) U diag(step(W x + b)) W",
     "U: k x m; W: m x n; x: n; b: m; c: k", 5),
    ("2 x", "2 I_n", "x: n", 2),
]  # fmt: skip

BY_ENTRIES = [
    ("A x", "A", "delta(i, j) x_l", "A: m x n; x: n"),
    ("A X B", "X", "A_{il} B_{rj}", "A: m x n; X: n x p; B: p x q"),
    ("X^T", "X", "delta(j, l) delta(i, m)", "X: n x p"),
    ("softmax(A)", "A", "softmax(A)_{ij} delta(i, l) (delta(j, r) - softmax(A)_{ir})", MATRICES),
    ("log(softmax(A))", "A", "delta(i, l) (delta(j, r) - softmax(A)_{ir})", MATRICES),
    ("X^-1", "X", "-(X^-1)_{il} (X^-1)_{mj}", "X: n x n"),
    ("det(X) x", "X", "x_i det(X) (X^-1)_{lj}", "X: n x n; x: n"),
    ("X^T X", "X", "delta(i, m) X_{lj} + X_{li} delta(j, m)", "X: n x p"),
]


def worked(body, letter, assume):
    context = read_context(assume)
    given = (Given("f", read(body, context)),)
    draft = topic.work(Problem("matrix-jacobian", given, context, (("wrt", context.symbol(letter)),)))
    solution = certify(draft, replayer())
    assert {c.grade for c in certificates(solution)} == {PROVED}
    return solution.answers[0].value, draft.problem.context


@pytest.mark.parametrize(("body", "wanted", "assume"), WHOLE)
def test_jacobians_by_a_vector(body, wanted, assume):
    found, context = worked(body, "x", assume.replace("; x_i > 0", ""))
    assert equal(found, read(wanted, context), context).grade == PROVED


@pytest.mark.parametrize(("body", "letter", "wanted", "assume"), BY_ENTRIES)
def test_jacobians_by_a_matrix(body, letter, wanted, assume):
    found, context = worked(body, letter, assume)
    assert equal(found, read(wanted, context), context).grade == PROVED


@pytest.mark.parametrize(("body", "answer", "shapes", "most"), SHORT)
def test_few_lines_lead_to_the_form_of_textbooks(body, answer, shapes, most):
    letter = shapes.split(":")[0] if "x: n" not in shapes else "x"
    found = topic_function("matrix-jacobian")(body, wrt="y" if "y: n" in shapes else letter, assume=shapes)
    assert found.answer["jacobian"].text == answer
    assert found.verified
    assert sum(1 for _ in found.steps()) <= most


n = Symbol("n")
X = Symbol("X", (n, n))
i, j, k, l = (Symbol(name) for name in "ijkl")  # noqa: E741
INVERSE = Component(call("inverse", X), (i, j))

RULES = [
    (
        derivative_of_an_entry_of_an_inverse, Derivative(INVERSE, Component(X, (k, l)), 1, "partial"),
        "-(X^-1)_{ik} (X^-1)_{lj}",
    ),
    (
        derivative_of_a_determinant_by_entries, Derivative(call("det", X), Component(X, (k, l)), 1, "partial"),
        "det(X) (X^-1)_{lk}",
    ),
]  # fmt: skip

NOT = [
    (derivative_of_an_entry_of_an_inverse, Derivative(Component(X, (i, j)), Component(X, (k, l)), 1, "partial")),
    (derivative_of_a_determinant_by_entries, Derivative(call("tr", X), Component(X, (k, l)), 1, "partial")),
]


@pytest.mark.parametrize(("rule", "before", "after"), RULES)
def test_rules(rule, before, after):
    assert alike(rule(before, Context()).end, read(after, read_context("X: n x n")))


@pytest.mark.parametrize(("rule", "before"), NOT)
def test_rules_do_not_apply(rule, before):
    assert rule(before, Context()) is None
