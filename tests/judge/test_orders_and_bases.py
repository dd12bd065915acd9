"""Products and quotients of expansions with O(x^n), and log as the logarithm to the base 10."""

import pytest

from .written import verdicts

CHAINS = [
    # declared, lines, verdicts
    ("", [r"\sin^2x", r"=\left(x-\frac{x^3}{6}+O(x^5)\right)^2", r"=x^2-\frac{x^4}{3}+O(x^6)"],
     ["identity", "identity"]),
    ("", [r"\sin^2x", r"=\left(x-\frac{x^3}{6}+O(x^5)\right)^2", r"=x^2-\frac{x^4}{6}+O(x^6)"],
     ["identity", "wrong"]),
    ("", [r"e^x\cos x", r"=\left(1+x+\frac{x^2}{2}+O(x^3)\right)\left(1-\frac{x^2}{2}+O(x^4)\right)", "=1+x+O(x^3)"],
     ["identity", "identity"]),
    ("", [r"e^x\cos x", r"=\left(1+x+\frac{x^2}{2}+O(x^3)\right)\left(1-\frac{x^2}{2}+O(x^4)\right)",
          "=1+x+x^2+O(x^3)"], ["identity", "wrong"]),
    ("", [r"\frac{\sin x}{x}", r"=\frac{x-\frac{x^3}{6}+O(x^5)}{x}", r"=1-\frac{x^2}{6}+O(x^4)"],
     ["identity", "identity"]),
    ("", [r"\frac{\sin x}{x}", r"=\frac{x-\frac{x^3}{6}+O(x^5)}{x}", r"=1-\frac{x^2}{6}+O(x^6)"],
     ["identity", "undecided"]),
    ("", [r"\sin x", r"=x-\frac{x^3}{3!}+\frac{x^5}{5!}-\cdots"], ["identity"]),
    ("", [r"\sin x", r"=x-\frac{x^3}{3}+\frac{x^5}{5}-\cdots"], ["wrong"]),
    ("", [r"e^{-x^2}", r"=\sum_{n=0}^\infty\frac{(-x^2)^n}{n!}", r"=1-x^2+\frac{x^4}{2}-\frac{x^6}{6}+\cdots"],
     ["identity", "identity"]),
    ("", [r"1+3+5+\dots+(2n-1)", "=n^2"], ["identity"]),
    ("", [r"1+r+r^2+\cdots+r^n", r"=\frac{1-r^n}{1-r}"], ["wrong"]),
    ("", [r"\frac12+\frac14+\frac18+\cdots", r"=\frac{\frac12}{1-\frac12}", "=1"], ["identity", "identity"]),
    ("", [r"\log(x+17)-\log(2x)=2", r"\frac{x+17}{2x}=10^2", r"x=\frac{17}{199}"], ["equivalent", "equivalent"]),
    ("", [r"\log x=2", "x=100"], ["equivalent"]),
    ("", [r"\log x=2", "x=e^2"], ["equivalent"]),
    ("", [r"\log x=2", "x=10"], ["wrong"]),
    ("", [r"\ln x=2", "x=100"], ["wrong"]),
    ("", [r"\log 1000", "=3"], ["identity"]),
    ("", [r"\log x+\log(x+3)=1", r"\log(x^2+3x)=1", "x^2+3x=10"], ["implies", "equivalent"]),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "lines", "expected"), CHAINS, ids=["; ".join(lines) for _, lines, _ in CHAINS])
def test_orders_and_bases(declared, lines, expected):
    assert [step.verdict for step in verdicts(lines, declared)] == expected
