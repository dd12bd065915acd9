"""Mistakes as students make them, inside longer lines and beside what the prose defines, and the names they go by."""

from __future__ import annotations

import pytest

import derive

NAMED = [
    # what stands before the display, the display, the mistake in its one wrong line
    ("The loss is $L = \\frac12 (y - wx - b)^2$.", r"\frac{\partial L}{\partial b} = y - wx - b", "inner-derivative-sign"),
    ("Let $a = \\tanh(wx)$.", r"\frac{\partial a}{\partial w} = x(1+\tanh^2(wx))", "tanh-derivative-plus"),
    ("Let $z = w_1x_1+w_2x_2+b$.", r"\frac{\partial z}{\partial w_2} = w_2", "gradient-wrong-variable"),
    (
        "Let $p = \\sigma(z)$ and $L = -y\\ln p-(1-y)\\ln(1-p)$.",
        r"\frac{\partial L}{\partial z} = y-p",
        "cross-entropy-gradient-sign",
    ),
    (
        r"Let $A = \begin{pmatrix}2&1\\1&2\end{pmatrix}$.",
        r"\det(A-\lambda I) = \lambda^2+4\lambda+3",
        "trace-sign",
    ),
    (
        r"Let $A=\begin{pmatrix}3&0\\0&5\end{pmatrix}$ and $v=\begin{pmatrix}1\\0\end{pmatrix}$.",
        "Av = 5v",
        "eigenpair-swapped",
    ),
    (
        r"With $L(\theta)=\theta^n e^{-\theta S}$ and $\theta > 0$:",
        r"\frac{d}{d\theta}\log L(\theta) = \frac n\theta + S",
        "sign-slip",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "display", "name"), NAMED)
def test_mistake_is_named(before: str, display: str, name: str) -> None:
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    wrong = [step for chain in report.chains for step in chain.steps if step.follows is False]
    assert [step.misconception for step in wrong] == [name]
