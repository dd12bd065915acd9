"""From an eigenvector to the characteristic equation: a vector other than zero is needed, of whatever size."""

import pytest

import derive

SQUARE = r"Let $A \in \mathbb{R}^{n\times n}$ and $v \in \mathbb{R}^n$"
LINES = [  # what is told, the lines, whether the last one follows
    (r" with $v \neq 0$.", r"A v = \lambda v \implies \det(A - \lambda I) = 0", True),
    (r" with $v \neq 0$.", r"(A - \lambda I) v = 0 \implies \det(A - \lambda I) = 0", True),
    (r" with $v \neq 0$.", r"(A - \lambda I) v = 0 \implies 0 = \det(\lambda I - A)", True),
    (r" with $\lVert v \rVert = 1$.", r"(A - \lambda I) v = 0 \implies \det(A - \lambda I) = 0", True),
    (r" with $v^\top v = 1$.", r"A v = \lambda v \implies \det(A - \lambda I) = 0", True),
    (".", r"(A - \lambda I) v = 0, \quad v \neq 0 \\ \det(A - \lambda I) = 0", True),
    (".", r"(A - \lambda I) v = 0 \implies \det(A - \lambda I) = 0", False),
    (".", r"A v = \lambda v \implies \det(A - \lambda I) = 0", False),
    (r" with $v \neq 0$.", r"(A - \lambda I) v = 0 \implies \det(A + \lambda I) = 0", False),
    (r" with $v \neq 0$.", r"A v = 0 \implies \det(A) = 0", True),
    (r" with $v \neq 0$.", r"A v = 0 \implies \det(A) = 1", False),
]  # fmt: skip


@pytest.mark.parametrize(("told", "lines", "follows"), LINES)
def test_a_determinant_below_an_eigenvector(told, lines, follows):
    step = derive.check(f"{SQUARE}{told}\n\n$$ {lines} $$\n").chains[-1].steps[-1]
    assert step.follows is follows
    assert (step.witness is not None) is (follows is False)


BACK = [r"\det(A - \lambda I) = 0 \implies (A - \lambda I) v = 0", r"\det(A) = 0 \iff A v = 0"]


@pytest.mark.parametrize("lines", BACK)
def test_no_vector_follows_from_a_determinant(lines):
    step = derive.check(f"{SQUARE} with $v \\neq 0$.\n\n$$ {lines} $$\n").chains[-1].steps[-1]
    assert step.follows is not True
