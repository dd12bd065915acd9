"""Arrays of ones and units, deltas, one-hot vectors and slopes of sums at any size, each with a near miss."""

import pytest

from derive.core.certificates import AGREES, PROVED, REFUTED
from derive.kernel.bench import Bench
from derive.reader.declarations import read_context
from derive.reader.parser import read

CASES = [
    # declarations, left, right, near miss
    ("x: n", "0.5 norm(x)^2",               "norm(x)^2/2",                      "norm(x)^2/4"),
    ("x: n", "ones(n)^T x",                 "sum(x)",                           "2 sum(x)"),
    ("x: n", "sum(delta(i, j) x_j, j=1..n)", "x_i",                             "x_j"),
    ("x: 3", "unit(2, 3)^T x",              "x_2",                              "x_1"),
    ("A: 2 x 2", "ones(2, 2) A",            "[[A_11 + A_21, A_12 + A_22], [A_11 + A_21, A_12 + A_22]]",
     "[[A_11 + A_12, A_12 + A_22], [A_11 + A_21, A_12 + A_22]]"),
    ("y: n one-hot", "y^T y",               "1",                                "n"),
    ("y: n one-hot", "sum(y)",              "1",                                "n"),
    ("y: n one-hot", "hadamard(y, y)",      "y",                                "2 y"),
    ("y: n one-hot; z: n", "norm(y - z)^2", "1 - 2 y^T z + norm(z)^2",          "1 + 2 y^T z + norm(z)^2"),
    ("w: n simplex", "sum(w)",              "1",                                "n"),
    ("", "d/dx sum(x^k, k=1..n)",           "sum(k x^(k-1), k=1..n)",           "sum(k x^k, k=1..n)"),
    ("", "d/dx sum(sin(k x), k=1..n)",      "sum(k cos(k x), k=1..n)",          "sum(cos(k x), k=1..n)"),
]  # fmt: skip


@pytest.mark.parametrize(("declarations", "left", "right", "miss"), CASES)
def test_cases(declarations, left, right, miss):
    context = read_context(declarations)
    a, b, other = (read(text, context) for text in (left, right, miss))
    assert Bench().equal(a, b, context).grade in (PROVED, AGREES)
    assert Bench().equal(a, other, context).grade == REFUTED
