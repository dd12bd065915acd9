"""Likelihoods by the variance, letters with hats for the solution, quantities that nothing connects with a letter."""

import pytest

import derive

SQUARES = r"\sum_{i=1}^n(x_i-\mu)^2"
HEAD = rf"$$\ell(\mu,\sigma^2) = -\frac n2\log(2\pi) - \frac n2\log\sigma^2 - \frac{{1}}{{2\sigma^2}}{SQUARES}$$"
BY_VARIANCE = rf"-\frac{{n}}{{2\sigma^2}} + \frac{{1}}{{2\sigma^4}}{SQUARES}"
SOLVED = rf"$$\begin{{aligned}} {BY_VARIANCE} &= 0 \\ \implies \hat\sigma^2 &= "
DONE = r"\sum_{i=1}^n(x_i-\hat\mu)^2 \end{aligned}$$"
LOGISTIC = r"Let $\sigma(z)=\frac1{1+e^{-z}}$, $\hat y=\sigma(w^\top x+b)$, $\ell=-y\log\hat y-(1-y)\log(1-\hat y)$."
ROWS = [
    # the document, whether the lines follow: of what is given, nothing is said
    (HEAD + r"$$\frac{\partial\ell}{\partial\mu} = \frac{1}{\sigma^2}\sum_{i=1}^n(x_i-\mu)$$", [None, True]),
    (HEAD + r"$$\frac{\partial\ell}{\partial\mu} = \frac{2}{\sigma^2}\sum_{i=1}^n(x_i-\mu)$$", [None, False]),
    (HEAD + rf"$$\frac{{\partial\ell}}{{\partial\sigma^2}} = {BY_VARIANCE}$$", [None, True]),
    (HEAD + rf"$$\frac{{\partial\ell}}{{\partial\sigma^2}} = {BY_VARIANCE} = 0$$", [None, True, None]),
    (HEAD + rf"$$\frac{{\partial\ell}}{{\partial\sigma}} = {BY_VARIANCE}$$", [None, False]),
    (SOLVED + r"\frac1n" + DONE, [True]),
    (SOLVED + r"\frac2n" + DONE, [False]),
    (r"$$\begin{aligned} 2\mu - 6 &= 0 \\ \hat\mu &= 3 \end{aligned}$$", [True]),
    (r"$$\begin{aligned} 2\mu - 6 &= 0 \\ \hat\mu &= 2 \end{aligned}$$", [False]),
    (LOGISTIC + r"$$\frac{\partial\ell}{\partial b} = \hat y-y$$", [True]),
    (LOGISTIC + r"$$\frac{\partial\ell}{\partial b} = y-\hat y$$", [False]),
    # nothing says that the loss varies with z
    (LOGISTIC + r"$$\frac{\partial\ell}{\partial z} = \hat y-y$$", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "follows"), ROWS, ids=[str(k) for k in range(len(ROWS))])
def test_of_likelihoods(text, follows):
    chains = derive.check(text).chains
    assert [step.follows for chain in chains for step in chain.steps] == follows
