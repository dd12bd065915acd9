"""Upper bounds: chains to them, what the kernel makes of true and false ones, products over a range."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.drafts import certificates
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.laws import bounding, norm_bounds
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.write.plain import plain

CHAIN = "w: L; z: L; l=1..L"
SMALL = CHAIN + "; abs(w_l) <= 1"
MATRICES = (
    "A: m x n; B: n x k; C: n x n; D: n x n; u: n; v: n; W: L x n x n; z: L x n; c real; t natural; l = 1..L; "
    "i = 1..n; phi entrywise; abs(phi'(z_{l,i})) <= gamma"
)

# fmt: off
BOUNDS = [
    ("abs(prod(w_l sigma(z_l) (1 - sigma(z_l)), l=1..L))",   CHAIN,   "(1/4)^L prod(abs(w_l), l=1..L)"),
    ("abs(prod(w_l sigma(z_l) (1 - sigma(z_l)), l=1..L))",   SMALL,   "(1/4)^L"),
    ("abs(prod(w_l (1 - tanh(z_l)^2), l=1..L))",             CHAIN,   "prod(abs(w_l), l=1..L)"),
    ("abs(a sin(x) + b cos(x))",                             "",      "abs(a) + abs(b)"),
    ("abs(a b sin(x))",                                      "abs(a) <= 2; abs(b) <= 3", "6"),
    ("norm(prod(diag(phi'(z_l)) W_l, l=1..L), 2)",           MATRICES, "gamma^L prod(norm(W_l, 2), l=1..L)"),
    ("norm(prod(diag(tanh(z_l)) W_l, l=1..L), 2)",           MATRICES, "prod(norm(W_l, 2), l=1..L)"),
    ("norm(C^t u + v)",                                      MATRICES, "norm(C, 2)^t norm(u) + norm(v)"),
    ("norm((C + diag(sigma(u))) v)",                         MATRICES, "norm(v) (norm(C, 2) + 1)"),
    ("abs(u^T C v)",                                         MATRICES, "norm(u) norm(C, 2) norm(v)"),
    ("norm(c A B)",                                          MATRICES, "abs(c) norm(A) norm(B)"),
    ("norm(C^t u)",            MATRICES + "; norm(C, 2) <= 9/10",      "(9/10)^t norm(u)"),
    ("abs(sum(w_i x_i, i=1..n))",   "w: n; x: n; i=1..n; abs(x_i) <= 1",  "sum(abs(w_i), i=1..n)"),
]
CLAIMS = [
    ("norm(A B, 2) <= norm(A, 2) norm(B, 2)",                          MATRICES,     "proved"),
    ("norm(A B) <= norm(A, 2) norm(B)",                                MATRICES,     "proved"),
    ("norm(A B) <= norm(A, 2) norm(B, 2)",                             MATRICES,     "undecided"),
    ("norm(A B, 2) <= norm(A, 2)",                                     MATRICES,     "undecided"),
    ("norm(A B, 2) = norm(A, 2) norm(B, 2)",                           MATRICES,     "refuted"),
    ("norm(C, 2) = norm(C)",                                           MATRICES,     "refuted"),
    ("norm([[1, 2], [3, 4]], 2) = sqrt(30)",                           "",           "refuted"),
    ("norm([[1, 2], [3, 4]]) = sqrt(30)",                              "",           "proved"),
    ("norm(C, 2) <= norm(C)",                                          MATRICES,     "proved"),
    ("norm(C) <= norm(C, 2)",                                          MATRICES,     "undecided"),
    ("norm(C v) <= norm(C, 2) norm(v)",                                MATRICES,     "proved"),
    ("norm(C v, 1) <= norm(C) norm(v)",                                MATRICES,     "undecided"),
    ("norm(C^t, 2) <= norm(C, 2)^t",                                   MATRICES,     "proved"),
    ("norm(C^c, 2) <= norm(C, 2)^c",                                   MATRICES,     "undecided"),
    ("norm(c C, 2) <= c norm(C, 2)",                                   MATRICES,     "undecided"),
    ("norm(u - v) <= norm(u) + norm(v)",                               MATRICES,     "proved"),
    ("norm(u - v) <= norm(u) - norm(v)",                               MATRICES,     "undecided"),
    ("abs(u^T v) <= norm(u) norm(v)",                                  MATRICES,     "proved"),
    ("abs(u^T v) <= norm(u)",                                          MATRICES,     "undecided"),
    ("norm(diag(hadamard(sigma(u), 1 - sigma(u))), 2) <= 1/4",         MATRICES,     "proved"),
    ("norm(diag(hadamard(sigma(u), 1 - sigma(u))), 2) <= 1/5",         MATRICES,     "undecided"),
    ("norm(diag(u), 2) <= gamma",                                      MATRICES,     "undecided"),
    ("prod(2 norm(W_l, 2), l=1..L) = 2^L prod(norm(W_l, 2), l=1..L)",  MATRICES,     "proved"),
    ("prod(2 norm(W_l, 2), l=1..L) = 2 prod(norm(W_l, 2), l=1..L)",    MATRICES,     "refuted"),
    ("abs(prod(w_l, l=1..L)) <= 1",                                    SMALL,        "undecided"),
    ("prod(abs(w_l), l=1..L) <= prod(2 abs(w_l), l=1..L)",             CHAIN,        "proved"),
    ("prod(w_l, l=1..L) <= prod(2 w_l, l=1..L)",                       CHAIN,        "undecided"),
    ("sum(w_l, l=1..L) <= sum(w_l + 1, l=1..L)",                       CHAIN,        "proved"),
    ("sum(w_l + 1, l=1..L) <= sum(w_l, l=1..L)",                       CHAIN,        "undecided"),
    ("prod(sigma(z_l) (1 - sigma(z_l)), l=1..L) <= prod(1/5, l=1..L)", CHAIN,        "undecided"),
    ("abs(a + b) <= abs(a) + abs(b)",                                  "",           "proved"),
    ("abs(a - b) <= abs(a) + abs(b)",                                  "",           "proved"),
    ("abs(a + b) <= abs(a) + b",                                       "",           "undecided"),
    ("abs(prod(w_l, l=1..L)) = prod(abs(w_l), l=1..L)",                CHAIN,        "proved"),
    ("prod(w_l/4, l=1..L) = (1/4)^L prod(w_l, l=1..L)",                CHAIN,        "proved"),
    ("prod(2 w_l, l=1..L) = 2 prod(w_l, l=1..L)",                      CHAIN,        "refuted"),
    ("prod(-w_l, l=1..L) = prod(w_l, l=1..L)",                         CHAIN,        "refuted"),
    ("prod(w_l, l=1..L)^2 = prod(w_l^2, l=1..L)",                      CHAIN,        "proved"),
    ("prod(w_l, l=1..L) = prod(z_l, l=1..L)",                          CHAIN,        "refuted"),
]
LAWS = [
    (norm_bounds.norm_of_a_product_at_most,            "norm(A B, 2)",      MATRICES,  "norm(A, 2) norm(B, 2)"),
    (norm_bounds.norm_of_a_product_at_most,            "norm(A v)",         MATRICES,  "norm(A, 2) norm(v)"),
    (norm_bounds.norm_of_a_product_at_most,            "norm(C^t, 2)",      MATRICES,  "norm(C, 2)^t"),
    (norm_bounds.norm_of_a_product_at_most,            "norm(C + D, 2)",    MATRICES,  None),
    (norm_bounds.norm_of_a_product_at_most,            "-norm(C D, 2)",     MATRICES,  None),
    (norm_bounds.norm_of_a_product_at_most,            "norm(C D, 1)",      MATRICES,  None),
    (norm_bounds.norm_of_a_sum_at_most,                "norm(C - D, 2)",    MATRICES,  "norm(C, 2) + norm(D, 2)"),
    (norm_bounds.norm_of_a_sum_at_most,                "c norm(u + v)",     MATRICES,  None),
    (norm_bounds.cauchy_schwarz_inequality,            "abs(u^T v)",        MATRICES,  "norm(u) norm(v)"),
    (norm_bounds.cauchy_schwarz_inequality,            "abs(c)",            MATRICES,  None),
    (norm_bounds.diagonal_by_its_largest_entry,        "norm(diag(sigma(u)), 2)", MATRICES, "1"),
    (norm_bounds.diagonal_by_its_largest_entry,        "norm(diag(u), 2)",  MATRICES,  None),
    (norm_bounds.diagonal_by_its_largest_entry,        "norm(diag(sigma(u)))", MATRICES, None),
    (bounding.absolute_value_of_a_product,             "abs(u^T v)",        MATRICES,  None),
    (bounding.absolute_value_of_a_product,             "abs(a b)",          "",        "abs(a) abs(b)"),
    (bounding.absolute_value_of_a_product,             "abs(a/b)",          "",        "abs(a)/abs(b)"),
    (bounding.absolute_value_of_a_product,             "abs(a + b)",        "",        None),
    (bounding.absolute_value_of_what_is_not_negative,  "abs(sigma(a))",     "",        "sigma(a)"),
    (bounding.absolute_value_of_what_is_not_negative,  "abs(a)",            "",        None),
    (bounding.triangle_inequality,                     "abs(a - b)",        "",        "abs(a) + abs(b)"),
    (bounding.factors_at_most,                         "a^2 sigma(b)",      "",        "a^2*1"),
    (bounding.factors_at_most,                         "a sigma(b)",        "",        None),
    (bounding.constant_out_of_a_product,               "prod(c w_l, l=1..L)", CHAIN,   "c^L prod(w_l, l=1..L)"),
    (bounding.constant_out_of_a_product,               "prod(w_l, l=1..L)",   CHAIN,   None),
    (bounding.powers_of_numbers,                       "(1/2)^3 + a",       "",        "1/8 + a"),
]
# fmt: on


@pytest.mark.parametrize(("body", "told", "bound"), BOUNDS)
def test_bounds(body: str, told: str, bound: str) -> None:
    solution = pipeline.solve(pipeline.posed("bound", (body,), {}, told))
    assert all(sound(c.grade) for c in certificates(solution))
    assert plain(solution.answers[0].value) == bound


@pytest.mark.parametrize(("statement", "told", "grade"), CLAIMS)
def test_claims(statement: str, told: str, grade: str) -> None:
    context = read_context(told)
    assert judged(read(statement, context), context, Bench()).grade == grade


@pytest.mark.parametrize(("law", "before", "told", "after"), LAWS)
def test_laws(law, before: str, told: str, after: str | None) -> None:  # type: ignore[no-untyped-def]
    context = read_context(told)
    found = law(read(before, context), context)
    assert (None if found is None else found.end) is (None if after is None else read(after, context))


@pytest.mark.parametrize(
    ("body", "error", "said"), [("x^2", UndecidedError, "no factor"), ("3", InputError, "no letter")]
)
def test_refused(body: str, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        pipeline.solve(pipeline.posed("bound", (body,), {}))
