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
DESCENT = r"""Let $A\in\mathbb R^{n\times n}$ be symmetric positive definite, $b, x\in\mathbb R^n$,
$f(x)=\frac12x^\top Ax-b^\top x$ and $x^*=A^{-1}b$.
"""
PCA = r"""# PCA
Let $S\in\mathbb R^{d\times d}$ be symmetric. We maximise $v^\top Sv$ subject to $v^\top v=1$. The Lagrangian is
$\mathcal L(v,\lambda)=v^\top Sv-\lambda(v^\top v-1)$.
"""
MOMENTUM = r"With $v_0=0$ and $v_t=\beta v_{t-1}+g_t$ we get "
NEWTON = r"""For $f(x)=x^3-2$ the step is
$$x_{k+1}=x_k-\frac{f(x_k)}{f'(x_k)}=x_k-\frac{x_k^3-2}{3x_k^2}.$$
With $x_0=1$:
"""
NORMED = r"Let $\mu=\frac1m\sum_{i=1}^mx_i$ and $\sigma^2=\frac1m\sum_{i=1}^m(x_i-\mu)^2$. "
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
    (DESCENT + r"$$x_{k+1}=x_k-\eta\nabla f(x_k)=x_k-\eta(Ax_k-b)$$", []),
    (DESCENT + r"$$x_{k+1}=x_k-\eta\nabla f(x_k)=x_k-\eta(Ax_k+b)$$", [r"x_k-\eta(Ax_k+b)"]),
    (DESCENT + r"$$x_{k+1}-x^*=x_k-\eta(Ax_k-b)-x^*=(I-\eta A)(x_k-x^*)$$", []),
    (DESCENT + r"$$x_{k+1}-x^*=x_k-\eta(Ax_k-b)-x^*=(I+\eta A)(x_k-x^*)$$", [r"(I+\eta A)(x_k-x^*)"]),
    (PCA + r"$$\nabla_v\mathcal L=2Sv-2\lambda v=0\implies Sv=\lambda v$$", []),
    (PCA + r"$$\nabla_v\mathcal L=2Sv+2\lambda v=0\implies Sv=-\lambda v$$", [r"2Sv+2\lambda v"]),
    (r"Let $q,k\in\mathbb R^d$ and $R$ orthogonal. $$(Rq)^\top(Rk)=q^\top R^\top Rk=q^\top k$$", []),
    (r"Let $q,k\in\mathbb R^d$ and $R$ orthogonal. $$(Rq)^\top k=q^\top Rk$$", ["q^\\top Rk"]),
    (MOMENTUM + r"$$v_3=\beta v_2+g_3=\beta(\beta v_1+g_2)+g_3=\beta^2g_1+\beta g_2+g_3$$", []),
    (MOMENTUM + r"$$v_3=\beta(\beta v_1+g_2)+g_3=\beta g_1+\beta g_2+g_3$$", [r"\beta g_1+\beta g_2+g_3"]),
    (MOMENTUM + r"$$v_2=\beta g_1+g_2$$", []),
    (MOMENTUM + r"$$v_2=\beta g_2+g_1$$", [r"\beta g_2+g_1"]),
    (NEWTON + r"$$x_1=\frac{2+2}{3}=\frac43$$", []),
    (NEWTON + r"$$x_1=\frac{2+2}{2}=2$$", [r"\frac{2+2}{2}"]),
    (NORMED + r"$$\frac1{m\sigma^2}\sum_{i=1}^m(x_i-\mu)^2=1$$", []),
    (NORMED + r"$$\frac1{m\sigma^2}\sum_{i=1}^m(x_i-\mu)^2=m$$", ["m"]),
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


