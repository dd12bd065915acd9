"""Nested sines and cosines are compared with functions in their place, and false ones are not certified."""

import pytest

from derive.core.certificates import PROVED, sound
from derive.core.context import Context
from derive.kernel.equality import equal
from derive.reader.parser import read


def nested(depth, inside="x"):
    return "sin(2 " * depth + inside + ")" * depth


TRUE = (
    (f"d/dx {nested(30)}",                   f"cos(2 {nested(29)}) * d/dx (2 {nested(29)})"),
    (f"2 cos({nested(25)}) * 3 {nested(24)}", f"6 {nested(24)} cos({nested(25)})"),
    (f"sin({nested(4)})^2 + cos({nested(4)})^2", "1"),
    (f"sin(2 {nested(4)})",                  f"2 sin({nested(4)}) cos({nested(4)})"),
    (f"d/dx {nested(4, 'x y')}",             f"cos(2 {nested(3, 'x y')}) * d/dx (2 {nested(3, 'x y')})"),
)  # fmt: skip
FALSE = (
    (f"d/dx {nested(5)}",                    f"cos(2 {nested(4)}) * d/dx ({nested(4)})"),
    (f"d/dx {nested(4, 'x y')}",             f"cos(2 {nested(3, 'x y')}) * d/dy (2 {nested(3, 'x y')})"),
    (nested(4),                              nested(3)),
    (nested(4),                              nested(4, "y")),
)  # fmt: skip


@pytest.mark.parametrize(("a", "b"), TRUE)
def test_equal_for_any_functions(a, b):
    assert equal(read(a), read(b), Context()).grade == PROVED


@pytest.mark.parametrize(("a", "b"), FALSE)
def test_false_ones_are_not_certified(a, b):
    assert not sound(equal(read(a), read(b), Context()).grade)
