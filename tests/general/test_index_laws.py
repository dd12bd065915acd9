"""Laws of indices, sums, deltas, components, the softmax and means: rows proved for every n, mutants refuted."""

import pytest

from derive.catalog import load_laws, rules
from derive.core.certificates import PROVED
from derive.core.context import Definition
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Relation
from tests.general.law_tables import grade, made, survivors
from tests.general.test_differentials import RULES as BY_DIFFERENTIALS

LETTERS = read_context(
    "x: n; y: n; z: n; w: n; A: m x n; B: n x m; M: n x n; N: n x n; S: n x n symmetric; u: m; P: n x n; t: n simplex; "
    "i=1..n; j=1..n; c > 0; mu(x) = sum(x_k, k=1..n)/n; C: k x n; r: k simplex; C^T ones(k) = w; q := softmax(y)"
)

RULES = [
    ("sum-of-a-constant", "sum(c, k=1..n)", "n c"),
    ("sum-of-sums", "sum(x_k - 2 y_k, k=1..n)", "sum(x_k, k=1..n) - sum(2 y_k, k=1..n)"),
    ("as-declared", "sum(t_k, k=1..n)", "1"),
    ("sign-turns-a-difference", "-(x_i - y_i)", "y_i - x_i"),
    ("component-taken-out", "x_i y_i - x_i y_j", "x_i (y_i - y_j)"),
    ("fraction-into-a-sum", "sum(x_k, k=1..n)/c", "sum(x_k/c, k=1..n)"),
    ("fraction-split", "(x_i - y_j)/c", "x_i/c - y_j/c"),
    ("definition-of-softmax", "softmax(z)_i", "e^(z_i)/sum(e^(z_k), k=1..n)"),
    ("logarithm-of-softmax", "ln(softmax(z)_i)", "z_i - ln(sum(e^(z_k), k=1..n))"),
    ("softmax-recognised", "e^(z_i)/sum(e^(z_k), k=1..n)", "softmax(z)_i"),
    ("softmax-sums-to-one", "sum(softmax(z)_k, k=1..n)", "1"),
    ("definition-of-logsumexp", "logsumexp(z)", "ln(sum(e^(z_k), k=1..n))"),
    ("component-of-a-sum", "(x + M y)_i", "x_i + (M y)_i"),
    ("component-of-a-multiple", "(c x)_i", "c x_i"),
    ("component-of-a-product", "(M x)_i", "sum(M_ik x_k, k=1..n)"),
    ("component-of-a-product", "(M N)_ij", "sum(M_ik N_kj, k=1..n)"),
    ("component-of-a-function", "sin(x)_i", "sin(x_i)"),
    ("component-of-a-hadamard-product", "hadamard(x, y)_i", "x_i y_i"),
    ("component-of-a-transpose", "(M^T)_ij", "M_ji"),
    ("component-of-a-diagonal", "diag(x)_ij", "x_i delta_ij"),
    ("component-of-a-constant", "identity(n)_ij", "delta_ij"),
    ("dot-product-as-a-sum", "x . y", "sum(x_k y_k, k=1..n)"),
    ("product-as-a-sum", "x^T y", "sum(x_k y_k, k=1..n)"),
    ("squared-norm-as-a-sum", "norm(x)^2", "sum(x_k^2, k=1..n)"),
    ("norm-as-a-root", "norm(x)", "sqrt(sum(x_k^2, k=1..n))"),
    ("one-norm-as-a-sum", "norm(x, 1)", "sum(abs(x_k), k=1..n)"),
    ("norm-recognised", "sqrt(sum(x_k^2, k=1..n))", "norm(x)"),
    ("trace-as-a-sum", "tr(M)", "sum(M_kk, k=1..n)"),
    ("delta-contraction", "sum(delta_kj x_k, k=1..n)", "x_j"),
    ("delta-contraction", "sum(M_ik delta_kj, k=1..n)", "M_ij"),
    ("delta-of-equal-indices", "delta_ii", "1"),
    ("bracket-opened", "x_i (delta_ij - y_j)", "x_i delta_ij - x_i y_j"),
    ("derivative-of-a-component", "d/dz_j z_i", "delta_ij"),
    ("deviations-from-the-mean", "sum(x_k - mu(x), k=1..n)", "0"),
    ("equal-matrices-added", "M x + 2 M x", "3 M x"),
    ("number-in-front", "M (2 N)", "2 M N"),
    ("number-shortened", "(2 x - 4 y)/2", "x - 2 y"),
    ("matrix-taken-out-on-the-right", "M S + N S", "(M + N) S"),
    ("sign-into-a-difference", "-(M (x - y))", "M (y - x)"),
    ("number-before-a-bracket", "(2 x - 2 y)/c", "2 (x - y)/c"),
    ("symmetric-matrix", "S^T", "S"),
    ("sum-of-exponentials-cancelled", "x_i sum(e^(z_k), k=1..n)/sum(e^(z_k), k=1..n)^2", "x_i/sum(e^(z_k), k=1..n)"),
    ("derivative-of-an-entry-of-an-inverse", "d/dN_kl (N^-1)_ij", "-(N^-1)_ik (N^-1)_lj"),
    ("derivative-of-a-determinant-by-entries", "d/dN_kl det(N)", "det(N) (N^-1)_lk"),
    ("product-as-declared", "M C^T ones(k)", "M w"),
    ("function-written-out", "mu(x)", "sum(x_k, k=1..n)/n"),
]  # fmt: skip

