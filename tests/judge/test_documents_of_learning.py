"""Whole documents on learning, linear algebra and optimisation: all lines are decided, and the wrong ones are found."""

from __future__ import annotations

import pytest

import derive

PROJECTION = r"""# Projection
Let $a=\begin{pmatrix}1\\2\\2\end{pmatrix}$ and $b=\begin{pmatrix}3\\0\\3\end{pmatrix}$.
$$\begin{aligned} p&=\frac{a^\top b}{a^\top a}a\\ &=\frac{9}{9}a\\ &=\begin{pmatrix}1\\2\\2\end{pmatrix} \end{aligned}$$
"""
RIDGE = r"""# Ridge regression
Let $X\in\mathbb R^{n\times d}$, $y\in\mathbb R^n$ and $\lambda>0$. We minimise
$$J(w)=\|Xw-y\|_2^2+\lambda\|w\|_2^2.$$
The gradient is
"""
LAYERS = r"""# Backpropagation
Let $z_1=w_1x+b_1$, $a_1=\sigma(z_1)$, $z_2=w_2a_1+b_2$, $\hat y=\sigma(z_2)$
and $L=-y\log\hat y-(1-y)\log(1-\hat y)$.
"""
AT_ZERO = r"Setting it to zero gives $$(X^\top X+\lambda I)w = X^\top y.$$"
GRADIENT = r"""Let $X\in\mathbb R^{n\times d}$ and $y\in\mathbb R^n$.
$$\nabla_w\|Xw-y\|^2=2X^\top(Xw-y)$$
"""
DOCUMENTS = [
    # the document, the lines that don't follow
    (PROJECTION + r"$$\|b-p\|^2=4+4+1=9$$", []),
    (PROJECTION + r"$$\|b-p\|^2=4+4+1=10$$", ["10"]),
    (RIDGE + r"$$\nabla_w J(w) = 2X^\top(Xw-y)+2\lambda w$$" + AT_ZERO, []),
    (RIDGE + r"$$\nabla_w J(w) = 2X^\top(Xw-y)+\lambda w$$" + AT_ZERO, [r"2X^\top(Xw-y)+\lambda w", r"X^\top y"]),
    (LAYERS + r"$$\frac{\partial L}{\partial w_1}=(\hat y-y)w_2a_1(1-a_1)x$$", []),
    (LAYERS + r"$$\frac{\partial L}{\partial b_1}=(\hat y-y)w_2a_1(1+a_1)$$", [r"(\hat y-y)w_2a_1(1+a_1)"]),
    (GRADIENT + r"Setting this to zero gives $$X^\top Xw=X^\top y.$$", []),
    (GRADIENT + r"Setting this to zero gives $$X^\top Xw=-X^\top y.$$", [r"-X^\top y"]),
    (r"$$\frac{d}{dx}(x^2-\sin x)=2x-\cos x$$ We set the derivative equal to $0$: $$\cos x=2x$$", []),
    (r"$$\frac{d}{dx}(x^2-\sin x)=2x-\cos x$$ We set the derivative equal to $0$: $$\cos x=x$$", ["x"]),
    (r"$$\frac{d}{dx}x^2=2x$$ We set $k=0$. $$\frac{d}{dx}x^3=3x$$", ["3x"]),
    (r"The minimiser satisfies $$X^\top Xw=X^\top y.$$", []),
    (r"The point that we look for satisfies $$\sin x=\cos x.$$", []),
    (r"We show that every number satisfies $$\sin^2 x+\cos^2 x=2.$$", ["2"]),
    (r"Let $p=\sigma(z)$. Then $$p(1-q)=p-pq=q(1-p)$$", ["q(1-p)"]),
    (r"Let $f=1-z^2$. Then $$f(2)=-3$$", []),
    (r"Let $f=1-z^2$. Then $$f(z+h)-f(z)=-2zh+h^2$$", ["-2zh+h^2"]),
]  # fmt: skip


@pytest.mark.parametrize(("document", "wrong"), DOCUMENTS)
def test_the_lines_that_do_not_follow(document: str, wrong: list[str]) -> None:
    steps = [(chain, step) for chain in derive.check(document).chains for step in chain.steps]
    assert [chain.written.lines[step.end].source for chain, step in steps if step.follows is False] == wrong
    assert all(step.verdict not in ("undecided", "notation") for _, step in steps)
