"""Equations side by side, rows without breaks, and what is said of a matrix behind a chain."""

import pytest

import derive

DISPLAYS = [
    # (display, follows of each chain)
    (r"x = 3 \qquad y = 4", [[]]),
    (r"x + y = 7 \quad\quad x - y = 1", [[]]),
    (r"E = m c^2 \quad c = 3", [[]]),
    (r"(x-2)(x-3) = 0 \implies x = 2 \quad x = 3", [[True]]),
    (r"0.1 + 0.2 = 0.3 \qquad \frac{1}{3} \approx 0.333", [[True], [True]]),
    (r"\log_2 8 = 4, \quad \log_{10} 1000 = 3", [[False], [True]]),
    (r"a_1 = 1 + 1 = 2 \qquad a_2 = 2 + 2 = 5", [[None, True], [None, False]]),
    (r"x_{k+1} = x_k - 1 + 2 = x_k + 1 \qquad x_k \to 5", [[True, True], [None]]),
    (r"x = 3 \quad\text{or}\quad x = 4", [[]]),
    (r"a\ b = c\ d", [[None]]),
    (r"y^2 = (a + b)^2 \quad = a^2 + 2ab + b^2", [[False, True]]),
    # what is said of a matrix is said of what stands before it
    (r"\nabla^2 (x^2 + y^2) = \begin{pmatrix} 2 & 0 \\ 0 & 2 \end{pmatrix} \succ 0", [[True, True]]),
    (r"\nabla^2 (x^2 + y^2) = \begin{pmatrix} 2 & 0 \\ 0 & 3 \end{pmatrix} \succ 0", [[False, True]]),
    (r"\nabla^2 (x^2 - y^2) = \begin{pmatrix} 2 & 0 \\ 0 & -2 \end{pmatrix} \succ 0", [[True, False]]),
    (r"A^\top A \succeq 0", [[True]]),
]
LINES = [
    ("x = 2(y + 1)\n= 2y + 2", [[True, True]]),
    ("f'(x) = 2x + 2x\nf''(x) = 2 + 2\n= 5", [[None], [None, False]]),
]


@pytest.mark.parametrize(("display", "follows"), DISPLAYS)
def test_displays(display, follows):
    assert verdicts(f"$$ {display} $$\n") == follows


@pytest.mark.parametrize(("lines", "follows"), LINES)
def test_rows_without_breaks(lines, follows):
    assert verdicts(f"```math\n{lines}\n```\n") == follows


def verdicts(text):
    return [[step.follows for step in chain.steps] for chain in derive.check(text).chains]
