"""Products keep a sign between digits and their brackets, on one row or several."""

import pytest

from derive.reader.parser import read
from derive.write.breaking import broken
from derive.write.latex import LATEX, latex
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


BROKEN = (
    "-sum(y_i ln(sigma(z_i)) + (1 - y_i) ln(1 - sigma(z_i)), i=1..n)",
    "(a + b) (c + d) (e_1 + f_1) (g_1 + h_1)",
    "(x^3 + 5 x^2 - 7 x + 11) e^{-x^2/2} + (x^4 - 3 x^3 + 2) ln(x^2 + 1) - (x^2 + x + 1)/(x^4 + x^2 + 1)",
    "-(a + b) (c + d) x",
    "sum(x_i, i=1..n) (a + b + c)",
    "(x + y)^2 (x - y)^2 = (x^2 - y^2) (x + y) (x - y)",
    "sin(x) (x + 1) cos(x) (x^2 + 3) - (x - 1) (x + 2)",
)


@pytest.mark.parametrize("room", [5, 8, 12, 17, 30])
@pytest.mark.parametrize("text", BROKEN)
def test_broken_formulas_lose_nothing(text, room):
    def bare(formula):
        return formula.replace("\\cdot", "").replace(" ", "")

    term = read(text)
    assert bare("".join(piece.text for piece in broken(term, LATEX, room))) == bare(latex(term))