CHAINS = [
    # the rows, the number of the chain's line that does not follow
    ([r"h=\tanh(wx),\ L=\frac12(h-y)^2", r"\frac{\partial L}{\partial w}=(h-y)(1-h^2)x"], None),
    ([r"h=\tanh(wx),\ L=\frac12(h-y)^2", r"\frac{\partial L}{\partial w}=(h-y)(1-h)x"], 1),
    ([r"h=\max(0,wx),\ L=(h-y)^2,\ wx>0", r"\frac{\partial L}{\partial w}=2(wx-y)x"], None),
    ([r"a=\sigma(z),\ L=-y\log a-(1-y)\log(1-a)", r"\frac{\partial L}{\partial z}=a-y"], None),
    (
        [
            r"a=\sigma(z),\ L=-y\log a-(1-y)\log(1-a)",
            r"\frac{\partial L}{\partial z}=\frac{\partial L}{\partial a}\frac{da}{dz}",
            r"\frac{\partial L}{\partial z}=\frac{a-y}{a(1-a)}\cdot a(1-a)",
            r"\frac{\partial L}{\partial z}=a-y",
        ],
        None,
    ),
    (
        [
            r"a=\sigma(z),\ L=-y\log a-(1-y)\log(1-a)",
            r"\frac{\partial L}{\partial z}=\frac{\partial L}{\partial a}\frac{da}{dz}",
            r"\frac{\partial L}{\partial z}=\frac{a-y}{a(1-a)}\cdot a(1-a)",
            r"\frac{\partial L}{\partial z}=y-a",
        ],
        3,
    ),
    (
        [
            r"L(x,y,\lambda)=xy-\lambda(x+y-10)",
            r"\frac{\partial L}{\partial x}=y-\lambda=0,\ \frac{\partial L}{\partial y}=x-\lambda=0,\ x+y=10",
            r"x=y=5",
        ],
        None,
    ),
    (
        [
            r"L(x,y,\lambda)=xy-\lambda(x+y-10)",
            r"\frac{\partial L}{\partial x}=y+\lambda=0,\ \frac{\partial L}{\partial y}=x-\lambda=0,\ x+y=10",
        ],
        1,
    ),
    (
        [
            r"L=xy-\lambda(x+y-10)",
            r"\frac{\partial L}{\partial x}=0,\ \frac{\partial L}{\partial y}=0,\ x+y=10",
            r"y-\lambda=0,\ x-\lambda=0,\ x+y=10",
        ],
        None,
    ),
    (
        [
            r"L=xy-\lambda(x+y-10)",
            r"\frac{\partial L}{\partial x}=0,\ \frac{\partial L}{\partial y}=0,\ x+y=10",
            r"y+\lambda=0,\ x-\lambda=0,\ x+y=10",
        ],
        2,
    ),
    (["f(x)=x^2-4x", "f'(x)=0", "2x-4=0", "x=2"], None),
    (["f(x)=x^2-4x", "2x-4=0", "x=2"], None),
    (["f(x)=x^2-4x", "2x-2=0", "x=1"], 1),
    (
        [r"L(w,b,\alpha)=\frac12w^2-\alpha(wx+b-1)", r"\frac{\partial L}{\partial w}=w-\alpha x", r"w=\alpha x"],
        None,
    ),
    (
        [r"L(w,b,\alpha)=\frac12w^2-\alpha(wx+b-1)", r"\frac{\partial L}{\partial w}=w-\alpha x", r"w=-\alpha x"],
        2,
    ),
    ([r"L=x+y-\lambda(x^2+y^2-2)", r"1-2\lambda x=0,\ 1-2\lambda y=0,\ x^2+y^2=2"], None),
    ([r"L=x+y-\lambda(x^2+y^2-2)", r"1+2\lambda x=0,\ 1-2\lambda y=0,\ x^2+y^2=2"], 1),
    ([r"d\log x", r"=\frac{dx}{x}"], None),
    ([r"d\log x", r"=x\,dx"], 1),
    ([r"d(xy)", r"=x\,dy+y\,dx"], None),
    ([r"d(xy)", r"=dx\,dy"], 1),
    ([r"\mathrm d\sin(x^2)", r"=2x\cos(x^2)\,\mathrm dx"], None),
    ([r"d\operatorname{tr}(AX)", r"=\operatorname{tr}(A\,dX)"], None),
    ([r"d\log\det X", r"=\operatorname{tr}(X^{-1}\,dX)"], None),
    ([r"d\log\det X", r"=\operatorname{tr}(X\,dX)"], 1),
    ([r"d\|x\|^2", r"=2x^\top dx"], None),
    ([r"d\log x+d\log y", r"=d\log(xy)"], None),
    (["f(x)=x^2-4x", "f'(x)=0", "2x-2=0", "x=1"], 2),
    (["f(x)=x^2-4x", "f'(x)=2x-4=0", "x=2"], None),
    (["f(x)=x^2-4x", "f'(x)=2x-2=0", "x=1"], 1),
    (["f(x)=x^2-4x", "f'(x)=2x-4=0", "x=4"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "wrong"), CHAINS)
def test_the_first_line_of_a_chain_that_does_not_follow(rows: list[str], wrong: int | None) -> None:
    chains = derive.check("$$\n\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}\n$$").chains
    assert next((chain.first_wrong for chain in chains if chain.first_wrong is not None), None) == wrong
    assert all(step.verdict not in ("undecided", "notation") for chain in chains for step in chain.steps)


def test_nothing_is_shown_by_the_slope_of_what_nothing_defines() -> None:
    (chain,) = derive.check(r"$$\begin{aligned} \frac{\partial L}{\partial x}=2x \\ x=0 \end{aligned}$$").chains
    assert [step.follows for step in chain.steps] == [None]


@pytest.mark.parametrize(("document", "wrong"), DOCUMENTS)
def test_the_lines_that_do_not_follow(document: str, wrong: list[str]) -> None:
    steps = [(chain, step) for chain in derive.check(document).chains for step in chain.steps]
    assert [chain.written.lines[step.end].source for chain, step in steps if step.follows is False] == wrong
    assert all(step.verdict not in ("undecided", "notation") for _, step in steps)


NETWORK = (
    r"Let $z = W x + b$, $h = \tanh(z)$, $\hat y = v^\top h + c$ and $L = \frac12(\hat y - y)^2$." + "\n\n",
    r"$z = W_1 x + b_1$, $h = \tanh(z)$, $\hat y = w_2^\top h + b_2$ and $L = \frac12(\hat y - y)^2$." + "\n\n",
)
BACKWARD = [
    # which network, what is differentiated by what, and what it is said to be: nobody declares a size
    (0, r"$$\frac{\partial L}{\partial v} = (\hat y - y) h$$", True),
    (0, r"$$\frac{\partial L}{\partial h} = (\hat y - y) v$$", True),
    (0, r"$$\frac{\partial L}{\partial h} = (\hat y - y) h$$", False),
    (0, r"$$\frac{\partial L}{\partial W} = \left[(\hat y - y) v \odot (1-h^2)\right] x^\top$$", True),
    (0, r"$$\frac{\partial L}{\partial W} = \left[(\hat y - y) v \odot (1+h^2)\right] x^\top$$", False),
    (1, r"$$\frac{\partial L}{\partial W_1} = \left[(\hat y - y) w_2 \odot (1-h^2)\right] x^\top$$", True),
    (1, r"$$\frac{\partial L}{\partial b_1} = (\hat y - y) w_2 \odot (1-h^2)$$", True),
]


@pytest.mark.parametrize(("network", "line", "follows"), BACKWARD)
def test_of_networks_without_sizes(network, line, follows):
    (chain,) = derive.check(NETWORK[network] + line).chains
    assert [step.follows for step in chain.steps] == [follows]
