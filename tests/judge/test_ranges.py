"""Sums that name their letter alone run over all entries that stand in them."""

import pytest

import derive

LINES = [
    (r"\frac{\partial}{\partial w} \sum_i (w x_i - y_i)^2 = 2 \sum_i (w x_i - y_i) x_i", [True]),
    (r"\frac{\partial}{\partial w} \sum_i (w x_i - y_i)^2 = 2 \sum_i (w x_i - y_i)", [False]),
    (r"\sum_j e^{z_j} = e^c \sum_j e^{z_j - c}", [True]),
    (r"\log \sum_j e^{z_j} = c \log \sum_j e^{z_j - c}", [False]),
    (r"\sum_i \sum_j a_i b_j = (\sum_i a_i) (\sum_j b_j) = \sum_j \sum_i a_i b_j", [True, True]),
    (r"\sum_i \sum_j a_i b_j = \sum_i a_i b_i", [False]),
    (r"\sum_i (a_i + c) = \sum_i a_i + n c", [True]),
    (r"\sum_i (a_i + c) = \sum_i a_i + c", [False]),
    (r"\sum_i p_i \log \frac{p_i}{q_i} = \sum_i p_i \log p_i - \sum_i p_i \log q_i", [True]),
    (r"\sum_i p_i \log \frac{p_i}{q_i} = \sum_i p_i \log p_i + \sum_i p_i \log q_i", [False]),
    (r"\sum_{i=1}^{3} a_i^2 = \sum_i a_i^2 = \sum_{k=1}^{3} a_k^2", [True, True]),
    (r"\sum_k x^k = x \sum_k x^k", [None]),
]


@pytest.mark.parametrize(("line", "follows"), LINES)
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows


def test_of_notes():
    (chain,) = derive.check(r"$$\sum_i a_i - \sum_i b_i = \sum_i (a_i - b_i)$$").chains
    assert chain.written.assumed == ("i is taken to run from 1 to n.",)
