"""Differentials of vectors and matrices: a wrong line is refuted along a direction in which the letters vary."""

import pytest

import derive

QUOTIENT = r"\mathrm{d} \frac{u^T A u}{u^T u} = \frac{\mathrm{d} (u^T A u)}{u^T u}"
TOLD = r"Let $u \in \mathbb{R}^d$, $A \in \mathbb{R}^{d\times d}$ and $C \in \mathbb{R}^{d\times d}$."
LINES = [
    (r"\mathrm{d} (2 u^T u) = 4 u^T \, \mathrm{d} u = (4 u)^T \, \mathrm{d} u", [True, True]),
    (r"\mathrm{d} (2 u^T u) = 4 u^T \, \mathrm{d} u = (2 u)^T \, \mathrm{d} u", [True, False]),
    (r"\mathrm{d} (u^T A u) = 2 u^T A \, \mathrm{d} u", [False]),
    (r"\mathrm{d} (u^T A u) = u^T (A + A^T) \, \mathrm{d} u", [True]),
    (
        QUOTIENT + r" = \frac{u^T (A + A^T) \, \mathrm{d} u}{u^T u}",
        [False, True],
    ),
    (
        r"\mathrm{d} \operatorname{tr}(A C) = \operatorname{tr}(A \, \mathrm{d} C) = \operatorname{tr}(\mathrm{d} C)",
        [True, False],
    ),
    (r"\mathrm{d} (A u) = A \, \mathrm{d} u = A^T \, \mathrm{d} u", [True, False]),
    (r"\mathrm{d} (C^{-1}) = -C^{-1} \, \mathrm{d} C \, C^{-1} = -C^{-2} \, \mathrm{d} C", [True, False]),
]


@pytest.mark.parametrize(("lines", "follows"), LINES)
def test_differentials(lines, follows):
    steps = derive.check(f"{TOLD}\n\n$$ {lines} $$\n").chains[0].steps
    assert [step.follows for step in steps] == follows
    assert all(step.witness is not None for step in steps if step.follows is False)


def test_a_differential_in_nothing_is_left_open():
    (step,) = derive.check(f"{TOLD}\n\n$$ \\mathrm{{d}} (u^T u) = u^T A u $$\n").chains[0].steps
    assert step.follows is not True
