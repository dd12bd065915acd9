"""Sums over the rows x_i of a matrix, as samples: true equalities are proved at every size, false ones refuted."""

import pytest

from derive.core.certificates import PROVED, REFUTED
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read

CONTEXT = read_context("x: n x d; mu: d; Sigma: d x d spd")
SQUARES = "sum((x_i - mu)^T Sigma^-1 (x_i - mu), i=1..n)"

TABLE = [
    ("sum(x_i, i=1..n)",                      "x^T ones(n)",                                   "x^T ones(n)/n"),
    ("sum(x_i x_i^T, i=1..n)",                "x^T x",                                         "2 x^T x"),
    ("sum(norm(x_i)^2, i=1..n)",              "norm(x)^2",                                     "norm(x)"),
    ("sum(Sigma^-1 (x_i - mu), i=1..n)",      "Sigma^-1 sum(x_i, i=1..n) - n Sigma^-1 mu",
                                              "Sigma^-1 sum(x_i, i=1..n) - Sigma^-1 mu"),
    (SQUARES,                                 "tr(Sigma^-1 sum((x_i - mu) (x_i - mu)^T, i=1..n))",
                                              "tr(Sigma sum((x_i - mu) (x_i - mu)^T, i=1..n))"),
    (f"grad({SQUARES}, mu)",                  "-2 sum(Sigma^-1 (x_i - mu), i=1..n)",
                                              "2 sum(Sigma^-1 (x_i - mu), i=1..n)"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "miss"), TABLE)
def test_sums_over_samples(left, right, miss):
    whole, true, false = (read(text, CONTEXT) for text in (left, right, miss))
    assert equal(whole, true, CONTEXT).grade == PROVED
    assert equal(whole, false, CONTEXT).grade == REFUTED