# What is read off an equation that an earlier part shows.
READ_OFF = [
    (
        "jacobian-from-its-entries",
        "jacobian(softmax(z), z)",
        "d/dz_j softmax(z)_i = softmax(z)_i (delta_ij - softmax(z)_j)",
        "diag(softmax(z)) - softmax(z) softmax(z)^T",
    ),
    ("gradient-from-its-entries", "gradient(norm(x)^2, x)", "d/dx_j norm(x)^2 = 2 x_j", "2 x"),
    ("gradient-from-its-entries", "gradient(x^T M y, M)", "d/dM_ij (x^T M y) = x_i y_j", "x y^T"),
    (
        "gradient-from-its-differential",
        "gradient(x^T S x, x)",
        "differential(x^T S x, x) = (2 S x)^T differential(x, x)",
        "2 S x",
    ),
    (
        "gradient-from-its-differential",
        "gradient(tr(N M), M)",
        "differential(tr(N M), M) = tr(N differential(M, M))",
        "N^T",
    ),
    ("jacobian-from-its-differential", "jacobian(M x - y, x)", "differential(M x - y, x) = M differential(x, x)", "M"),
    (
        "by-the-lemma",
        "d/dz_j softmax(z)_i",
        "d/dz_j softmax(z)_i = softmax(z)_i (delta_ij - softmax(z)_j)",
        "softmax(z)_i (delta_ij - softmax(z)_j)",
    ),
    ("hessian-from-its-entries", "hessian(norm(x)^2, x)", "d/dx_j (d/dx_i norm(x)^2) = 2 delta_ij", "2 identity(n)"),
    (
        "hessian-from-its-differential",
        "hessian(x^T S x, x)",
        "differential(gradient(x^T S x, x), x) = 2 S differential(x, x)",
        "2 S",
    ),
    (
        "derivative-from-its-differential",
        "d/dc ln(c x^T S x)",
        "differential(ln(c x^T S x), c) = differential(c, c)/c",
        "1/c",
    ),
    ("by-definition", "softmax(y)", "q = softmax(y)", "q"),
    ("lower-derivative-put-in", "d^2/dc^2 c^3", "d/dc c^3 = 3 c^2", "d/dc (3 c^2)"),
    ("result-put-in", "gradient(norm(x)^2, x)", "gradient(norm(x)^2, x) = 2 x", "2 x"),
]

