"""Mistakes as students make them, inside longer lines and beside what the prose defines, and the names they go by."""

from __future__ import annotations

import pytest

import derive

NAMED = [
    # what stands before the display, the display, the mistake in its one wrong line
    (
        "The loss is $L = \\frac12 (y - wx - b)^2$.",
        r"\frac{\partial L}{\partial b} = y - wx - b",
        "inner-derivative-sign",
    ),
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
    ("", r"\int (x^2 + \sin x)\,dx = x^3-\cos x+C", "integral-power-not-divided"),
    ("", r"\int (1+xe^x)\,dx = x+xe^x+e^x+C", "by-parts-sign"),
    ("", r"\int_0^2 (x+1)\,dx = 0 - 4", "limits-swapped"),
    ("", r"\int_1^3 2x\,dx = 9", "lower-limit-forgotten"),
    (
        "",
        r"\frac{\partial}{\partial w}\sum_{i=1}^n (wx_i+b-y_i)^2 = 2\sum_{i=1}^n (wx_i+b-y_i)",
        "chain-inner-forgotten",
    ),
    (
        r"Let $X\in\mathbb{R}^{n\times d}$, $w\in\mathbb{R}^d$, $y\in\mathbb{R}^n$ and "
        r"$J(w) = \frac12\|y-Xw\|^2+\frac{\lambda}{2}\|w\|^2$.",
        r"\nabla J(w) = X^\top(y-Xw)+\lambda w",
        "inner-derivative-sign",
    ),
    (
        r"Let $A, B\in\mathbb{R}^{n\times n}$.",
        r"\operatorname{tr}(2AB-A) = 2\operatorname{tr}(A)\operatorname{tr}(B)-\operatorname{tr}(A)",
        "trace-of-product",
    ),
    (
        r"Let $A\in\mathbb{R}^{n\times n}$ be invertible and $B\in\mathbb{R}^{n\times n}$.",
        r"\det(A^{-1}B) = \det(A)\det(B)",
        "det-of-inverse",
    ),
    (
        r"Let $A = \begin{pmatrix}1&2\\3&4\end{pmatrix}$.",
        r"A^2 = \begin{pmatrix}1&4\\9&16\end{pmatrix}",
        "product-entry-by-entry",
    ),
    (r"Let $x\in\mathbb{R}^n$.", r"\|-3x\| = -3\|x\|", "norm-sign-lost"),
    (r"Let $x, y\in\mathbb{R}^n$.", r"\|x-y\|^2 = \|x\|^2-\|y\|^2", "square-of-difference"),
    ("", r"\frac{x}{2}-\frac{x-3}{2} = \frac{x-x-3}{2} = -\frac32", "minus-bracket"),
    ("", r"2x-(x-4) = 10 \iff x-4=10", "minus-bracket"),
    ("", r"2(x+1)+3(x-1) = 9 \Rightarrow 2x+1+3x-1=9", "distribute-forget-second"),
    ("", r"\begin{aligned}&x^2-2(x-5)\\={}&x^2-2x-5\end{aligned}", "distribute-forget-second"),
    ("", r"\begin{aligned}&x+(2xy)^3\\={}&x+2x^3y^3\end{aligned}", "power-of-one-factor"),
    ("", r"\begin{aligned}&3+\frac ab+\frac cd\\={}&3+\frac{a+c}{b+d}\end{aligned}", "fractions-added-by-parts"),
    ("", r"\begin{aligned}&\frac{6x+9}{3}\\={}&2x+9\end{aligned}", "cancel-term-not-factor"),
    ("", r"\begin{aligned}&\frac{x^2+4}{x}\\={}&x+4\end{aligned}", "cancel-term-not-factor"),
    ("", r"\frac{3/4}{2} = \frac{6}{4}", "division-without-reciprocal"),
    ("For $x>0$:", r"3+\ln x+\ln 5 = 3+\ln(x+5)", "logs-added-inside"),
    (
        "Let $X$ and $Y$ be independent.",
        r"\operatorname{Var}(2X+3Y) = 2\operatorname{Var}(X)+3\operatorname{Var}(Y)",
        "variance-scale",
    ),
    ("", r"E[X^2+3X] = E[X]^2+3E[X]", "expectation-of-square"),
    (
        r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^K$. For $i\ne j$:",
        r"\frac{\partial p_i}{\partial z_j} = p_ip_j",
        "softmax-offdiagonal-sign",
    ),
    (r"Let $p(x) = \frac{1}{\sqrt{2\pi}}e^{-x^2/2}$.", r"\ln p(x) = -\frac{x^2}{2}", "constant-dropped"),
    (
        r"Let $A = \begin{pmatrix}2-\lambda&1\\1&2-\lambda\end{pmatrix}$.",
        r"\det A = (2-\lambda)^2+1",
        "determinant-sign",
    ),
    ("", r"-4x=8 \Rightarrow x=2", "sign-when-dividing"),
]


@pytest.mark.parametrize(("before", "display", "name"), NAMED)
def test_mistake_is_named(before: str, display: str, name: str) -> None:
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    wrong = [step for chain in report.chains for step in chain.steps if step.follows is False]
    assert [step.misconception for step in wrong] == [name]
