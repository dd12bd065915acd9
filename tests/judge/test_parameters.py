"""Gradients by the parameters of distributions, as policy gradients and score functions have them."""

import pytest

import derive

LINES = [
    (r"\nabla_\theta\log p_\theta(x) = \frac{\nabla_\theta p_\theta(x)}{p_\theta(x)}", [True]),
    (r"\nabla_\theta\log p_\theta(x) = \frac{1}{p_\theta(x)}", [False]),
    (
        r"\nabla_\theta\sum_a\pi_\theta(a)r(a) = \sum_a\nabla_\theta\pi_\theta(a)r(a)"
        r" = \sum_a\pi_\theta(a)\nabla_\theta\log\pi_\theta(a)r(a)",
        [True, True],
    ),
    (r"\sum_a\nabla_\theta\pi_\theta(a)r(a) = \sum_a\nabla_\theta\log\pi_\theta(a)r(a)", [False]),
    (r"\sum_a\pi_\theta(a)\nabla_\theta\log\pi_\theta(a) = \nabla_\theta\sum_a\pi_\theta(a) = 0", [True, True]),
    (
        r"\nabla_\theta\int p_\theta(x)f(x)\,dx = \int p_\theta(x)\nabla_\theta\log p_\theta(x)f(x)\,dx"
        r" = \mathbb E_{x\sim p_\theta}[f(x)\nabla_\theta\log p_\theta(x)]",
        [True, True],
    ),
    (r"\nabla_\theta\mathbb E_{x\sim p_\theta}[f(x)] = \mathbb E_{x\sim p_\theta}[\nabla_\theta f(x)]", [False]),
    (
        r"\mathbb E_{x\sim p_\theta}[f(x)\nabla_\theta\log p_\theta(x)]"
        r" = \mathbb E_{x\sim p_\theta}[(f(x)-b)\nabla_\theta\log p_\theta(x)]",
        [True],
    ),
    (r"\mathbb E_{x\sim p_\theta}[\nabla_\theta\log p_\theta(x)] = 0", [True]),
    (
        r"\nabla_\theta J(\theta) = \sum_a\nabla_\theta\pi_\theta(a\mid s)Q(s,a)"
        r" = \sum_a\pi_\theta(a\mid s)\nabla_\theta\log\pi_\theta(a\mid s)Q(s,a)",
        [None, True],
    ),
]


@pytest.mark.parametrize(("line", "follows"), LINES)
def test_of_lines(line, follows):
    (chain,) = derive.check(f"$${line}$$").chains
    assert [step.follows for step in chain.steps] == follows
