"""Laws of matrices read from right to left: each leads back to the term it came from, and nowhere else."""

import pytest

from derive.core.certificates import PROVED
from derive.kernel.equality import equal
from derive.laws.algebra import divided_by_an_exponential
from derive.laws.backwards import backwards_step
from derive.laws.diagonal_sums import sum_over_the_diagonal
from derive.laws.explicit_arrays import entries_written_out
from derive.laws.matrix_expansion import (
    inverse_of_a_product,
    matrix_product_multiplied_out,
    matrix_times_itself,
    orthogonal_next_to_transpose,
)
from derive.laws.matrix_tidying import equal_matrices_added, identity_dropped
from derive.laws.reversed_matrix_laws import (
    entries_of_a_product,
    extended_by_an_exponential,
    identity_put_in,
    inverses_multiplied,
    matrices_split,
    matrix_factored_out,
    orthogonal_matrix_put_in,
    product_with_a_diagonal_recognised,
    square_as_a_matrix_product,
    transposes_multiplied,
)
from derive.laws.transposes import transpose_of_a_product
from derive.reader.declarations import read_context
from derive.reader.parser import read

LETTERS = read_context(
    "A: n x n invertible; B: n x n invertible; X: n x d; w: d; Q: n x n orthogonal; D: n x n diagonal; u: n"
)

TURNED = [
    (matrix_product_multiplied_out, matrix_factored_out, "(X^T X + lambda identity(d)) w"),
    (identity_dropped, identity_put_in, "lambda identity(d) w"),
    (equal_matrices_added, matrices_split, "A + A"),
    (matrix_times_itself, square_as_a_matrix_product, "A A"),
    (transpose_of_a_product, transposes_multiplied, "(A X)^T"),
    (inverse_of_a_product, inverses_multiplied, "(A B)^-1"),
    (orthogonal_next_to_transpose, orthogonal_matrix_put_in, "Q^T Q"),
    (entries_written_out, entries_of_a_product, "[[1, a], [b, 2]] [a, b]"),
    (sum_over_the_diagonal, product_with_a_diagonal_recognised, "A^T D B u"),
    (divided_by_an_exponential, extended_by_an_exponential, "e^a/(e^a + e^b)"),
]


@pytest.mark.parametrize(("forward", "back", "text"), TURNED)
def test_a_law_leads_back_under_its_own_name(forward, back, text):
    start = read(text, LETTERS)
    (step,) = forward(start, LETTERS).steps
    turned = backwards_step(step)
    assert turned.law is back.law
    assert back.with_(start)(step.after, LETTERS).end is start
    assert equal(step.after, start, LETTERS).grade == PROVED


@pytest.mark.parametrize(("forward", "back", "text"), TURNED)
def test_a_law_leads_nowhere_else(forward, back, text):
    start = read(text, LETTERS)
    assert back.with_(read("A B", LETTERS))(forward(start, LETTERS).end, LETTERS) is None
