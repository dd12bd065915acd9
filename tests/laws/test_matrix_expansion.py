"""Laws of matrix products and the identities that they show by name."""

from __future__ import annotations

import pytest

from derive import pipeline
from derive.core.certificates import sound
from derive.core.drafts import all_steps, certificates
from derive.core.errors import RefutedError, UndecidedError
from derive.kernel.equality import equal
from derive.laws import diagonal_sums, matrix_expansion
from derive.laws.general_determinants import (
    determinant_of_a_rotated_product,
    matrix_out_of_a_determinant,
    product_as_a_column,
    sum_as_a_column,
)
from derive.reader.declarations import read_context
from derive.reader.parser import read

SQUARE = (
    "U: n x m; V: m x n; R: n x n invertible; P: n x n permutation; A: n x n; B: n x n; C: n x n; "
    "Q: n x n orthogonal; D: n x n diagonal; x: n; u: n"
)

# fmt: off
LAWS = [
    (matrix_expansion.matrix_product_multiplied_out,  "A (B + C)",            "A B + A C"),
    (matrix_expansion.matrix_product_multiplied_out,  "(A - B) x",            "A x - B x"),
    (matrix_expansion.matrix_product_multiplied_out,  "(I + A) B",            "B + A B"),
    (matrix_expansion.matrix_product_multiplied_out,  "c (c + 1)",            None),
    (matrix_expansion.matrix_product_multiplied_out,  "A B",                  None),
    (matrix_expansion.orthogonal_next_to_transpose,   "A Q^T Q x",            "A x"),
    (matrix_expansion.orthogonal_next_to_transpose,   "Q Q^T A",              "A"),
    (matrix_expansion.orthogonal_next_to_transpose,   "A^T A x",              None),
    (matrix_expansion.ones_next_to_a_permutation,     "ones(n)^T P A",        "ones(n)^T A"),
    (matrix_expansion.ones_next_to_a_permutation,     "A P^T ones(n)",        "A ones(n)"),
    (matrix_expansion.ones_next_to_a_permutation,     "ones(n)^T Q A",        None),
    (matrix_expansion.identity_put_between,           "Q^T A Q + c I",        "Q^T (A + c I) Q"),
    (matrix_expansion.identity_put_between,           "B^T A B + c I",        None),
    (matrix_expansion.identity_put_between,           "Q A Q + c I",          None),
    (diagonal_sums.sum_over_the_diagonal,             "A^T D B x",            "sum(D_{i,i} (B_i^T x) A_i, i=1..n)"),
    (diagonal_sums.sum_over_the_diagonal,             "A^T diag(u) B x",      "sum(u_i (B_i^T x) A_i, i=1..n)"),
    (diagonal_sums.sum_over_the_diagonal,             "A D x",                "sum(D_{i,i} x_i A unit(i,n), i=1..n)"),
    (diagonal_sums.sum_over_the_diagonal,             "A B x",                None),
    (diagonal_sums.sum_over_the_diagonal,             "A D B",                None),
    (matrix_expansion.inverse_of_a_product,           "(A B)^-1",             "B^-1 A^-1"),
    (matrix_expansion.inverse_of_a_product,           "(Q A Q^T)^-1",         "Q A^-1 Q^T"),
    (matrix_expansion.inverse_of_a_product,           "Q^-1",                 "Q^T"),
    (matrix_expansion.inverse_of_a_product,           "A^-1",                 None),
    (matrix_expansion.matrix_times_itself,            "A A x",                "A^2 x"),
    (matrix_expansion.matrix_times_itself,            "A B A",                None),
    (matrix_expansion.identity_put_between,           "Q D Q^T + c I",        "Q (D + c I) Q^T"),
    (matrix_expansion.identity_put_between,           "A D A^T + c I",        None),
    (matrix_expansion.permutation_out_of_softmax,     "softmax(P A P^T)",     "P softmax(A) P^T"),
    (matrix_expansion.permutation_out_of_softmax,     "softmax(P A/2)",       "P softmax(A/2)"),
    (matrix_expansion.permutation_out_of_softmax,     "softmax(Q A)",         None),
    (determinant_of_a_rotated_product,  "det(I_n + U V)",         "det(I_m + V U)"),
    (determinant_of_a_rotated_product,  "det(I_n - 2 x u^T)",     "1 - 2 u^T x"),
    (determinant_of_a_rotated_product,  "det(A + x u^T)",         None),
    (matrix_out_of_a_determinant,       "det(Q + x u^T)",         "det(Q) det(I_n + Q^-1 x u^T)"),
    (matrix_out_of_a_determinant,       "det(A + x u^T)",         None),
    (product_as_a_column,               "vec(A B C)",             "kron(C^T, A) vec(B)"),
    (product_as_a_column,               "vec(3 A B C)",           "3 kron(C^T, A) vec(B)"),
    (product_as_a_column,               "vec(A differential(B, B))", "kron(I_n, A) vec(differential(B, B))"),
    (product_as_a_column,               "vec(A B)",               None),
    (sum_as_a_column,                   "vec(A - B)",             "vec(A) - vec(B)"),
    (sum_as_a_column,                   "vec(2 c A)",             "2 c vec(A)"),
    (sum_as_a_column,                   "vec(A)",                 None),
]
IDENTITIES = [
    "ones(n)^T softmax(P A) B = ones(n)^T softmax(A) B",
    "A^T (D^2 + 2 I)^-1 D B x = sum(D_{i,i}/(D_{i,i}^2 + 2) (B_i^T x) A_i, i=1..n)",
    "softmax(P A (P B)^T) P C = P softmax(A B^T) C",
    "P^T P A = A",
    "A (B (C x + u) + u) + u = (A B C) x + (A B u + A u + u)",
    "(I + A)(I + A) = I + 2 A + A^2",
    "Q (Q^T A Q) Q^T = A",
    "(Q D Q^T)^T Q D Q^T = Q D^2 Q^T",
    "(Q D Q^T)^-1 = Q D^-1 Q^T",
    "(Q D^2 Q^T + c I)^-1 Q = Q (D^2 + c I)^-1",
    "det(I_n + U V) = det(I_m + V U)",
    "det(I_n - 2 x u^T) = 1 - 2 u^T x",
    "det(R + x u^T) = det(R) (1 + u^T R^-1 x)",
    "det(R + U V) = det(R) det(I_m + V R^-1 U)",
    "det(I + A B C) = det(I + C A B)",
    "vec(A B C) = kron(C^T, A) vec(B)",
    "vec(A - 2 B) = vec(A) - 2 vec(B)",
    "sum(cos(x_i - u_i), i=1..n) = sum(cos(x_i) cos(u_i) + sin(x_i) sin(u_i), i=1..n)",
]
FALSE = [
    "A^T D B x = sum(D_{i,i} (A_i^T x) B_i, i=1..n)",
    "softmax(Q A (Q B)^T) Q C = Q softmax(A B^T) C",
    "det(I + A B C) = det(I + A C B)", "det(A + x u^T) = det(A) + u^T x", "vec(A B C) = kron(C, A) vec(B)",
    "vec(A B C) = kron(A, C^T) vec(B)", "det(I_n + U V) = det(I_m - V U)", "det(I_n + 2 U V) = 2 det(I_m + V U)",
    "A (B + C) = A B + C A", "(A B)^T = A^T B^T", "A A^T x = x"]
