"""Documents on vectors, matrices, optimisation and learning as they are written: what prose tells counts."""

from __future__ import annotations

import pytest

import derive

SOFTMAX = r"Let $p_i = \frac{e^{z_i}}{\sum_{k=1}^K e^{z_k}}$. "
DOCUMENTS = [
    # what stands before the display, the display, the LaTeX of the first line that does not follow
    (SOFTMAX + r"For $i \neq j$:", r"\frac{\partial p_i}{\partial z_j} = -p_i p_j", None),
    (SOFTMAX + r"For $i \neq j$:", r"\frac{\partial p_i}{\partial z_j} = p_i p_j", "p_i p_j"),
    (
        r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^K$ and $\sum_k y_k = 1$. "
        r"With $L = -\sum_{k=1}^K y_k\log p_k$:",
        r"\frac{\partial L}{\partial z_j} = -\sum_k y_k(\delta_{kj} - p_j) = p_j - y_j",
        None,
    ),
    (
        r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^K$ and $\sum_k y_k = 1$. "
        r"With $L = -\sum_{k=1}^K y_k\log p_k$:",
        r"\frac{\partial L}{\partial z_j} = -\sum_k y_k(1 - p_j)",
        r"-\sum_k y_k(1 - p_j)",
    ),
    (
        r"Let $\mu = \frac1d\sum_{j=1}^d x_j$ and $\hat x_j = x_j - \mu$. Then",
        r"\frac{\partial\hat x_i}{\partial x_j} = \delta_{ij} - \frac1d",
        None,
    ),
    (
        r"Let $\mu = \frac1d\sum_{k=1}^d x_k$.",
        r"\frac{\partial}{\partial x_j}(x_i - \mu) = \delta_{ij} - 1",
        r"\delta_{ij} - 1",
    ),
    (
        r"Let $\mu = \frac1m\sum_{i=1}^m x_i$.",
        r"\sum_{i=1}^m (x_i-\mu) = \sum_{i=1}^m x_i - \mu",
        r"\sum_{i=1}^m x_i - \mu",
    ),
]


@pytest.mark.parametrize(("before", "display", "wrong"), DOCUMENTS)
def test_first_line_that_does_not_follow(before, display, wrong):
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    steps = [(chain.written.lines[step.end].latex, step) for chain in report.chains for step in chain.steps]
    assert not [latex for latex, step in steps if step.verdict in ("undecided", "notation")]
    assert next((latex for latex, step in steps if step.follows is False), None) == wrong
