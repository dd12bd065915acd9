"""The names that laws of matrices have when they are read from right to left."""

from __future__ import annotations

from derive.core.rules import Rule

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
OF_MATRICES: dict[str, Rule] = {
    forward.law.name: reverse
    for forward, reverse in (
        (matrix_product_multiplied_out, matrix_factored_out), (identity_dropped, identity_put_in),
        (equal_matrices_added, matrices_split), (matrix_times_itself, square_as_a_matrix_product),
        (transpose_of_a_product, transposes_multiplied), (inverse_of_a_product, inverses_multiplied),
        (orthogonal_next_to_transpose, orthogonal_matrix_put_in),
    )
}  # fmt: skip
