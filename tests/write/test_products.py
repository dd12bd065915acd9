"""Products of numbers keep a sign between their digits in every two-dimensional notation."""

import pytest

from derive.reader.parser import read
from derive.write.latex import latex
from derive.write.typst import typst

PRODUCTS = [
    ("12*2^2",      r"12 \cdot 2^{2}",      "12 ⋅ attach(2, t: 2)"),
    ("x 2^n",       r"x \cdot 2^{n}",       "x ⋅ attach(2, t: n)"),
    ("2*3!",        r"2 \cdot 3!",          "2 ⋅ 3!"),
    ("3*2^(1/2)",   r"3 \cdot 2^{1/2}",     "3 ⋅ attach(2, t: 1\\/2)"),
    ("12*x^2",      r"12 x^{2}",            "12 attach(x, t: 2)"),
    ("2*3",         r"2 \cdot 3",           "2 ⋅ 3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "in_latex", "in_typst"), PRODUCTS)
def test_digits_do_not_run_together(text, in_latex, in_typst):
    assert (latex(read(text)), typst(read(text))) == (in_latex, in_typst)
