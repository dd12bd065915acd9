"""Log-likelihoods, Fisher information, moments, exponential families and natural gradients, as people write them."""

import pytest

import derive

NORMAL = r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$ with $\sigma > 0$. "
COIN = r"Let $X \sim \operatorname{Bernoulli}(p)$ with $0 < p < 1$ and $\ell(p) = X \ln p + (1 - X) \ln(1 - p)$. "
COUNT = r"Let $X \sim \operatorname{Poisson}(\lambda)$. "
WAIT = r"Let $X \sim \operatorname{Exp}(\lambda)$ with rate $\lambda > 0$ and $\ell = \ln\lambda - \lambda X$. "
SAMPLE = (
    r"Let $X_1,\dots,X_n$ be i.i.d. $\mathcal{N}(\mu,\sigma^2)$ and "
    r"$\ell(\mu,\sigma) = -n\ln\sigma - \frac{1}{2\sigma^2}\sum_{i=1}^n (X_i-\mu)^2$ with $\sigma > 0$. "
)
NAMED = (
    r"Let $X \sim \mathcal{N}(\mu, \sigma^2)$, $\sigma > 0$, and $s = \frac{\partial}{\partial\mu} \ln p(X)$ "
    r"where $\ln p(X) = -\ln\sigma - \frac{(X - \mu)^2}{2\sigma^2}$. "
)
WAITS = r"Let $X_1,\dots,X_n$ be i.i.d. $\operatorname{Exp}(\lambda)$. "
COINS = r"Let $X_1,\dots,X_n$ be i.i.d. $\operatorname{Bernoulli}(p)$ and $0 < p < 1$. "
COVARIANCE = (
    r"Let $S$ and $\Sigma$ be symmetric positive definite $d \times d$ matrices. "
    r"Set $\ell(\Sigma) = -\frac n2\ln\det\Sigma - \frac n2\operatorname{tr}(\Sigma^{-1}S)$ with $n > 0$. "
)
GAUSSIAN = r"Let $A(a, b) = -\frac{a^2}{4 b} - \frac12 \ln(-2 b)$ with $b < 0$. "
NATURAL = (
    r"Let $F \in \mathbb{R}^{d \times d}$ be symmetric positive definite, $g \in \mathbb{R}^d$, "
    r"$\delta \in \mathbb{R}^d$ and $\eta > 0$. "
)
STEP = r"Let $F = \begin{pmatrix} \frac{1}{s} & 0 \\ 0 & \frac{2}{s} \end{pmatrix}$ and $g = (a, b)^T$ with $s > 0$. "
SCORE = r"E\left[\left(\frac{X - \mu}{\sigma^2}\right)^2\right] = \frac{E[(X-\mu)^2]}{\sigma^4} = "
COUNTED = r"E\left[\left(\frac{X}{\lambda} - 1\right)^2\right] = \frac{\operatorname{Var}(X)}{\lambda^2} = "
LINES = [  # what is said before, one line, which of its steps follow
    # scores and Fisher information
    (NORMAL, SCORE + r"\frac{1}{\sigma^2}", "++"),
    (NORMAL, SCORE + r"\frac{1}{\sigma^4}", "+-"),
    (NORMAL, r"E\left[\left(\frac{X - \mu}{\sigma^2}\right)^4\right] = \frac{3}{\sigma^4} = \frac{1}{\sigma^4}", "+-"),
    (COIN, r"\ell'(p) = \frac{X}{p} - \frac{1-X}{1-p} = \frac{X - p}{p(1-p)}", "++"),
    (COIN, r"\ell'(p) = \frac{X}{p} + \frac{1-X}{1-p}", "-"),
    (COIN, r"E[\ell'(p)] = 0", "+"),
    (COIN, r"E[\ell'(p)^2] = \frac{E[(X-p)^2]}{p^2(1-p)^2} = \frac{1}{p(1-p)}", "++"),
    (COIN, r"E[\ell'(p)^2] = \frac{E[(X-p)^2]}{p^2(1-p)^2} = \frac{p}{1-p}", "+-"),
    (COIN, r"-E[\ell''(p)] = \frac{1}{p} + \frac{1}{1-p} = \frac{1}{p(1-p)}", "++"),
    (COIN, r"-E[\ell''(p)] = \frac{1}{p} - \frac{1}{1-p}", "-"),
    (COUNT, r"\frac{\partial}{\partial\lambda}(X \ln\lambda - \lambda) = \frac{X}{\lambda} - 1", "+"),
    (COUNT, r"\frac{\partial}{\partial\lambda}(X \ln\lambda - \lambda) = \frac{X}{\lambda}", "-"),
    (COUNT, COUNTED + r"\frac{1}{\lambda}", "++"),
    (COUNT, COUNTED + r"\frac{1}{\lambda^2}", "+-"),
    (WAIT, r"-E\left[\frac{\partial^2 \ell}{\partial \lambda^2}\right] = \frac{1}{\lambda^2}", "+"),
    (WAIT, r"-E\left[\frac{\partial^2 \ell}{\partial \lambda^2}\right] = \frac{1}{\lambda}", "-"),
    (WAIT, r"\frac{\partial^2 \ell}{\partial \lambda^2} = \frac{1}{\lambda^2}", "-"),
    (WAIT, r"E\left[\left(\frac1\lambda - X\right)^2\right] = \operatorname{Var}(X) = \frac{1}{\lambda}", "+-"),
    (NAMED, r"E[s^2] = \frac{1}{\sigma^2}", "+"),
    (NAMED, r"E[s^2] = \frac{1}{\sigma}", "-"),
    # log-likelihoods of samples
    (SAMPLE, r"\frac{\partial\ell}{\partial\mu} = \frac{1}{\sigma^2}\sum_{i=1}^n (X_i - \mu)", "+"),
    (SAMPLE, r"\frac{\partial\ell}{\partial\mu} = -\frac{1}{\sigma^2}\sum_{i=1}^n (X_i - \mu)", "-"),
    (SAMPLE, r"\frac{\partial\ell}{\partial\sigma} = \sum_{i=1}^n \frac{(X_i-\mu)^2}{\sigma^3} - \frac n\sigma", "+"),
    (SAMPLE, r"\frac{\partial^2\ell}{\partial\mu^2} = -\frac{1}{\sigma^2}", "-"),
    (SAMPLE, r"\operatorname{Var}\left(\sum_{i=1}^n (X_i - \mu)^2\right) = 2 n\sigma^4", "+"),
    (WAITS, r"\sum_{i=1}^n |X_i| = \sum_{i=1}^n X_i = -\sum_{i=1}^n X_i", "+-"),
    (WAITS, r"\frac{n}{\lambda} - \sum_{i=1}^n X_i = 0 \iff \lambda = \frac{n}{\sum_{i=1}^n X_i}", "+"),
    (WAITS, r"\frac{n}{\lambda} - \sum_{i=1}^n X_i = 0 \iff \lambda = \frac{1}{n} \sum_{i=1}^n X_i", "-"),
    (COINS, r"\sum_{i=1}^n (X_i \ln p + (1 - X_i)\ln(1-p)) = \sum_{i=1}^n X_i\ln\frac{p}{1-p} + n\ln(1-p)", "+"),
    (COINS, r"E\left[\left(\sum_{i=1}^n X_i\right)^2\right] = n p (1-p) + n^2 p^2 = n p", "+-"),
    (COINS, r"\sum_{i=1}^n X_i^2 + 1 = \sum_{i=1}^n X_i + 1", "?"),
    # the covariance that is most likely
    (COVARIANCE, r"\nabla_\Sigma \ell = -\frac n2\Sigma^{-1} + \frac n2\Sigma^{-1}S\Sigma^{-1}", "+"),
    (COVARIANCE, r"\nabla_\Sigma \ell = -\frac n2\Sigma^{-1} + \frac n2 S\Sigma^{-2}", "-"),
    (COVARIANCE, r"\Sigma^{-1}S\Sigma^{-1} = \Sigma^{-1} \iff S\Sigma^{-1} = I \iff \Sigma = S", "++"),
    (COVARIANCE, r"\Sigma^{-1}S\Sigma^{-1} = \Sigma^{-1} \iff S\Sigma^{-1} = I \iff \Sigma = S^{-1}", "+-"),
    # exponential families
    (r"Let $A(t) = \ln(1 + e^t)$. ", r"A''(t) = \frac{e^t}{(1+e^t)^2} = A'(t)(1 - A'(t))", "++"),
    (r"Let $A(t) = \ln(1 + e^t)$. ", r"A''(t) = \frac{e^t}{(1+e^t)^2} = A'(t)(1 + A'(t))", "+-"),
    (GAUSSIAN, r"\frac{\partial A}{\partial b} = \frac{a^2}{4 b^2} - \frac{1}{2 b} = \frac{a^2 + 2 b}{4 b^2}", "+-"),
    # natural gradients
    (STEP, r"F^{-1} g = \begin{pmatrix} s a \\ \frac{s b}{2}\end{pmatrix}", "+"),
    (STEP, r"F^{-1} g = \begin{pmatrix} \frac{a}{s} \\ \frac{2 b}{s}\end{pmatrix}", "-"),
    (NATURAL, r"g + \frac1\eta F\delta = 0 \iff \delta = -\eta F^{-1} g", "+"),
    (NATURAL, r"g + \frac1\eta F\delta = 0 \iff \delta = -\eta F g", "-"),
    # values of what is drawn
    (r"Let $X \sim \operatorname{Uniform}(0, 1)$. ", r"|1 - X| = 1 - X", "+"),
    (r"Let $X \sim \operatorname{Uniform}(0, 1)$. ", r"|X - \frac12| = \frac12 - X", "-"),
    (COUNT, r"|X| + 1 = X + 1", "+"),
    # what has a law that is not told may lie anywhere
    (r"Let $X$ be a gamma variable. ", r"|X| + 1 = X + 1", "?"),
    (r"Let $X$ be a Bernoulli random variable. ", r"(X + 1)^2 = 3 X + 1", "?"),
    (r"Let $X \sim \mathcal{D}(3)$. ", r"(X + 1)^2 = 3 X + 1", "?"),
]  # fmt: skip
READ = {"+": True, "-": False, "?": None}


@pytest.mark.parametrize(("said", "line", "follows"), LINES)
def test_a_line_about_likelihoods(said, line, follows):
    steps = derive.check(f"{said}\n\n$$ {line} $$\n").chains[-1].steps
    assert [step.follows for step in steps] == [READ[each] for each in follows]
    assert all(step.witness is not None for step in steps if step.follows is False)
