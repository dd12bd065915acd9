"""Distributions named by their letters: sums and integrals over all values, means under laws, entropies."""

import pytest

import derive

SUMS = [
    (
        r"\mathrm{KL}(p\|q) = \sum_x p(x)\log\frac{p(x)}{q(x)} = \sum_x p(x)\log p(x) - \sum_x p(x)\log q(x)",
        [True, True],
    ),
    (
        r"\mathrm{KL}(p\|q) = \sum_x p(x)\log\frac{p(x)}{q(x)} = \sum_x p(x)\log p(x) + \sum_x p(x)\log q(x)",
        [True, False],
    ),
    (r"D_{\mathrm{KL}}(p\|q) = H(p,q) - H(p)", [True]),
    (r"D_{\mathrm{KL}}(p\|q) = H(p) - H(p,q)", [False]),
    (r"H(p,q) = -\sum_i p_i \log q_i = H(p) + D_{\mathrm{KL}}(p\|q)", [True, True]),
    (r"I(X;Y) = H(Y)-H(Y\mid X) = D_{\mathrm{KL}}(p(x,y)\,\|\,p(x)p(y))", [True, True]),
    (r"I(X;Y) = D_{\mathrm{KL}}(p(x)p(y)\|p(x,y))", [False]),
    (
        r"\log p(x) = \mathbb E_q[\log p(x)] = \mathbb E_q\left[\log\frac{p(x,z)}{p(z\mid x)}\right] = "
        r"\mathbb E_q\left[\log\frac{p(x,z)}{q(z)}\right]+D_{\mathrm{KL}}(q(z)\|p(z\mid x))",
        [True, True, True],
    ),
    (
        r"\log p(x) = \mathbb E_q[\log p(x)] = \mathbb E_q\left[\log\frac{p(x,z)}{p(z\mid x)}\right] = "
        r"\mathbb E_q\left[\log\frac{p(x,z)}{q(z)}\right]-D_{\mathrm{KL}}(q(z)\|p(z\mid x))",
        [True, True, False],
    ),
    (r"G = \sum_{k=0}^{T-1}\gamma^kr = r\frac{1-\gamma^{T}}{1-\gamma}", [True, True]),
    (r"D_{\mathrm{KL}}(p(x,y)\|p(x)p(y)) = \sum_{x,y} p(x,y)\log\frac{p(x,y)}{p(x)p(y)}", [True]),
    (r"V(s) = \sum_a \pi(a\mid s)Q(s,a)", [None]),
    (r"\sum_a \pi(a\mid s)(Q(s,a)-V(s)) = \sum_a \pi(a\mid s)Q(s,a)-V(s)", [True]),
    (r"\sum_a \pi(a\mid s)(Q(s,a)-V(s)) = \sum_a \pi(a\mid s)Q(s,a)+V(s)", [False]),
    (
        r"\sum_a\pi(a)\left(Q(a)-\sum_b\pi(b)Q(b)\right) = \sum_a\pi(a)Q(a)-\sum_b\pi(b)Q(b)\sum_a\pi(a) = 0",
        [True, True],
    ),
    (r"\sum_a\pi(a)\left(Q(a)+\sum_b\pi(b)Q(b)\right) = \sum_a\pi(a)Q(a)", [False]),
    (r"\sum_{x,y} p(x,y)\log\frac{p(x,y)}{p(x)p(y)} = \sum_{x,y} p(x,y)\log\frac{p(x\mid y)}{p(x)}", [True]),
    (r"\sum_{x,y} p(x,y)\log\frac{p(x\mid y)}{p(x)} = H(X) - H(X\mid Y)", [True]),
    (r"\sum_{x,y} p(x,y)\log\frac{p(x\mid y)}{p(x)} = H(X\mid Y) - H(X)", [False]),
    (r"H(Y\mid X) = -\sum_{x,y} p(x,y)\log p(y\mid x) = H(X,Y) - H(X)", [True, True]),
    (r"p(x) = \sum_z p(x,z) = \sum_z p(x\mid z) p(z)", [True, True]),
    (r"p(x) = \sum_z p(x\mid z)", [False]),
    (r"\frac{p(x\mid y)p(y)}{\sum_y p(x\mid y)p(y)} = p(y\mid x)", [True]),
    (r"\frac{p(x\mid y)p(y)}{\sum_y p(x\mid y)p(y)} = p(x\mid y)", [False]),
    (r"\mathbb E_{x\sim p}\left[\log\frac{p(x)}{q(x)}\right] = D_{KL}(p\|q)", [True]),
]
INTEGRALS = [
    (r"\log p(x) = \log\int p(x,z)\,dz = \log\int q(z)\frac{p(x,z)}{q(z)}\,dz", [True, True]),
    (r"\int p(x\mid z)p(z)\,dz = p(x)", [True]),
    (r"\int p(z\mid x)p(z)\,dz = p(x)", [False]),
    (r"\log\int q(z)\frac{p(x,z)}{q(z)}\,dz \ge \int q(z)\log\frac{p(x,z)}{q(z)}\,dz", [True]),
    (r"\log\int q(z)\frac{p(x,z)}{q(z)}\,dz \le \int q(z)\log\frac{p(x,z)}{q(z)}\,dz", [False]),
    (r"\int q(z)\log\frac{p(x,z)}{q(z)}\,dz = \mathbb E_q[\log p(x\mid z)] - \mathrm{KL}(q(z)\|p(z))", [True]),
    (r"\int q(z)\log\frac{p(x,z)}{q(z)}\,dz = \mathbb E_q[\log p(x\mid z)] + \mathrm{KL}(q(z)\|p(z))", [False]),
    (r"\log\sum_z q(z)\frac{p(x,z)}{q(z)} \ge \sum_z q(z)\log\frac{p(x,z)}{q(z)}", [True]),
    (r"\mathbb E_p[f(x)] = \int p(x)f(x)\,dx = \mathbb E_q\left[\frac{p(x)}{q(x)}f(x)\right]", [True, True]),
    (r"\mathbb E_p[f(x)] = \int p(x)f(x)\,dx = \mathbb E_q\left[\frac{q(x)}{p(x)}f(x)\right]", [True, False]),
    (r"\int f(x)\,dx = \int g(x)\frac{f(x)}{g(x)}\,dx", [True]),
]  # fmt: skip
POSTERIOR = [
    (
        r"\log p_\theta(x) = \mathbb E_{q_\phi(z\mid x)}\left[\log\frac{p_\theta(x,z)}{p_\theta(z\mid x)}\right]"
        r" = \mathbb E_{q_\phi(z\mid x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z\mid x)}\right]"
        r" + \mathbb E_{q_\phi(z\mid x)}\left[\log\frac{q_\phi(z\mid x)}{p_\theta(z\mid x)}\right]"
        r" \ge \mathbb E_{q_\phi(z\mid x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z\mid x)}\right]",
        [True, True, True],
    ),
    (
        r"\mathbb E_{q_\phi(z\mid x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z\mid x)}\right]"
        r" = \mathbb E_{q_\phi(z\mid x)}[\log p_\theta(x\mid z)] - D_{KL}(q_\phi(z\mid x)\|p(z))",
        [True],
    ),
    (
        r"\mathbb E_{q_\phi(z\mid x)}\left[\log\frac{p_\theta(x,z)}{q_\phi(z\mid x)}\right]"
        r" = \mathbb E_{q_\phi(z\mid x)}[\log p_\theta(x\mid z)] + D_{KL}(q_\phi(z\mid x)\|p(z))",
        [False],
    ),
]


