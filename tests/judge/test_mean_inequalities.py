"""Inequalities of probability as steps: Jensen, Markov, Chebyshev, Chernoff, Cauchy and Schwarz."""

import pytest

import derive

LINES = [
    ("X > 0", r"\log\mathbb E[X] \ge \mathbb E[\log X]", True),
    ("X > 0", r"\log\mathbb E[X] \le \mathbb E[\log X]", False),
    ("", r"\mathbb E[e^X] \ge e^{\mathbb E[X]}", True),
    ("", r"\mathbb E[e^X] \le e^{\mathbb E[X]}", False),
    ("", r"\mathbb E[X^2] \ge \mathbb E[X]^2", True),
    ("", r"\mathbb E[X]^2 \ge \mathbb E[X^2]", False),
    ("", r"|\mathbb E[X]| \le \mathbb E[|X|]", True),
    ("X > 0", r"\mathbb E[\frac{1}{X}] \ge \frac{1}{\mathbb E[X]}", True),
    # X = -1 and X = 2 with equal chances
    ("", r"\mathbb E[\frac{1}{X^2}] \ge \frac{1}{\mathbb E[X]^2}", (None, False)),
    ("X > 0", r"\mathbb E[\frac{1}{X-1}] \ge \frac{1}{\mathbb E[X]-1}", (None, False)),
    ("", r"\mathbb E[X^3] \ge \mathbb E[X]^3", (None, False)),
    ("", r"\mathbb E[XY]^2 \le \mathbb E[X^2]\mathbb E[Y^2]", True),
    ("", r"\mathbb E[XY]^2 \ge \mathbb E[X^2]\mathbb E[Y^2]", False),
    ("", r"\operatorname{Cov}(X,Y)^2 \le \operatorname{Var}(X)\operatorname{Var}(Y)", True),
    ("a > 0", r"P(|X-\mathbb E[X]| \ge a) \le \frac{\operatorname{Var}(X)}{a^2}", True),
    ("a > 0", r"P(|X-\mathbb E[X]| \ge a) \le \frac{\operatorname{Var}(X)}{a}", (None, False)),
    ("k > 0; sigma > 0", r"P(|X-\mu| \ge k\sigma) \le \frac{\operatorname{Var}(X)}{k^2\sigma^2}", True),
    ("X > 0; a > 0", r"P(X \ge a) \le \frac{\mathbb E[X]}{a}", True),
    ("X > 0; a > 0", r"P(X \ge a) \le \frac{a}{\mathbb E[X]}", (None, False)),
    ("", r"P(X \ge a) \le e^{-ta}\mathbb E[e^{tX}]", True),
    ("", r"P(X \ge a) \le e^{ta}\mathbb E[e^{tX}]", (None, False)),
]


@pytest.mark.parametrize(("declared", "line", "follows"), LINES)
def test_of_lines(declared, line, follows):
    (chain,) = derive.check(f"$${line}$$", declared).chains
    (step,) = chain.steps
    assert step.follows in (follows if type(follows) is tuple else (follows,))


TOLD = [
    r"Let $X$ have mean $\mu$ and variance $\sigma^2$, and let $k > 0$, $\sigma > 0$.",
    r"Let $X$ be a random variable with mean $\mu$ and finite variance $\sigma^2$, where $\sigma > 0$ and $k > 0$.",
]


@pytest.mark.parametrize("told", TOLD)
def test_of_moments_in_words(told):
    line = r"$$P(|X-\mu| \ge k\sigma) \le \frac{\operatorname{Var}(X)}{k^2\sigma^2} = \frac{1}{k^2} = \frac{1}{k}$$"
    (chain,) = derive.check(f"{told}\n\n{line}").chains
    assert [step.follows for step in chain.steps] == [True, True, False]
