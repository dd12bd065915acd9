"""Sums and products with dots, and with conditions below their signs."""

import pytest

import derive

SQUARE = r"\left(\sum_{i=1}^n x_i\right)^2 = \sum_{i=1}^n x_i^2"
CHAINS = [
    # (words before, lines, follows)
    ("", r"x_1 + x_2 + \dots + x_n = \sum_{i=1}^n x_i", [True]),
    ("", r"x_1 + x_2 + \dots + x_n = \sum_{i=1}^{n-1} x_i", [False]),
    ("", r"\frac{x_1 + \dots + x_n}{n} = \frac1n \sum_{i=1}^n x_i", [True]),
    ("", r"x_1^2 + x_2^2 + \dots + x_n^2 = \sum_{i=1}^n x_i^2", [True]),
    ("", r"1 \cdot 2 \cdots n = n!", [True]),
    ("", r"n! = n (n-1) (n-2)\cdots 3 \cdot 2 \cdot 1", [True]),
    ("", r"2 \cdot 4 \cdot 6 \cdots (2n) = 2^n n!", [True]),
    ("", r"2 \cdot 4 \cdot 6 \cdots (2n) = 2 n!", [False]),
    ("", r"\prod_{i=1}^n a_i = a_1 a_2 \cdots a_n", [True]),
    ("", r"\log(a_1 a_2 \cdots a_n) = \log a_1 + \dots + \log a_n", [True]),
    ("For $|q| < 1$,", r"1 + q + q^2 + \dots = \frac{1}{1-q}", [True]),
    ("For $|q| < 1$,", r"1 + q + q^2 + \dots = \frac{1}{1+q}", [False]),
    ("", r"\sum_{k \ge 1} \frac{1}{2^k} = 1", [True]),
    ("", r"\sum_{k > 1} \frac{1}{2^k} = 1", [False]),
    ("", r"\sum_{0 \le k < n} q^k = \frac{1-q^n}{1-q}", [True]),
    ("", r"\sum_{0 \le k \le n} q^k = \frac{1-q^n}{1-q}", [False]),
    ("", rf"{SQUARE} + \sum_{{i \ne j}} x_i x_j", [True]),
    ("", rf"{SQUARE} + 2 \sum_{{i \ne j}} x_i x_j", [False]),
    ("", rf"{SQUARE} + 2 \sum_{{i < j}} x_i x_j", [True]),
    ("", rf"{SQUARE} + \sum_{{i < j}} x_i x_j", [False]),
    ("", rf"{SQUARE} + 2 \sum_{{1 \le i < j \le n}} x_i x_j", [True]),
    # what the dots stand for is not clear, and divisors are not read
    ("", r"1 + \dots + n^2 = n", [None]),
    ("", r"n! = n (n-1) \cdots 3", [None]),
    ("", r"\sum_{d \mid n} d = 6", [None]),
    ("", r"\sum_{k \le n} k = n", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "lines", "follows"), CHAINS)
def test_chains(words, lines, follows):
    assert [step.follows for step in derive.check(f"{words}\n\n$$ {lines} $$\n").chains[-1].steps] == follows