POSTERIOR = [
    *POSTERIOR,
    (
        r"D_{KL}(q(z\mid x)\|p(z\mid x)) = \mathbb E_{q(z\mid x)}\left[\log\frac{q(z\mid x)}{p(z\mid x)}\right]"
        r" = \mathbb E_{q(z\mid x)}[\log q(z\mid x) - \log p(x,z)] + \log p(x)",
        [True, True],
    ),
    (
        r"D_{KL}(q(z\mid x)\|p(z\mid x)) = \mathbb E_{q(z\mid x)}[\log q(z\mid x) - \log p(x,z)] - \log p(x)",
        [False],
    ),
    (
        r"\frac{p(x\mid\theta)p(\theta)}{\int p(x\mid\theta)p(\theta)\,d\theta}"
        r" = \frac{p(x\mid\theta)p(\theta)}{p(x)} = p(\theta\mid x)",
        [True, True],
    ),
]
VALUES = [
    (r"\log p(x,z) = \log p(x\mid z) + \log p(z) = \log p(z\mid x) + \log p(x)", [True, True]),
    (r"\log p(x,z) = \log p(x\mid z) - \log p(z)", [False]),
    (r"p(x,y,z) = p(x) p(y\mid x) p(z\mid x,y)", [True]),
    (r"p(z\mid x) = \frac{p(x\mid z)p(z)}{p(x)}", [True]),
    (r"p(z\mid x) = \frac{p(x\mid z)p(x)}{p(z)}", [False]),
    (r"p(\theta\mid x) \propto p(x\mid\theta)p(\theta)", [True]),
    (r"\log p(\theta\mid D) = \log p(D\mid\theta) + \log p(\theta) - \log p(D)", [True]),
    (
        r"\frac{\partial}{\partial\theta}\log p(\theta\mid D)"
        r" = \frac{\partial}{\partial\theta}\log p(D\mid\theta) + \frac{\partial}{\partial\theta}\log p(\theta)",
        [True],
    ),
    (r"q(x_s\mid x_t,x_0) = \frac{q(x_t\mid x_s,x_0)q(x_s\mid x_0)}{q(x_t\mid x_0)}", [True]),
    # what does not depend on what is not told of a sequence
    (r"q(x_s\mid x_t,x_0) = \frac{q(x_t\mid x_s)q(x_s\mid x_0)}{q(x_t\mid x_0)}", [None]),
    (r"\frac{\partial}{\partial\theta}\log p_\theta(x) = \frac{1}{p_\theta(x)}", [False]),
    (r"\nabla_\theta f_\theta(x) = 0", [False]),
]


@pytest.mark.parametrize(("line", "follows"), [*SUMS, *INTEGRALS, *POSTERIOR, *VALUES])
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows


def test_of_names():
    (chain,) = derive.check(
        r"$$\sum_x p(x)\log\frac{p(x)}{q(x)} = \sum_x p(x)\log p(x) + \sum_x p(x)\log q(x)$$"
    ).chains
    assert chain.steps[0].misconception == "log-quotient-sign"


def test_of_independent_letters():
    (chain,) = derive.check(r"As $x$ and $z$ are independent, $$p(x, z) = p(x \mid z) p(z) = p(x) p(z)$$").chains
    assert [step.follows for step in chain.steps] == [True, None]


NAMED = [
    (r"\log\frac{p(x)}{q(x)} = -\frac{(x-m)^2}{2s^2} + \frac{(x-l)^2}{2s^2}", [True]),
    (r"\log\frac{p(x)}{q(x)} = \frac{(x-m)^2}{2s^2} - \frac{(x-l)^2}{2s^2}", [False]),
]


@pytest.mark.parametrize(("line", "follows"), NAMED)
def test_of_distributions_with_a_name(line, follows):
    told = r"With $p = \mathcal N(m, s^2)$ and $q = \mathcal N(l, s^2)$, $s > 0$, we have"
    (chain,) = derive.check(f"{told}\n\n$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows
