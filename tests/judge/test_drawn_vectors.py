"""Vectors and matrices drawn for lines: under declared equations and bounds, and as better places of a least value."""

import pytest

import derive

TOLD = r"Let $A \in \mathbb{R}^{n \times n}$ be symmetric positive definite and $b, x \in \mathbb{R}^n$."
LEAST = [
    (
        r"\operatorname*{arg\,min}_{x} \left(\frac{1}{2} x^T A x - b^T x\right) = A^{-1} b",
        True,
    ),  # of which nothing shows that it is least
    (r"\operatorname*{arg\,min}_{x} \left(\frac{1}{2} x^T A x - b^T x\right) = b", False),
    (r"\operatorname*{arg\,min}_{x} \left(\frac{1}{2} x^T A x - b^T x\right) = -A^{-1} b", False),
    (r"\operatorname*{arg\,min}_{x} \lVert x - b \rVert^2 = b", True),
    (r"\operatorname*{arg\,min}_{x} \lVert x - b \rVert^2 = A b", False),
    (r"\operatorname*{arg\,max}_{x} \left(b^T x - x^T x\right) = b", False),
]
ROWS = r"Let $Y \in \mathbb{R}^{n \times k}$ and $v \in \mathbb{R}^n$, where $Y \mathbf{1}_k = \mathbf{1}_n$."
UNDER_EQUATIONS = [
    (r"v^T Y \mathbf{1}_k = v^T \mathbf{1}_n", True),
    (r"v^T Y \mathbf{1}_k = v^T v", False),
    (r"\mathbf{1}_n^T Y \mathbf{1}_k = k", False),
]
LAYERS = r"Let $w, z \in \mathbb{R}^{5}$, where $|w_l| \le \frac{1}{2}$."
UNDER_BOUNDS = [
    (r"\left|\prod_{l=1}^{5} w_l \sigma(z_l)\right| = \prod_{l=1}^{5} |w_l| \sigma(z_l)", True),
    (r"\left|\prod_{l=1}^{5} w_l \sigma(z_l)\right| = \prod_{l=1}^{5} |w_l| \sigma(2 z_l)", False),
]
PARTS = r"""
Let $X \in \mathbb{R}^{n \times d}$ and $U \in \mathbb{R}^{d \times h}$.

## 1. The differential

How it varies with $U$.

$$ \mathrm{d} \left(\frac{1}{2} \lVert \tanh(X U) \rVert^2\right)
= \operatorname{tr}((S \odot (\mathbf{1}_{n \times h} - S \odot S))^T X \, \mathrm{d} U)
\text{ where } S = \tanh(X U) $$

## 2. The gradient

By part 1:

$$ \nabla_U \left(\frac{1}{2} \lVert \tanh(X U) \rVert^2\right) = """
AFTER_A_PART = [
    (r"X^T (\tanh(X U) \odot (\mathbf{1}_{n \times h} - \tanh(X U) \odot \tanh(X U)))", True),
    (r"X^T (\tanh(X U) \odot (\mathbf{1}_{n \times h} - \tanh(X U)))", False),
]


@pytest.mark.parametrize(("lines", "follows"), LEAST)
def test_a_better_place(lines, follows):
    assert judged(f"{TOLD}\n\n$$ {lines} $$\n") is follows


@pytest.mark.parametrize(("lines", "follows"), UNDER_EQUATIONS)
def test_declared_equations(lines, follows):
    assert judged(f"{ROWS}\n\n$$ {lines} $$\n") is follows


@pytest.mark.parametrize(("lines", "follows"), UNDER_BOUNDS)
def test_declared_bounds(lines, follows):
    assert judged(f"{LAYERS}\n\n$$ {lines} $$\n") is follows


@pytest.mark.parametrize(("gradient", "follows"), AFTER_A_PART)
def test_names_of_an_earlier_part_are_written_out(gradient, follows):
    assert judged(f"{PARTS}{gradient} $$\n") is follows


def judged(text):
    step = derive.check(text).chains[-1].steps[-1]
    assert step.follows is not False or step.witness is not None
    return step.follows


def test_drawn_rows_add_up_to_one():
    (step,) = derive.check(f"{ROWS}\n\n$$ {UNDER_EQUATIONS[1][0]} $$\n").chains[-1].steps
    rows = dict(step.witness.at)["Y"].rows
    assert all(sum(cell.p / cell.q for cell in row) == 1 for row in rows)
