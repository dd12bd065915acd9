"""What eigenvalues and extrema refuse: one plain sentence each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import derive
from derive.core.errors import InputError, UndecidedError

TWICE = ["x + y = 1", "x + y = 2"]
SIX = str([[int(i == j) for j in range(6)] for i in range(6)])
REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (lambda: derive.eigen("[[1, 2, 3], [4, 5, 6]]"),                InputError, "the matrix is 2 by 3"),
    (lambda: derive.eigen("[1, 2]"),                                InputError, "a vector is given"),
    (lambda: derive.eigen(SIX),                                     InputError, "up to 5 by 5"),
    (lambda: derive.eigen("[[1/0, 1], [2, 3]]"),                    InputError, "a denominator is zero"),
    (lambda: derive.eigen("[[a, b, c], [d, e, f], [g, h, k]]"),     UndecidedError, "give numbers for the letters"),
    (lambda: derive.critical_points("1/0*x"),                       InputError, "a denominator is zero"),
    (lambda: derive.critical_points("[x, y]"),                      InputError, "a function with one value"),
    (lambda: derive.critical_points("abs(x)"),                      UndecidedError, "kinks or jumps"),
    (lambda: derive.critical_points("5"),                           InputError, "holds no letter"),
    (lambda: derive.lagrange("x*y", subject_to="x + y <= 10"),      InputError, "must be an equation"),
    (lambda: derive.lagrange("x*y", subject_to=TWICE),              InputError, "contradict each other"),
    (lambda: derive.lagrange("x*y", subject_to="x^2 + y^2 = -1"),   InputError, "contradict each other"),
    (lambda: derive.lagrange("x*y"),                                InputError, "a constraint is missing"),
    (lambda: derive.lagrange("x*y", subject_to="sin(x) + y = 1"),   UndecidedError, "give simpler ones"),
]  # fmt: skip


@pytest.mark.parametrize(("work", "error", "said"), REFUSED, ids=[row[2] for row in REFUSED])
def test_refused(work: Callable[[], object], error: type[Exception], said: str) -> None:
    with pytest.raises(error) as found:
        work()
    assert said in str(found.value)
    assert "\n" not in str(found.value).partition(":")[0]
