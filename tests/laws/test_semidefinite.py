"""Quadratic forms as sums of squares, and which matrices of any size are semidefinite."""

import pytest

from derive.catalog import replayer
from derive.core.certificates import PROVED, UNDECIDED
from derive.core.drafts import Answer, Draft, Problem, certificates
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.solution import certify
from derive.laws.general_quadratic_forms import (
    product_of_a_vector_with_itself,
    quadratic_form_of_a_diagonal,
    quadratic_form_of_a_sum,
    quadratic_form_of_an_outer_product,
    quadratic_form_regrouped,
    scalars_of_a_quadratic_form,
    variance_as_squares,
)
from derive.laws.semidefinite import any_vector, as_squares, convexity, weighted_squares_at_least_zero
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import ZERO, call

GIVEN = read_context(
    "A: n x n; B: n x n; X: m x n; M: m x m; v: n; u: n; s: n; p: n simplex; a: n; b: n; c > 0; S: n x n spd"
)

RULES = [
    (quadratic_form_of_a_sum, "v^T (A + B) v", "v^T A v + v^T B v"),
    (quadratic_form_of_a_sum, "v^T (A - c B) v", "v^T A v - c v^T B v"),
    (scalars_of_a_quadratic_form, "v^T (A/c) v", "v^T A v/c"),
    (scalars_of_a_quadratic_form, "v^T c A v", "c v^T A v"),
    (quadratic_form_regrouped, "v^T X^T M X v", "(X v)^T M (X v)"),
    (quadratic_form_regrouped, "v^T X^T X v", "(X v)^T (X v)"),
    (product_of_a_vector_with_itself, "2 v^T v", "2 norm(v)^2"),
    (quadratic_form_of_a_diagonal, "v^T diag(s) v", "sum(s_k v_k^2, k=1..n)"),
    (quadratic_form_of_an_outer_product, "v^T a a^T v", "(a^T v)^2"),
    (variance_as_squares, "sum(p_k v_k^2, k=1..n) - (p^T v)^2", "sum(p_k (v_k - p^T v)^2, k=1..n)"),
    (weighted_squares_at_least_zero, "sum(p_k (v_k - u_k)^2, k=1..n)", "0"),
    (weighted_squares_at_least_zero, "norm(X v)^2 + c norm(v)^2", "0"),
]

NOT = [
    (quadratic_form_of_a_sum, "v^T (A + B) u"),
    (quadratic_form_regrouped, "v^T A B v"),
    (quadratic_form_regrouped, "v^T a a^T v"),
    (product_of_a_vector_with_itself, "v^T u"),
    (quadratic_form_of_a_diagonal, "v^T diag(s) u"),
    (quadratic_form_of_an_outer_product, "v^T a b^T v"),
    (variance_as_squares, "sum(s_k v_k^2, k=1..n) - (s^T v)^2"),
    (variance_as_squares, "sum(p_k v_k^2, k=1..n) - (p^T u)^2"),
    (weighted_squares_at_least_zero, "sum(s_k v_k^2, k=1..n)"),
    (weighted_squares_at_least_zero, "norm(v)^2 - norm(u)^2"),
]

SEMIDEFINITE = [
    ("X^T X", "X: m x n"),
    ("X^T X/n + c identity(d)", "X: n x d; c > 0"),
    ("X^T diag(hadamard(sigma(X w), ones(n) - sigma(X w))) X", "X: n x d; w: d"),
    ("X^T diag(exp(X w)) X", "X: n x d; w: d"),
    ("diag(p) - p p^T", "p: n simplex"),
    ("c diag(p) - c p p^T", "p: n simplex; c > 0"),
    ("A^T (diag(softmax(z)) - softmax(z) softmax(z)^T) A", "A: n x d; z: n"),
    ("S^-1", "S: n x n spd"),
    ("hadamard(S, X^T X)", "S: n x n psd; X: m x n"),
    ("kron(S, S)", "S: n x n psd"),
]

NOT_SEEN = [
    ("S", "S: n x n symmetric"),
    ("A + A^T", "A: n x n"),
    ("diag(p) - p p^T", "p: n"),
    ("diag(p) - 2 p p^T", "p: n simplex"),
    ("diag(s)", "s: n"),
    ("X^T X - c identity(d)", "X: n x d; c > 0"),
    ("A B", "A: n x n psd; B: n x n psd"),
]


@pytest.mark.parametrize(("rule", "before", "after"), RULES)
def test_rules(rule, before, after):
    found = rule(read(before, GIVEN), GIVEN)
    assert found is not None
    assert Bench().equal(found.end, read(after, GIVEN), GIVEN).grade == PROVED


@pytest.mark.parametrize(("rule", "before"), NOT)
def test_rules_do_not_apply(rule, before):
    assert rule(read(before, GIVEN), GIVEN) is None


@pytest.mark.parametrize(("matrix", "assume"), SEMIDEFINITE)
def test_semidefinite_at_every_size(matrix, assume):
    context = read_context(assume)
    claim = call("positive_semidefinite", read(matrix, context))
    assert judged(claim, context, Bench()).grade == PROVED


@pytest.mark.parametrize(("matrix", "assume"), NOT_SEEN)
def test_nothing_else_is_called_semidefinite(matrix, assume):
    context = read_context(assume)
    assert judged(call("positive_semidefinite", read(matrix, context)), context, Bench()).grade == UNDECIDED
    term = read(matrix, context)
    assert as_squares(term, any_vector(term, context), context) is None


@pytest.mark.parametrize(("matrix", "assume"), SEMIDEFINITE[:7])
def test_every_line_of_the_sum_of_squares_is_proved(matrix, assume):
    context = read_context(assume)
    term = read(matrix, context)
    shown = convexity(term, any_vector(term, context), context, "p1", ())
    assert shown is not None
    assert shown.derivation.end is ZERO
    draft = Draft(Problem("matrix-hessian", (), context), (shown,), (Answer("hessian", term),))
    assert {each.grade for each in certificates(certify(draft, replayer()))} == {PROVED}


STRICT = [
    ("X^T X + c I", "positive_definite"),
    ("2 S", "positive_definite"),
    ("X^T X", "positive_semidefinite"),
    ("a a^T", "positive_semidefinite"),
    ("diag(p) - p p^T", "positive_semidefinite"),
]


@pytest.mark.parametrize(("matrix", "name"), STRICT)
def test_a_definite_hessian_is_called_so(matrix, name):
    found = convexity(read(matrix, GIVEN), any_vector(read(matrix, GIVEN), GIVEN), GIVEN, "p1", ())
    assert found.claims[0].relation.name == name
    assert judged(found.claims[0].relation, GIVEN, Bench()).grade == PROVED
