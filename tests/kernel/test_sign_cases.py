"""Sides that branch: equal in every cell and on every edge, whose zeros are listed exactly."""

import pytest

from derive.core.certificates import PROVED, REFUTED, sound
from derive.core.context import Context
from derive.kernel.equality import equal
from derive.reader.parser import read

EQUAL = [
    ("abs(x^2 - 1)", "cases(x^2 - 1 if x^2 - 1 >= 0; 1 - x^2 otherwise)"),
    ("d/dx abs(x^2 - 1)", "cases(2 x if x^2 - 1 > 0; -2 x if x^2 - 1 < 0)"),
    ("d/dx abs(x^2 - 2)", "cases(2 x if x^2 - 2 > 0; -2 x if x^2 - 2 < 0)"),
    ("d/dx abs(x^3 - x - 1)", "cases(3 x^2 - 1 if x^3 - x - 1 > 0; 1 - 3 x^2 if x^3 - x - 1 < 0)"),
    ("d/dx max(x, x^2)", "cases(1 if x > x^2; 2 x if x < x^2)"),
    ("d/dx (x abs(x))", "cases(2 x if x >= 0; -2 x otherwise)"),
    ("d/dx abs(1/x - x)", "cases(-1/x^2 - 1 if 1/x - x > 0; 1/x^2 + 1 if 1/x - x < 0)"),
    ("cases(1 if -2 > 0; 0 if -2 < 0)", "0"),
]  # fmt: skip
UNEQUAL = [
    ("sign(x^2 - 4)", "cases(1 if x^2 - 4 > 0; -1 otherwise)"),
    ("sign(x^2 - 2)", "cases(1 if x^2 - 2 > 0; -1 otherwise)"),
    ("d/dx (x abs(x))", "cases(2 x if x > 0; -2 x if x < 0; 5 otherwise)"),
    ("d/dx max(x, x^2)", "cases(1 if x > x^2; x if x < x^2)"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), EQUAL)
def test_equal(a, b):
    assert equal(read(a), read(b), Context()).grade == PROVED


@pytest.mark.parametrize(("a", "b"), UNEQUAL)
def test_not_certified(a, b):
    assert not sound(equal(read(a), read(b), Context()).grade)


@pytest.mark.parametrize(
    ("condition", "a", "b"),
    [
        ("1 - y s != 0", "d/ds max(0, 1 - y s)", "cases(-y if 1 - y s > 0; 0 if 1 - y s < 0)"),
        ("sin(x) != 0", "d/dx abs(sin(x))", "cases(cos(x) if sin(x) > 0; -cos(x) if sin(x) < 0)"),
        ("e^x != 2", "d/dx max(e^x, 2)", "cases(e^x if e^x > 2; 0 if e^x < 2)"),
    ],
)  # fmt: skip
def test_edges_that_a_condition_keeps_out(condition, a, b):
    context = Context().given(read(condition))
    assert equal(read(a), read(b), context).grade == PROVED
    assert equal(read(a), read(b.replace("cases(", "cases(2 ", 1)), context).grade == REFUTED
