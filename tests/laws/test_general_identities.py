"""Identities and inequalities of any size."""

import pytest

from derive.catalog import replayer
from derive.core.certificates import PROVED, REFUTED, UNDECIDED
from derive.core.drafts import Chain, Given, Problem, certificates
from derive.core.errors import UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.solution import certify
from derive.laws.algebra import equal_by_check
from derive.laws.general_identities import (
    array_less_itself,
    bracket_multiplied_out,
    diagonal_times_ones,
    entry_as_a_logarithm,
    exponential_of_a_sum,
    log_sum_exp_recognised,
    logarithm_of_its_exponential,
    matrix_product_of_a_sum,
    one_of_a_positive_sum,
    positive_factor_cancelled,
    shares_add_up,
    sum_as_a_row_times_a_column,
)
from derive.laws.gradients import gradient_of_a_multiple, gradient_of_a_sum
from derive.laws.largest import (
    entries_at_most_the_largest,
    largest_among_the_summands,
    largest_as_a_logarithm,
)
from derive.laws.unit_vectors import unit_diagonal_picks_an_entry, unit_row_picks_an_entry
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import alike
from derive.topics.identity import topic

GIVEN = read_context("A: n x n; B: n x n; u: n; v: n; s: n; z: n; p: n simplex; a > 0; b real; c > 0; i = 1..n")

RULES = [
    (exponential_of_a_sum, "exp(a + b)", "exp(a) exp(b)"),
    (matrix_product_of_a_sum, "(A + B) u", "A u + B u"),
    (matrix_product_of_a_sum, "A (u - v)", "A u - A v"),
    (diagonal_times_ones, "diag(u) ones(n)", "u"),
    (shares_add_up, "u p^T ones(n)", "u"),
    (shares_add_up, "ones(n)^T p", "1"),
    (array_less_itself, "u - u", "zeros(n)"),
    (logarithm_of_its_exponential, "ln(exp(b))", "b"),
    (entry_as_a_logarithm, "z_i", "ln(exp(z_i))"),
    (positive_factor_cancelled, "(a b)/(a c)", "b/c"),
    (log_sum_exp_recognised, "ln(sum(exp(z_k), k=1..n))", "logsumexp(z)"),
    (largest_as_a_logarithm, "max(z)", "ln(exp(max(z)))"),
    (unit_row_picks_an_entry, "u unit(i, n)^T v", "v_i u"),
    (unit_diagonal_picks_an_entry, "A diag(unit(i, n)) v", "v_i A unit(i, n)"),
    (entries_at_most_the_largest, "ln(sum(exp(z_k), k=1..n))", "ln(sum(exp(max(z)), k=1..n))"),
    (
        largest_among_the_summands.with_(read("ln(sum(exp(z_k), k=1..n))", GIVEN)),
        "ln(exp(max(z)))",
        "ln(sum(exp(z_k), k=1..n))",
    ),
    (sum_as_a_row_times_a_column, "sum(u_k v_k, k=1..n)", "u^T v"),
    (bracket_multiplied_out, "a (b - c)", "a b - a c"),
    (gradient_of_a_sum, "grad(u^T v - u^T A u, u)", "grad(u^T v, u) - grad(u^T A u, u)"),
    (gradient_of_a_multiple, "grad(a b u^T v, u)", "a b grad(u^T v, u)"),
    (gradient_of_a_multiple, "grad(u^T v/a, u)", "grad(u^T v, u)/a"),
]

NOT = [
    (exponential_of_a_sum, "exp(a b)"),
    (matrix_product_of_a_sum, "A B"),
    (diagonal_times_ones, "ones(n)^T diag(u)"),
    (shares_add_up, "s^T ones(n)"),
    (array_less_itself, "u - v"),
    (gradient_of_a_sum, "grad(u^T A u, u)"),
    (gradient_of_a_multiple, "grad(norm(u) u^T v, u)"),
    (logarithm_of_its_exponential, "ln(a)"),
    (positive_factor_cancelled, "(a b)/(b c)"),
    (log_sum_exp_recognised, "ln(sum(z_k, k=1..n))"),
    (largest_as_a_logarithm, "logsumexp(z)"),
    (unit_row_picks_an_entry, "u^T v"),
    (unit_row_picks_an_entry, "unit(i, n)^T A"),
    (unit_diagonal_picks_an_entry, "diag(u) v"),
    (entries_at_most_the_largest, "ln(sum(z_k, k=1..n))"),
    (largest_among_the_summands.with_(read("ln(sum(exp(u_k), k=1..n))", GIVEN)), "ln(exp(max(z)))"),
    (sum_as_a_row_times_a_column, "sum(exp(u_k), k=1..n)"),
    (bracket_multiplied_out, "a b"),
]

