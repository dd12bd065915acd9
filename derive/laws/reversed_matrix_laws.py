"""The names that laws of matrices have when they are read from right to left."""

from __future__ import annotations

from derive.core.rules import Rule

from .algebra import divided_by_an_exponential
from .diagonal_sums import sum_over_the_diagonal
from .explicit_arrays import entries_written_out
from .matrix_expansion import (
    inverse_of_a_product,
    matrix_product_multiplied_out,
    matrix_times_itself,
    orthogonal_next_to_transpose,
)
from .matrix_tidying import equal_matrices_added, identity_dropped
from .reversed_laws import backwards
from .transposes import transpose_of_a_product

matrix_factored_out = backwards(
    "matrix-factored-out",
    "Products that begin or end alike are one product with the sum of what differs, the order being kept.",
    "A B + A C = A (B + C)",
    matrix_product_multiplied_out,
)
identity_put_in = backwards(
    "identity-put-in", "An identity matrix may stand beside a vector or a matrix.", "A = A I", identity_dropped
)
matrices_split = backwards(
    "matrices-split", "A multiple of a matrix is written as a sum of multiples.", "2 A = A + A", equal_matrices_added
)
square_as_a_matrix_product = backwards(
    "square-as-a-matrix-product",
    "The square of a matrix is written as the matrix times itself.",
    "A^2 = A A",
    matrix_times_itself,
)
transposes_multiplied = backwards(
    "transposes-multiplied",
    "A product of transposes is the transpose of the product the other way round.",
    "B^T A^T = (A B)^T",
    transpose_of_a_product,
)
inverses_multiplied = backwards(
    "inverses-multiplied",
    "A product of inverses is the inverse of the product the other way round.",
    "B^-1 A^-1 = (A B)^-1",
    inverse_of_a_product,
)
orthogonal_matrix_put_in = backwards(
    "orthogonal-matrix-put-in",
    "The identity matrix is written as an orthogonal matrix times its transpose.",
    "I = Q^T Q",
    orthogonal_next_to_transpose,
)
entries_of_a_product = backwards(
    "entries-of-a-product",
    "Each entry is a row times the column, so that these are the entries of a product.",
    "A_{i 1} x_1 + A_{i 2} x_2 = (A x)_i",
    entries_written_out,
)
product_with_a_diagonal_recognised = backwards(
    "product-with-a-diagonal-recognised",
    "The sum over the entries of a diagonal matrix is a product with that matrix.",
    "sum(D_{i i} (U_i^T y) V_i, i=1..n) = V^T D U y",
    sum_over_the_diagonal,
)
extended_by_an_exponential = backwards(
    "extended-by-an-exponential",
    "Numerator and denominator are multiplied by the same exponential.",
    "1/(1 + e^{-(u - v)}) = e^u/(e^u + e^v)",
    divided_by_an_exponential,
)
OF_MATRICES: dict[str, Rule] = {
    forward.law.name: reverse
    for forward, reverse in (
        (matrix_product_multiplied_out, matrix_factored_out), (identity_dropped, identity_put_in),
        (equal_matrices_added, matrices_split), (matrix_times_itself, square_as_a_matrix_product),
        (transpose_of_a_product, transposes_multiplied), (inverse_of_a_product, inverses_multiplied),
        (orthogonal_next_to_transpose, orthogonal_matrix_put_in), (entries_written_out, entries_of_a_product),
        (sum_over_the_diagonal, product_with_a_diagonal_recognised),
        (divided_by_an_exponential, extended_by_an_exponential),
    )
}  # fmt: skip
