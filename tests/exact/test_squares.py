"""Sums of squares multiply back, with positive numbers in front; what is sometimes negative has none."""

from __future__ import annotations

import pytest

from derive.exact.rings import polynomial_in
from derive.exact.spelling import same
from derive.exact.squares import squares_term, sum_of_squares
from derive.reader.parser import read

SQUARES = [
    "x^2", "x^2 + 1", "x^2 + x + 1", "x^2 + 4y^2 - 2x*y", "(x^2 - y^2)^2", "x^4 - 2x^2 + 1", "x^4*y^2",
    "x^4 + y^4 - 4x*y + 2", "x^4 + y^4 + z^4 + 1 - 4x*y*z", "x^2 + y^2 + z^2 - x*y - y*z - z*x",
    "(y - x^2)^2 + x^4", "x^4 + x + 1", "(x - 1)^2*(x^2 + 1)", "x^2 - 2a*x + a^2",
]  # fmt: skip
NEGATIVE = ["x", "x^3", "-x^2", "x^2 - 1", "x*y", "x^2 + y^3", "(y - x^2)(y - 3x^2)", "x^4 + y^4 - 4x*y"]


@pytest.mark.parametrize("text", SQUARES)
def test_squares_multiply_back(text):
    found = sum_of_squares(polynomial_in(read(text)))
    assert found is not None
    assert all(c > 0 for c, _ in found)
    assert same(squares_term(found), read(text))


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_is_negative_somewhere_has_no_squares(text):
    assert sum_of_squares(polynomial_in(read(text))) is None