NOT = [
    ("squared-norm-as-a-sum", "norm(x)^3"),
    ("squared-norm-as-a-sum", "norm(x, 1)^2"),
    ("sum-of-a-constant", "sum(x_k, k=1..n)"),
    ("sum-of-sums", "sum(x_k y_k, k=1..n)"),
    ("as-declared", "sum(x_k, k=1..n)"),
    ("sign-turns-a-difference", "x_i - y_i"),
    ("component-taken-out", "x_i - y_i"),
    ("fraction-split", "x_i/c"),
    ("softmax-recognised", "e^(z_i)/sum(e^(x_k), k=1..n)"),
    ("softmax-sums-to-one", "sum(z_k, k=1..n)"),
    ("logarithm-of-softmax", "ln(z_i)"),
    ("component-of-a-product", "(c x)_i"),
    ("component-of-a-transpose", "M_ij"),
    ("delta-contraction", "sum(delta_ij x_k, k=1..n)"),
    ("delta-of-equal-indices", "delta_ij"),
    ("derivative-of-a-component", "d/dz_j x_i"),
    ("deviations-from-the-mean", "sum(y_k - mu(x), k=1..n)"),
    ("symmetric-matrix", "M^T"),
    ("matrix-taken-out-on-the-right", "M S + N"),
]


# A delta makes these equal to what the law gives.
HARMLESS = ("x_j delta_ij", "x_j delta_ij - x_i y_j")


@pytest.fixture(scope="module")
def laws():
    load_laws()
    return rules()


@pytest.mark.parametrize(("law", "before", "after"), RULES)
def test_what_a_law_makes_of_a_term(laws, law, before, after):
    step = made(laws[law], read(before, LETTERS), LETTERS)
    assert step.after is read(after, LETTERS)
    assert grade(step, LETTERS) == PROVED
    assert {*survivors(step, LETTERS)} <= {read(each, LETTERS) for each in HARMLESS}


@pytest.mark.parametrize(("law", "text"), NOT)
def test_what_a_law_is_not_about(laws, law, text):
    assert laws[law](read(text, LETTERS), LETTERS) is None


@pytest.mark.parametrize(("law", "before", "shown", "after"), READ_OFF)
def test_what_is_read_off_an_equation(laws, law, before, shown, after):
    told = read(shown, LETTERS)
    step = made(laws[law].with_(told).by("p1"), read(before, LETTERS), LETTERS)
    assert step.after is read(after, LETTERS)
    assert grade(step, LETTERS) == PROVED
    assert grade(step.but(uses=(), using=()), LETTERS) == PROVED
    assert not [*survivors(step, LETTERS)]


GENERAL = (
    "assembly", "common_divisors", "components", "contractions", "deltas", "differentials",
    "differentials_of_functions", "differentials_of_norms", "differentials_of_sums",
    "differentials_of_the_softmax", "entrywise_moves", "entrywise_sums", "indices", "jacobian_parts",
    "matrix_fractions", "matrix_tidying", "means", "partials", "reading_off", "results", "scalar_products",
    "simplex_products", "softmax", "traces", "transposes", "unknown_functions",
)  # fmt: skip


def test_an_unknown_function_varies_by_its_gradient(laws):
    letters = read_context("x: n; g: n; f function")
    slope = read("grad(f(x), x)", letters)
    told = Relation(":=", letters.symbol("g"), slope)
    context = letters.but(definitions=(Definition("g", (), slope),))
    law = laws["differential-of-an-unknown-function"].with_(told).by("p1")
    step = made(law, read("differential(f(x), x)", letters), context)
    assert step.after is read("g^T differential(x, x)", letters)
    assert grade(step, context) == PROVED
    assert not [*survivors(step, context)]


ALONE = {"differential-of-an-unknown-function"}


def test_every_law_of_general_n_has_a_row(laws):
    rows = {row[0] for row in (*RULES, *READ_OFF, *BY_DIFFERENTIALS)} | ALONE
    known = {name for name, rule in laws.items() if rule.rewrite.__module__.rpartition(".")[2] in GENERAL}
    assert known - rows == set()
