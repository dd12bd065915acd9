"""What every entry of a vector is, told once, holds wherever its entries stand."""

import pytest

import derive

LINES = [
    (r"$$\sum_{i=1}^n p_i\log p_i,\ p_i=\frac1n \\ =-\log n$$", [True]),
    (r"$$\sum_{i=1}^n p_i\log p_i,\ p_i=\frac1n \\ =\log n$$", [False]),
    (r"$$-\sum_i p_i\log p_i,\ p_i=\frac1n \\ =\log n$$", [True]),
    (r"$$p_i=\frac1n \\ \Rightarrow -\sum_i p_i\log p_i = \log n$$", [True]),
    (r"Let $p_i = 1/n$ for all $i$. $$\sum_{i=1}^n p_i^2 = \frac1n$$", [True]),
    (r"Let $p_i = 1/n$ for all $i$. $$\sum_{i=1}^n p_i^2 = 1$$", [False]),
    (r"Let $y_i = 2x_i$. $$\sum_{i=1}^n y_i = 2\sum_{i=1}^n x_i$$", [True]),
    (r"Let $y_i = 2x_i$. $$\sum_{i=1}^n y_i = \sum_{i=1}^n x_i$$", [False]),
    (r"where $r_i = y_i - \hat y_i$: $$\sum_{i=1}^n r_i^2 = \sum_{i=1}^n (y_i-\hat y_i)^2$$", [True]),
    (r"With $w_i=\frac1n$ we get $$\sum_i w_i x_i = \frac1n\sum_i x_i$$", [True]),
    (r"$$x_i = 3,\ y_i=i \\ \sum_{i=1}^n x_iy_i = \frac{3n(n+1)}2$$", [True]),
    (r"$$x_i = 3,\ y_i=i \\ \sum_{i=1}^n x_iy_i = \frac{3n(n-1)}2$$", [False]),
    # told by its own entries, or beside the vector as a whole: not put in, and nothing is refuted for want of it
    (r"Let $x_k = x_{k-1}+1$. $$\sum_{k=1}^n x_k = \sum_{k=1}^n x_{k-1}+n$$", [None]),
    (r"$$H(p) = -\sum_{i=1}^n p_i\log p_i \text{ with } p_i = 1/n \\ = \log n$$", [True, None]),
]


@pytest.mark.parametrize(("text", "follows"), LINES, ids=[text for text, _ in LINES])
def test_of_entries(text, follows):
    (chain,) = derive.check(text).chains
    assert [step.follows for step in chain.steps] == follows


# An index that stands outside of a sum is one place, which the sum leaves out.
VECTORS = r"Let $y, p, a \in \mathbb{R}^n$. "
UNEQUAL = [
    (r"$$-y_j + p_j\sum_k y_k = -y_j(1-p_j) + \sum_{k\neq j} y_k p_j$$", True),
    (r"$$-y_j + p_j\sum_k y_k = -y_j(1+p_j) + \sum_{k\neq j} y_k p_j$$", False),
    (r"$$\left(\sum_i a_i\right)^2 = \sum_i a_i^2 + \sum_{i\neq j} a_ia_j$$", True),
    (r"$$p_j\sum_k y_k - p_jy_j = \sum_{k\neq j} y_k p_j$$", None),
]


@pytest.mark.parametrize(("text", "follows"), UNEQUAL, ids=[text for text, _ in UNEQUAL])
def test_of_unequal_indices(text, follows):
    (chain,) = derive.check(VECTORS + text).chains
    assert [step.follows for step in chain.steps] == [follows]


SOFTMAX = r"Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$." + "\n\n"
CASES = [
    (r"For $i=j$: $$\frac{\partial p_i}{\partial z_i} = p_i(1-p_i)$$", [True]),
    (r"For $i=j$: $$\frac{\partial p_i}{\partial z_j} = p_i(1-p_i)$$", [True]),
    (r"For $i=j$: $$\frac{\partial p_i}{\partial z_j} = -p_ip_j$$", [False]),
    ("For $i=j$:\n$$\\frac{\\partial p_i}{\\partial z_i} = p_i(1-p_i)$$\n\nFor $i \\ne j$:\n"
     "$$\\frac{\\partial p_i}{\\partial z_j}=-p_ip_j$$", [True, True]),
    ("$$\\frac{\\partial p_i}{\\partial z_j}=-p_ip_j$$\n\nIf $i \\ne j$,\n"
     "$$\\frac{\\partial p_i}{\\partial z_j}=-p_ip_j$$", [False, True]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "follows"), CASES, ids=[text for text, _ in CASES])
def test_of_cases_of_indices(text, follows):
    chains = derive.check(SOFTMAX + text).chains
    assert [step.follows for chain in chains for step in chain.steps] == follows
