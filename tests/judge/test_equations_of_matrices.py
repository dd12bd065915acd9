"""Equations of vectors and matrices, one below the other: what follows by putting in, and what does not."""

from __future__ import annotations

import pytest

import derive

SPECTRAL = "S: d x d symmetric; M: d x d; v: d; u: d"
LEAST = "X: n x d; w: d; y: n; lambda > 0"
SVD = "A: m x n; U: m x m orthogonal; V: n x n orthogonal; Sigma: m x n"
SQUARE = "A: n x n; B: n x n; P: n x n; Q: n x n; v: n; w: n; b: n"
CHAINS = [
    # what is declared, the lines, the first that does not follow
    (SPECTRAL, [r"Sv = \lambda v", r"v^\top Sv = \lambda v^\top v"], None),
    (SPECTRAL, [r"Sv = \lambda v,\ v^\top v = 1", r"v^\top Sv = \lambda v^\top v", r"v^\top Sv = \lambda"], None),
    (SPECTRAL, [r"Sv = \lambda v,\ v^\top v = 1", r"v^\top Sv = \lambda v^\top v", r"v^\top Sv = 2\lambda"], 2),
    (SPECTRAL, [r"Sv = \lambda v", r"v^\top S^2v = \lambda^2v^\top v"], None),
    (SPECTRAL, [r"Sv = \lambda v", r"v^\top S^2v = \lambda v^\top v"], 1),
    (
        SPECTRAL,
        [r"Sv = \lambda v,\ Su = \mu u", r"u^\top Sv = \lambda u^\top v", r"\mu u^\top v = \lambda u^\top v"],
        None,
    ),
    (SPECTRAL, [r"2Sv - 2\lambda v = 0", r"v^\top Sv = \lambda v^\top v"], None),
    (SPECTRAL, [r"2Sv - 2\lambda v = 0", r"v^\top Sv = -\lambda v^\top v"], 1),
    (SPECTRAL, [r"Sv = Mv", r"\nabla_v(u^\top Sv) = Mu"], 1),
    (SQUARE, ["P^2 = P", "P^3 = P"], None),
    (SQUARE, ["P^2 = P", "(I - P)^2 = I - P"], None),
    (SQUARE, ["P^2 = P", "(I - P)^2 = I + P"], 1),
    (SQUARE, ["P^2 = P", "P = I"], 1),
    (SQUARE, ["A^2 = I", "(A + I)(A - I) = 0"], None),
    (SQUARE, [r"AB = BA", "(A + B)^2 = A^2 + 2AB + B^2"], None),
    (SQUARE, [r"AB = BA", "(AB)^2 = A^2B^2"], None),
    (SQUARE, [r"Av = \lambda v", "(A + cI)v = Av + cv", r"(A + cI)v = (\lambda + c)v"], None),
    (SQUARE, [r"Av = \lambda v", "(A + cI)v = Av + cv", r"(A + cI)v = (\lambda c)v"], 2),
    (SQUARE, [r"Av = \lambda v", r"A^3v = \lambda^3v"], None),
    (SQUARE, [r"Av = \lambda v", r"A^3v = 3\lambda v"], 1),
    (SQUARE, ["Av = b", r"\|Av\|^2 = b^\top b"], None),
    (SQUARE, ["Q^\\top Q = I", r"(Qv)^\top(Qw) = v^\top w"], None),
    (SQUARE, ["Q^\\top Q = I", r"(Qv)^\top(Qw) = w^\top Qv"], 1),
    (SVD, [r"A = U\Sigma V^\top", r"A^\top A = V\Sigma^\top\Sigma V^\top"], None),
    (SVD, [r"A = U\Sigma V^\top", r"AA^\top = U\Sigma\Sigma^\top U^\top"], None),
    (SQUARE, ["AB = I", "A^2B^2 = I"], None),
    (SQUARE, ["A^2 = I", "A = I"], 1),
    (
        "X: n x d; H: n x n",
        [r"H = X(X^\top X)^{-1}X^\top", r"H^2 = X(X^\top X)^{-1}X^\top X(X^\top X)^{-1}X^\top", "H^2 = H"],
        None,
    ),
    (LEAST, [r"2X^\top(Xw-y)+2\lambda w=0", r"(X^\top X+\lambda I)w=X^\top y"], None),
    (LEAST, [r"2X^\top(Xw-y)+2\lambda w=0", r"(X^\top X-\lambda I)w=X^\top y"], 1),
    (LEAST, [r"X^\top Xw+\lambda w=X^\top y", r"X^\top Xw+w=X^\top y"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "lines", "wrong"), CHAINS)
def test_the_first_line_that_does_not_follow(declared: str, lines: list[str], wrong: int | None) -> None:
    rows = r" \\ ".join(lines)
    (chain,) = derive.check(f"---\nassume: {declared}\n---\n$$\\begin{{aligned}} {rows} \\end{{aligned}}$$").chains
    assert chain.first_wrong == wrong
    assert all(step.follows is not None for step in chain.steps)
