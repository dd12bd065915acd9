"""Which laws explain a right line, which lines lie between, and what is right by luck."""

import pytest

from derive.core.context import Context
from derive.judge.explaining import explained, jumps, right_by_luck
from derive.kernel.bench import Bench
from derive.reader.parser import read

EXPLAINED = [
    ("d/dx (x^2 sin x)",           "2x sin(x) + x^2 cos(x)",          "product-rule, power-rule, derivative-of-sine"),
    ("d/dx (x^2 sin x)",           "x^2 (d/dx sin(x)) + (d/dx x^2) sin(x)", "product-rule"),
    ("(x - 1) (x + 4)",            "x^2 - x + 4x - 4",                "multiply-out"),
    ("x^2 + 5x + 6",               "6 + 5x + x^2",                    "reordered"),
    ("x^2 - x = 30",               "x^2 - x - 30 = 0",                "collect-terms"),
    ("(x - 6) (x + 5) = 0",        "x = 6 or x = -5",                 "zero-product"),
    ("2x < 4",                     "x < 2",                           "collect-terms"),
    ("2(x - 3) = 4x - 3(x + 2)",   "2x - 6 = x - 6",                  "multiply-out"),
    ("sqrt(x^4 + 1)",              "x^2 + 1",                         None),
    ("x^2 = 2",                    "x = 7",                           None),
]  # fmt: skip
JUMPS = [
    ("d/dz (1/(1 + e^{-z}))", "e^{-z}/(1 + e^{-z})^2", 2),
    ("d/dx x^3", "3x^2", 0),
    ("x + x", "2x", 0),
]
LUCK = [
    ("ln(2 + 2)",             "ln(2) + ln(2)",            "log-of-sum"),
    ("(x + 3) (2 - x) = 4",   "x + 3 = 4 or 2 - x = 4",   "nonzero-product-split"),
    ("abs(-3)",               "3",                        None),
    ("sqrt(9)",               "3",                        None),
    ("(x + 1)^2",             "x^2 + 2x + 1",             None),
    ("(a + b)^2 - 2a b",      "a^2 + b^2",                None),
    ("x^2 = 9",               "x = 3 or x = -3",          None),
    ("x - 6 = 0 or x + 5 = 0", "x = 6 or x = -5",         None),
    ("16/64",                 "1/4",                      None),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "law"), EXPLAINED)
def test_explained(before, after, law):
    assert explained(read(before), read(after), "=", Context(), Bench()) == law


@pytest.mark.parametrize(("before", "after", "count"), JUMPS)
def test_jumps(before, after, count):
    assert len(jumps(read(before), read(after), Context(), Bench())) == count


@pytest.mark.parametrize(("before", "after", "name"), LUCK)
def test_right_by_luck(before, after, name):
    lines = read(before), read(after)
    law = explained(*lines, "=", Context(), Bench())
    assert (None if law else right_by_luck(*lines, Context(), Bench())) == name
