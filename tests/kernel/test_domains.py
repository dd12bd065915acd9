"""Under what a term has a value where its parts have."""

import pytest

from derive.kernel.domains import needs
from derive.reader.parser import read
from derive.write.plain import plain

NEEDS = [
    ("x/y",         ["y != 0"]),
    ("x^2",         []),
    ("x^(-2)",      ["x != 0"]),
    ("x^(3/2)",     ["x >= 0"]),
    ("x^(-1/2)",    ["x > 0"]),
    ("x^y",         ["x > 0"]),
    ("e^x",         []),
    ("sqrt(x)",     ["x >= 0"]),
    ("root(x, 3)",  []),
    ("root(x, 4)",  ["x >= 0"]),
    ("ln(x)",       ["x > 0"]),
    ("log(x, a)",   ["x > 0", "a > 0", "a != 1"]),
    ("logit(x)",    ["0 < x", "x < 1"]),
    ("arcsin(x)",   ["-1 <= x", "x <= 1"]),
    ("tan(x)",      ["cos(x) != 0"]),
    ("abs(x)",      []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "conditions"), NEEDS)
def test_needs(text, conditions):
    assert [plain(each) for each in needs(read(text))] == conditions
