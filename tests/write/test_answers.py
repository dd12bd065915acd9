"""The block of the answer: names of columns, kinds and decimals, and no table twice."""

from __future__ import annotations

import derive


def shown(solution: derive.Solution) -> str:
    return str(solution.to("text"))


def test_columns_of_eigenvalues() -> None:
    columns = "eigenvalue  algebraic multiplicity  geometric multiplicity  basis"
    assert columns in shown(derive.eigen("[[4, 2], [1, 3]]"))


def test_numbered_roots_have_decimals() -> None:
    assert "λ₁ ≈ -0.515729" in shown(derive.eigen("[[1, 2, 3], [2, 4, 5], [3, 5, 6]]"))


def test_points_once() -> None:
    text = shown(derive.critical_points("x^4 + y^4 - 4x*y + 1"))
    assert text.count("minimum  yes") == 2
    assert "minimum (second derivatives fail)" in shown(derive.critical_points("x^4 + y^4"))


def test_letters_have_conditions() -> None:
    assert "conditions = d ≠ a" in shown(derive.eigen("[[a, b], [0, d]]"))
    assert "conditions" not in shown(derive.eigen("[[1, 2], [2, 1]]"))
