"""Mistakes as students make them, inside longer lines and beside what the prose defines, and the names they go by."""

from __future__ import annotations

import pytest

import derive
from derive.judge.settled import normal
from derive.reader.parser import read_latex

M = r"Let $A\in\mathbb{R}^{3\times 3}$ with $\det A = 5$."
W = r"Let $w, x\in\mathbb R^d$."
NAMED: list[tuple[str, str, str | None]] = [
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
    (W, r"\nabla_w\log(1+\|w\|^2) = \frac{1}{1+\|w\|^2}", "chain-inner-forgotten"),
    (W, r"\nabla_w\sqrt{1+\|w\|^2} = \frac{2w}{\sqrt{1+\|w\|^2}}", "sqrt-derivative-factor"),
    (W, r"\nabla_w\tanh(w^\top x) = (1+\tanh^2(w^\top x))x", "tanh-derivative-plus"),
    (W, r"\nabla_w\frac{1}{w^\top x} = \frac{x}{(w^\top x)^2}", "reciprocal-derivative-sign"),
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
    ("", r"e^{-\lambda(s+t)}+1 = 1+e^{-\lambda(s+t)} = 1+e^{-\lambda s}+e^{-\lambda t}", "exp-of-sum"),
    ("", r"1+\left(\frac{a+b}{2}\right)^2 = \left(\frac{a+b}{2}\right)^2+1 = \frac{a^2+b^2}{4}+1", "square-of-sum"),
    (r"Let $0<p<1$.", r"\log(1-p)-\log p = \log\frac{p}{1-p}", "log-quotient-sign"),
    ("", r"\int_0^\infty xe^{-x}\,dx = \left[-xe^{-x}\right]_0^\infty-\int_0^\infty e^{-x}\,dx", "by-parts-sign"),
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
    (
        r"Given: $z = wx+b$, $a=\sigma(z)$, $L = \frac12(a-y)^2$.",
        r"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a}\frac{\partial a}{\partial z}"
        r"\frac{\partial z}{\partial w} = (a-y)\,z(1-z)\,x",
        "sigmoid-derivative-at-activation",
    ),
    ("", r"\int_0^1 xe^x\,dx = \left[xe^x\right]_0^1 + \int_0^1 e^x\,dx", "by-parts-sign"),
    ("Let $X\\sim N(0,1)$.", r"E[X^2+2X+1] = 0 + 0 + 1", "expectation-of-square"),
    ("Let $X\\sim N(0,1)$.", r"\operatorname{Var}(3X+2) = 3\operatorname{Var}(X)+2", None),
    (
        r"Let $X \in \mathbb{R}^{n\times d}$, $w\in\mathbb{R}^d$, $y\in\mathbb{R}^n$.",
        r"(Xw-y)^\top (Xw-y) = w^\top X^\top X w - w^\top X^\top y + y^\top y",
        "square-of-sum",
    ),
    (r"Let $A$ and $B$ be independent, $P(A)=0.3$, $P(B)=0.5$.", r"P(A\cap B) = 0.8", "both-added"),
    (r"Let $A$ and $B$ be independent, $P(A)=0.3$, $P(B)=0.5$.", r"P(A\cup B) = 0.8", "overlap-counted-twice"),
    (r"Let $P(A)=0.3$, $P(B)=0.5$, $P(A\mid B)=0.2$.", r"P(B\mid A) = \frac{0.2\cdot0.3}{0.5}", "bayes-inverted"),
    (r"Let $P(A)=0.3$, $P(B)=0.5$, $P(A\mid B)=0.2$.", r"P(B\mid A) = 0.2", "conditional-swapped"),
    (
        r"Let $X$ and $Y$ be independent with $\operatorname{Var}(X)=9$ and $\operatorname{Var}(Y)=4$.",
        r"\operatorname{Var}(X-Y) = 9-4 = 5",
        "variance-of-difference",
    ),
    (
        r"Let $X_1$ and $X_2$ be independent with variance $\sigma^2$.",
        r"\operatorname{Var}\left(\frac{X_1+X_2}{2}\right) = \frac12(\sigma^2+\sigma^2) = \sigma^2",
        "variance-scale",
    ),
    ("", r"E[e^{X}] = e^{E[X]}", "expectation-of-function"),
    ("", r"\int_0^1 x e^{x}\,dx = \frac{e-1}{2}", "product-of-integrals"),
    ("", r"\int_0^1 x e^{x}\,dx = 2e - 1", "by-parts-sign"),
    ("", r"\int_0^2 (3x^2+1)\,dx = 26", "integral-power-not-divided"),
    ("", r"\int_0^{\pi/2} \cos(3x)\,dx = -1", "inner-factor-not-divided"),
    ("", r"\int_0^1\frac{1}{1+x^2}\,dx = \ln 2", "reciprocal-integrated-as-logarithm"),
    ("", r"\int_0^{\pi}\sin x\,dx = -2", "trig-integral-sign"),
    ("", r"\int_1^2 (x^2+1)\,dx = \frac{17}{3}", None),
    (M, r"\det(2A) = 10", "det-scale"),
    (M, r"\det(-A) = 5", "det-scale"),
    ("For $0<p<1$:", r"\ln(p^3(1-p)^2) = 3\ln(p)\cdot 2\ln(1-p)", "log-of-product-as-product"),
    ("", r"\sum_{i=1}^{m}(2i-1) = m(m-1)-m", "gauss-sum-slip"),
    (
        r"Let $x\in\mathbb{R}^n$.",
        r"\frac{d}{d\mu}\left(\frac1n\sum_{i=1}^n(x_i-\mu)^2\right) = -2\sum_{i=1}^n(x_i-\mu)",
        "mean-factor-lost",
    ),
    ("", r"P(A\cup B) = P(A)+P(B)-P(A)P(B)", "taken-as-independent"),
    (
        r"Let $X\in\mathbb{R}^{n\times n}$, $w, y\in\mathbb{R}^n$.",
        r"\nabla_w\|Xw-y\|^2 = 2X^2w-2Xy",
        "transpose-lost",
    ),
    ("Let $f(x) = x^3$.", r"f'(2) = 0", "point-put-in-first"),
    ("Let $r(x) = \\max(0,x)$.", "r'(x) = x", "relu-slope-is-the-argument"),
    (
        "",
        r"\lim_{h\to0}\frac{(x+h)^2-x^2}{h} = \lim_{h\to0}\frac{x^2+h-x^2}{h} = 1",
        "summand-taken-out",
    ),
    (
        r"Let $A,B\in\mathbb{R}^{n\times n}$.",
        r"AB = 0 \implies A = 0 \text{ or } B = 0",
        "matrix-product-split",
    ),
    ("", r"P(A\cap B) = P(A\mid B)P(A)", "conditioned-on-the-wrong-event"),
    ("", r"P(A\mid B) = 1-P(A\mid B^c)", "opposite-of-the-condition"),
    ("", r"H(X\mid Y) = H(Y\mid X)", "conditional-entropy-swapped"),
    ("", r"H(X,Y) = H(X)+H(X\mid Y)", "entropy-given-the-wrong-variable"),
    ("", r"I(X;Y) = H(X\mid Y)-H(X)", "information-sign"),
    ("", r"I(X;Y) = 2H(X)", None),
    ("", r"\operatorname{KL}(p\|q) = \operatorname{KL}(q\|p)", "divergence-swapped"),
    (r"Let $p = \operatorname{softmax}(z)$ with $z\in\mathbb{R}^3$.", r"-\ln p_2 = -z_2", "log-normaliser-dropped"),
    ("Let $X$ be uniform on $\\{0,2\\}$.", r"E[X^2] = 1", "expectation-of-square"),
    ("Let $X$ be uniform on $\\{0,2\\}$.", r"\operatorname{Var}(3X) = 3", "variance-scale"),
    ("Let $X$ be uniform on $\\{0,2\\}$.", r"\operatorname{Var}(3X) = 17", None),
]


