"""Lines on the mean of a sample of which nothing is told: right under conditions that are said."""

import pytest

import derive

LINES = [
    (r"\operatorname{Var}(\frac1n\sum_{i=1}^n X_i) = \frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i)", "identity-if"),
    (r"\operatorname{Var}(\frac{1}{n}\sum_{i=1}^n X_i) = \frac{1}{n}\sum_{i=1}^n \operatorname{Var}(X_i)", "wrong"),
    (r"\frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i) = \frac{\sigma^2}{n}", "identity-if"),
    (r"\frac{1}{n^2}\sum_{i=1}^n \operatorname{Var}(X_i) = \frac{\sigma}{n}", "given"),  # of unknown moments
    (r"\mathbb E[\frac{1}{n}\sum_{i=1}^n X_i] = \mu", "identity-if"),
    (r"\mathbb E[\sum_{i=1}^n X_i] = \mu", "given"),
    (r"\mathbb E[(\sum_{i=1}^n X_i)^2] = n\sigma^2 + n^2\mu^2", "identity-if"),
    (r"\mathbb E[(\sum_{i=1}^n X_i)^2] = n\sigma^2", "wrong"),
    (r"\operatorname{Var}(X + Y) = \operatorname{Var}(X) + \operatorname{Var}(Y)", "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "verdict"), LINES)
def test_of_lines(line, verdict):
    (chain,) = derive.check(f"$$0 + {line}$$").chains
    assert [step.verdict for step in chain.steps] == [verdict]


def test_of_conditions():
    (chain,) = derive.check(f"$$0 + {LINES[0][0]}$$").chains
    (condition,) = chain.steps[0].conditions
    assert str(condition.relation.left.name) == "covariance"