# fmt: on


@pytest.mark.parametrize(("law", "before", "after"), LAWS)
def test_laws(law, before: str, after: str | None) -> None:  # type: ignore[no-untyped-def]
    context = read_context(SQUARE)
    found = law(read(before, context), context)
    assert (None if found is None else found.end) is (None if after is None else read(after, context))


@pytest.mark.parametrize("statement", IDENTITIES)
def test_identities_by_named_laws(statement: str) -> None:
    solution = pipeline.solve(pipeline.posed("identity", (statement,), {}, SQUARE))
    assert all(sound(c.grade) for c in certificates(solution))
    assert "equal-by-check" not in {step.law.name for step in all_steps(solution)}


SUMS = [
    ("ones(n)^T P x", "ones(n)^T x", True),
    ("ones(n)^T P A x", "ones(n)^T A x", True),
    ("ones(n)^T P ones(n)", "n", True),
    ("x^T P ones(n)", "x^T ones(n)", True),
    ("x^T P x", "x^T x", False),
    ("ones(n)^T A x", "ones(n)^T x", False),
]


@pytest.mark.parametrize(("left", "right", "same"), SUMS)
def test_sums_with_a_permutation(left: str, right: str, same: bool) -> None:  # noqa: FBT001
    context = read_context(SQUARE)
    assert sound(equal(read(left, context), read(right, context), context).grade) is same


def test_what_permutations_do_not_do() -> None:
    context = read_context(SQUARE)
    for left, right in (("softmax(P A)", "softmax(A)"), ("P A P^T", "A"), ("softmax(A P) A", "softmax(A) A")):
        assert not sound(equal(read(left, context), read(right, context), context).grade)


@pytest.mark.parametrize("statement", FALSE)
def test_false_identities(statement: str) -> None:
    with pytest.raises((RefutedError, UndecidedError)):
        pipeline.solve(pipeline.posed("identity", (statement,), {}, SQUARE))
