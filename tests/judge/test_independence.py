"""Lines on the mean of a sample of which nothing is told: right under conditions that are said."""

import pytest

import derive

LINES = [
    (r"\operatorname{Var}(\frac1n\sum_{i=1}^n X_i) = \frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i)", True),
    (r"\operatorname{Var}(\frac{1}{n}\sum_{i=1}^n X_i) = \frac{1}{n}\sum_{i=1}^n \operatorname{Var}(X_i)", False),
    (r"\frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i) = \frac{\sigma^2}{n}", True),
    (r"\frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i) = \frac{\sigma}{n}", False),
    (r"\mathbb E[\frac{1}{n}\sum_{i=1}^n X_i] = \mu", True),
    (r"\mathbb E[\sum_{i=1}^n X_i] = \mu", False),
    (r"\mathbb E[(\sum_{i=1}^n X_i)^2] = n\sigma^2 + n^2\mu^2", True),
    (r"\mathbb E[(\sum_{i=1}^n X_i)^2] = n\sigma^2", False),
    (r"\frac{\operatorname{Var}(X)}{k^2\sigma^2} = \frac{1}{k^2}", True),
    (r"\frac{\operatorname{Var}(X)}{k^2\sigma^2} = \frac{1}{k}", False),
    (r"\mathbb E[(X - \mu)^2] + \mu^2 = \mathbb E[X^2]", True),
    (r"\mathbb E[(X - \mu)^2] = \mathbb E[X^2] + \mu^2", False),
    (r"\operatorname{Var}(X + Y) = \operatorname{Var}(X) + \operatorname{Var}(Y)", False),
]  # fmt: skip


@pytest.mark.parametrize(("line", "holds"), LINES)
def test_of_lines(line, holds):
    (chain,) = derive.check(f"$$0 + {line}$$").chains
    (step,) = chain.steps
    assert (step.verdict == "identity-if") is holds
    assert holds or not step.follows


def test_of_conditions():
    (chain,) = derive.check(f"$$0 + {LINES[0][0]}$$").chains
    (condition,) = chain.steps[0].conditions
    assert str(condition.relation.left.name) == "covariance"
