"""Means and variances under a random letter: the tower rule, total variance, what is known is a constant."""

import pytest

import derive

LINES = [
    (r"\mathbb E[\mathbb E[X\mid Y]] = \mathbb E[X]", True),
    (r"\mathbb E[\mathbb E[X\mid Y]] = \mathbb E[X]\mathbb E[Y]", False),
    (r"\operatorname{Var}(X) = \mathbb E[\operatorname{Var}(X\mid Y)] + \operatorname{Var}(\mathbb E[X\mid Y])", True),
    (r"\operatorname{Var}(X) = \mathbb E[\operatorname{Var}(X\mid Y)]", False),
    (r"\mathbb E[XY] = \mathbb E[Y\,\mathbb E[X\mid Y]]", True),
    (r"\mathbb E[XY] = \mathbb E[Y]\,\mathbb E[X\mid Y]", False),
    (r"\mathbb E[(Y - \mathbb E[Y\mid X])^2 \mid X] = \mathbb E[Y^2\mid X] - \mathbb E[Y\mid X]^2", True),
    (r"\mathbb E[(Y - \mathbb E[Y\mid X])^2 \mid X] = \mathbb E[Y^2\mid X] + \mathbb E[Y\mid X]^2", False),
    (r"\mathbb E[(Y-f(X))^2] = \mathbb E[(Y-\mathbb E[Y\mid X])^2] + \mathbb E[(\mathbb E[Y\mid X]-f(X))^2]", True),
    (r"\mathbb E[aX + b\mid Y] = a\,\mathbb E[X\mid Y] + b", True),
    (r"\mathbb E[XY\mid Y] = Y\,\mathbb E[X\mid Y]", True),
    (r"\mathbb E[XY\mid Y] = \mathbb E[X\mid Y]", False),
    (r"\operatorname{Cov}(X, Y) = \operatorname{Cov}(\mathbb E[X\mid Y], Y)", True),
    (r"\operatorname{Cov}(X, Y) = \operatorname{Cov}(\mathbb E[X\mid Y], X)", False),
]


@pytest.mark.parametrize(("line", "follows"), LINES)
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == [follows]
