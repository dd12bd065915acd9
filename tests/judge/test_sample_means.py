"""The mean of what is measured, where it stands beside sums of the entries and nothing tells what it is."""

import pytest

import derive

LINES = [
    (r"\sum_{i=1}^n (x_i - \bar x)^2 = \sum_{i=1}^n x_i^2 - n\bar x^2", [True]),
    (r"\sum_{i=1}^n (x_i - \bar x)^2 = \sum_{i=1}^n x_i^2 - \bar x^2", [False]),
    (r"\sum_i (x_i - \bar x)(y_i - \bar y) = \sum_i x_i y_i - n\bar x\bar y", [True]),
    (r"\sum_i (x_i - \bar x)(y_i - \bar y) = \sum_i x_i y_i - \bar x\bar y", [False]),
    (r"\sum_{i=1}^n (x_i - \mu)^2 = \sum_{i=1}^n (x_i - \bar x)^2 + n(\bar x - \mu)^2", [True]),
    (r"\sum_{i=1}^n (x_i - \mu)^2 = \sum_{i=1}^n (x_i - \bar x)^2 + (\bar x - \mu)^2", [False]),
    (r"\sum_{i=1}^n (x_i - \bar x) = \sum_{i=1}^n x_i - n\bar x = 0", [True, True]),
    (r"\sum_{i=1}^n (x_i - \mu) = 0 \iff \mu = \bar x", [True]),
    (r"\frac{n}{\lambda} - \sum_{i=1}^n x_i = 0 \iff \lambda = \bar x", [False]),
]


@pytest.mark.parametrize(("line", "follows"), LINES)
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows


def test_of_a_mean_with_a_meaning():
    text = r"Let $\bar x = \frac{c}{n}$. Then $$\sum_{i=1}^n (x_i - \bar x) = \sum_{i=1}^n x_i - n\bar x = 0$$"
    steps = [step for chain in derive.check(text).chains for step in chain.steps]
    assert [step.follows for step in steps][-2:] == [True, False]
