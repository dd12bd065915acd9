"""Rows of formulas in the terminal."""

import pytest

from derive.write.text_rows import formula_rows

ROWS = [  # formula, width, its rows
    ("a + b", 10, ["a + b"]),
    ("a + b + c + d", 9, ["a + b + c", "  + d"]),
    ("f(x) = a + b + c", 12, ["f(x) = a + b", "  + c"]),
    ("aaaa + bbbb = cccc + dddd", 16, ["aaaa + bbbb", "  = cccc + dddd"]),
    ("a (b + c + d) + e (f + g + h)", 22, ["a (b + c + d)", "  + e (f + g + h)"]),
    ("sin(aaaa + bbbb + cccc)", 16, ["sin(aaaa + bbbb", "  + cccc)"]),
    ("aaaaaaaaaaaaaaaa", 8, ["aaaaaaaaaaaaaaaa"]),
    ("[[a + b, c], [d, e + f]]", 16, ["[[a + b, c],", "  [d, e + f]]"]),
    ("aa bb cc dd ee", 8, ["aa bb cc", "  dd ee"]),
]


@pytest.mark.parametrize(("formula", "width", "rows"), ROWS)
def test_rows(formula, width, rows):
    assert formula_rows(formula, "  ", width) == rows


def test_long_sums_fit():
    rows = formula_rows(" + ".join(f"a{k} x^{k}" for k in range(60)), "    ", 110)
    assert all(len(row) <= 110 for row in rows)
    assert all(row.lstrip().startswith("+") for row in rows[1:])
