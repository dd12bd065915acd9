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
    # an index that is a number too may begin at 0
    (r"\sum_k a_k x^k = \sum_k a_{k+1} x^{k+1} + a_0", [None]),
    # what entries add up to is said, not derived
    (r"\sum_i p_i = 1", [None]),
    (r"\sum_{i=1}^n a_i y_i = 0", [None]),
    (r"\sum_i p_i = 2 \sum_i p_i", [False]),
]


@pytest.mark.parametrize(("line", "follows"), LINES)
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows


def test_of_notes():
    (chain,) = derive.check(r"$$\sum_i a_i - \sum_i b_i = \sum_i (a_i - b_i)$$").chains
    assert chain.written.assumed == ("i is taken to run from 1 to n.",)


TOLD = ["Let $\\sum_i p_i = 1$.", "Suppose $\\sum_i p_i = 1$.", "Let $p_i \\ge 0$ and $\\sum_i p_i = 1$."]


@pytest.mark.parametrize("told", TOLD)
def test_of_what_adds_up_to_one(told):
    line = r"\sum_i p_i (\log p_i - c) = \sum_i p_i \log p_i - c = \sum_i p_i \log p_i"
    (chain,) = derive.check(f"{told}\n\n$${line}$$").chains
    assert [step.follows for step in chain.steps] == [True, False]