SHOWN = [
    ("sum(softmax(z)_i, i=1..n) = 1", "z: n"),
    ("softmax(z + c ones(n)) = softmax(z)", "z: n; c real"),
    ("softmax(x + b ones(m)) = softmax(x)", "x: m; b real"),
    ("logsumexp(z + c ones(n)) = c + logsumexp(z)", "z: n; c real"),
    ("(diag(p) - p p^T) ones(n) = zeros(n)", "p: n simplex"),
    ("(diag(p) - p p^T)^T = diag(p) - p p^T", "p: n simplex"),
    ("v^T (diag(p) - p p^T) v = sum(p_k (v_k - p^T v)^2, k=1..n)", "p: n simplex; v: n"),
    ("v^T (diag(p) - p p^T) v >= 0", "p: n simplex; v: n"),
    ("v^T X^T X v >= 0", "X: n x d; v: d"),
    ("-sum(y_i log(softmax(z)_i), i=1..n) = logsumexp(z) - y^T z", "z: n; y: n simplex"),
    ("z_i <= logsumexp(z)", "z: n; i = 1..n"),
    ("(diag(unit(k, n)) - unit(k, n) unit(k, n)^T) v = zeros(n)", "v: n; k = 1..n"),
    ("max(z) <= logsumexp(z)", "z: n"),
    ("logsumexp(z) <= max(z) + ln(n)", "z: n"),
    ("logsumexp(z) <= ln(n) + max(z)", "z: n"),
]

UNSHOWN = [("v^T A v >= 0", "A: n x n; v: n"), ("logsumexp(z) <= z_i", "z: n; i = 1..n")]

INEQUALITIES = [
    ("v^T (diag(p) - p p^T) v >= 0", "p: n simplex; v: n", PROVED),
    ("v^T X^T X v + c v^T v >= 0", "X: n x d; v: d; c > 0", PROVED),
    ("v^T S v >= 0", "S: n x n psd; v: n", PROVED),
    ("z_i <= logsumexp(z)", "z: n; i = 1..n", PROVED),
    ("z_i <= max(z)", "z: n; i = 1..n", PROVED),
    ("max(z) <= z_i", "z: n; i = 1..n", UNDECIDED),
    ("max(z) <= logsumexp(z)", "z: n", PROVED),
    ("logsumexp(z) <= max(z)", "z: n", UNDECIDED),
    ("max(z) <= max(y)", "z: n; y: n", UNDECIDED),
    ("sum(z_k, k=1..n) <= sum(max(z), k=1..n)", "z: n", PROVED),
    ("max(z) = max(y)", "z: n; y: n", REFUTED),
    ("max(z) = z_i", "z: n; i = 1..n", REFUTED),
    ("max([1, 5, 2]) = 5", "", PROVED),
    ("exp(z_i) <= sum(exp(z_k), k=1..n)", "z: n; i = 1..n", PROVED),
    ("v^T A v >= 0", "A: n x n; v: n", UNDECIDED),
    ("v^T (diag(p) - p p^T) v >= 0", "p: n; v: n", UNDECIDED),
    ("v^T X^T X u >= 0", "X: n x d; v: d; u: d", UNDECIDED),
    ("z_i <= sum(z_k, k=1..n)", "z: n; i = 1..n", UNDECIDED),
    ("y_i <= logsumexp(z)", "z: n; y: n; i = 1..n", UNDECIDED),
]


@pytest.mark.parametrize(("rule", "before", "after"), RULES)
def test_rules(rule, before, after):
    found = rule(read(before, GIVEN), GIVEN)
    assert found is not None
    assert alike(found.end, read(after, GIVEN))


@pytest.mark.parametrize(("rule", "before"), NOT)
def test_rules_do_not_apply(rule, before):
    assert rule(read(before, GIVEN), GIVEN) is None


def test_one_of_a_positive_sum_wants_the_sum_it_is_part_of():
    entry, every, other = (
        read(text, GIVEN) for text in ("ln(exp(z_i))", "ln(sum(exp(z_k), k=1..n))", "ln(sum(exp(u_k), k=1..n))")
    )
    assert one_of_a_positive_sum.with_(every)(entry, GIVEN).end is every
    assert one_of_a_positive_sum.with_(other)(entry, GIVEN) is None


def worked(statement, assume):
    context = read_context(assume)
    return topic.work(Problem("identity", (Given("equation", read(statement, context)),), context))


@pytest.mark.parametrize(("statement", "assume"), SHOWN)
def test_statements_are_shown_by_named_laws(statement, assume):
    draft = worked(statement, assume)
    used = {step.law.name for part in draft.parts if isinstance(part, Chain) for step in part.derivation.steps}
    assert equal_by_check.law.name not in used
    assert {each.grade for each in certificates(certify(draft, replayer()))} == {PROVED}


@pytest.mark.parametrize(("statement", "assume"), UNSHOWN)
def test_what_no_law_shows_is_said_to_be_undecided(statement, assume):
    with pytest.raises(UndecidedError):
        worked(statement, assume)


@pytest.mark.parametrize(("statement", "assume", "grade"), INEQUALITIES)
def test_inequalities_of_any_size(statement, assume, grade):
    context = read_context(assume)
    assert judged(read(statement, context), context, Bench()).grade == grade
