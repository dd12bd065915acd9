"""A row where the line before has a column: equal but for a transpose, unless something else is wrong too."""

import pytest

import derive

DECLARED = r"Let $A \in \mathbb{R}^{m\times n}$, $x \in \mathbb{R}^n$, $y\in\mathbb{R}^n$, $b \in \mathbb{R}^m$."
LINES = [
    # a line, the next one, its verdict
    (r"A x",            r"x^T A^T",                 "notation"),
    (r"x^T A^T",        r"A x",                     "notation"),
    (r"-A x",           r"-x^T A^T",                "notation"),
    (r"-A x",           r"x^T A^T",                 "wrong"),
    (r"A x - b",        r"x^T A^T - b^T",           "notation"),
    (r"A x - b",        r"x^T A^T + b^T",           "wrong"),
    (r"2 A^T(A x - b)", r"2 (A x - b)^T A",         "notation"),
    (r"2 A^T(A x - b)", r"(A x - b)^T A",           "wrong"),
    (r"\frac{A x}{2}",  r"\frac{x^T A^T}{2}",       "notation"),
    (r"\frac{A x}{2}",  r"\frac{x^T A^T}{3}",       "wrong"),
    (r"-(x - y)",       r"y^T - x^T",               "notation"),
    (r"-(x - y)",       r"-(y^T - x^T)",            "wrong"),
    (r"(x^T y) x",      r"x^T y x^T",               "notation"),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "verdict"), LINES)
def test_rows_for_columns(first, second, verdict):
    (chain,) = derive.check(f"{DECLARED}\n\n$${first} = {second}$$\n").chains
    assert [step.verdict for step in chain.steps] == [verdict]