@pytest.mark.parametrize(("before", "display", "name"), NAMED)
def test_mistake_is_named(before: str, display: str, name: str | None) -> None:
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    wrong = [step for chain in report.chains for step in chain.steps if step.follows is False]
    assert [step.misconception for step in wrong] == [name]


RIGHT = [
    # what stands before the display, the display, the line that would be right, what is put in
    ("", r"\int_0^{\pi/2} \cos(3x)\,dx = -1", r"-\frac13", []),
    ("", r"\int_0^1\frac{1}{1+x^2}\,dx = \ln 2", r"\frac{\pi}{4}", []),
    ("", r"\sqrt{9+16} = 7", "5", []),
    (r"Let $P(A)=0.3$, $P(B)=0.5$, $P(A\mid B)=0.2$.", r"P(B\mid A) = 0.2", r"\frac13", []),
    (r"Let $X$ and $Y$ be independent with variance $4$.", r"\operatorname{Var}(X-3Y) = 16", "40", ["X", "Y"]),
    (r"Let $A=\begin{pmatrix}2&1\\1&3\end{pmatrix}$.", r"\det(A-\lambda I) = (2-\lambda)(3-\lambda)+1",
     r"(2-\lambda)(3-\lambda)-1", ["lambda"]),
    (r"Let $A=\begin{pmatrix}2&1\\1&3\end{pmatrix}$.", r"A^{-1} = \frac15\begin{pmatrix}3&1\\1&2\end{pmatrix}",
     r"\frac15\begin{pmatrix}3&-1\\-1&2\end{pmatrix}", []),
    ("For $x>0$:", r"\log_2(8x) = \log_2 8\cdot\log_2 x", r"\log_2 8+\log_2 x", ["x"]),
    ("", r"\begin{aligned}&(2a-3b)^2-(a+b)(a-b)\\={}&4a^2-9b^2-a^2-b^2\end{aligned}", "3a^2-12ab+10b^2", ["a", "b"]),
    ("", r"3(x-2)-2(x+1)=5 \Rightarrow 3x-6-2x+2=5", "x-8=5", ["x"]),
    ("Let $f(x) = \\frac{1-\\ln x}{x^2}$ for $x > 0$.", r"f'(x) = \frac{-x-2x-2x\ln x}{x^4}",
     r"\frac{-x-2x+2x\ln x}{x^4}", ["x"]),
    ("", r"\sum_{i=1}^n(x_i-\bar x)^2 = \sum_{i=1}^n x_i^2 \text{ where } \bar x = \frac1n\sum_{i=1}^n x_i",
     None, ["n", "x"]),
    ("", r"xe^{3x}(2+x)=0 \Rightarrow x=-2", r"x=0 \lor x=-2", ["x"]),
    ("Given: $z = wx+b$, $a=\\sigma(z)$, $L = \\frac12(a-y)^2$.",
     r"\frac{\partial L}{\partial w} = \frac{\partial L}{\partial a}\frac{\partial a}{\partial z}x = (a-y)\,z(1-z)\,x",
     None, ["b", "w", "x", "y"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "display", "right", "put_in"), RIGHT)
def test_right_line_and_what_is_put_in(before: str, display: str, right: str | None, put_in: list[str]) -> None:
    report = derive.check(f"{before}\n$$\n{display}\n$$\n")
    (step,) = [step for chain in report.chains for step in chain.steps if step.follows is False]
    assert step.instead is None if right is None else normal(step.instead) is normal(read_latex(right))
    assert [name for name, _ in step.witness.at if step.witness] == put_in


ALONE = [
    # a lone equation, the mistake that it is if it is meant for all values
    (r"z^2\cdot z^3 = z^6",         "exponents-multiplied"),
    (r"(z+2)(z+3) = z^2+6",         "brackets-multiplied-by-place"),
    (r"7-(2z-4) = 3-2z",            "minus-bracket"),
    (r"(AB)^2 = A^2B^2",            "commute-matrices"),
    (r"(z-3)^2 = z^2-6z+9",         None),
    (r"z^2-5z = 6",                 None),
    (r"\frac{1}{z-1}-\frac{1}{z+1} = \frac{2}{z^2-1}", None),  # true, and what a wrong rule makes by luck
    (r"(z+1)^2 = z^2+5",            None),
    (r"y = mz+b",                   None),
]  # fmt: skip


@pytest.mark.parametrize(("display", "name"), ALONE)
def test_lone_equations(display: str, name: str | None) -> None:
    report = derive.check(f"Let $A, B \\in \\mathbb{{R}}^{{n \\times n}}$.\n\n$${display}$$\n")
    ((step,),) = (chain.steps for chain in report.chains)
    assert (step.verdict, step.follows, step.misconception) == ("given", None, name)


DECIMALS = [
    # the chances that are told, the display, what is said in the numbers of its writer
    ("$P(A)=0.3$ and $P(B)=0.5$", r"P(A\cup B) = 0.8",           "The line before is 0.65 and this line is 0.8."),
    ("$P(A)=0.3$ and $P(B)=0.5$", r"P(A\cup B) = \frac45",       "The line before is 13/20 and this line is 4/5."),
    ("$P(A)=0.3$ and $P(B)=0.5$", r"P(A\cap B) = 0.8",           "Right would be 0.15"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "display", "said"), DECIMALS)
def test_numbers_are_said_as_the_writer_has_them(told: str, display: str, said: str) -> None:
    assert said in derive.check(f"Let $A$ and $B$ be independent with {told}.\n\n$${display}$$\n").to("text")
