"""What is known of the sign of a term, and which conditions hold."""

from __future__ import annotations

import pytest

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.signs import sign
from derive.reader.parser import read


def under(facts: str) -> Context:
    return Context(facts=tuple(read(fact) for fact in facts.split(";") if fact.strip()))


SIGNS = [
    ("e^x",                      "",                 "+"),
    ("x^2 + 1",                  "",                 "+"),
    ("1 + e^(-x)",               "",                 "+"),
    ("1 - sigma(x)",             "",                 "+"),
    ("sin(x) + 2",               "",                 "+"),
    ("ln(1 + e^x)",              "",                 "+"),
    ("sigma(x) (1 - sigma(x))",  "",                 "+"),
    ("tanh(x)^2 - 1",            "",                 "-"),
    ("x^2",                      "",                 "0+"),
    ("x^2",                      "x != 0",           "+"),
    ("x^2 - 2x + 2",             "",                 "+"),
    ("x^2 + x y + y^2",          "",                 "0+"),
    ("x^4 - x + 1",              "",                 "+"),
    ("x^4 - 2x^2 + 1",           "",                 "0+"),
    ("x^3",                      "",                 "-0+"),
    ("x - x",                    "",                 "0"),
    ("(x + 1)^2 - x^2 - 2x - 1", "",                 "0"),
    ("x + 1",                    "x > 0",            "+"),
    ("x^3 - x",                  "x > 1",            "+"),
    ("1 - p",                    "0 < p; p < 1",     "+"),
    ("p (1 - p)",                "0 < p; p < 1",     "+"),
    ("p q",                      "p > 0; q < 0",     "-"),
    ("y - x",                    "y > x",            "+"),
    ("y",                        "y > x; x > 0",     "+"),
    ("x - z",                    "x > y; y > z",     "+"),
    ("2y - 2x + 1",              "y >= x",           "+"),
    ("ln(x)",                    "x > 1",            "+"),
    ("ln(x)",                    "0 < x; x < 1",     "-"),
    ("sqrt(x)",                  "x > 0",            "+"),
    ("sqrt(2) - 1",              "",                 "+"),
    ("sqrt(2) sqrt(3) - sqrt(6)", "",                "0"),
    ("sqrt(3 + 2 sqrt(2)) - 1 - sqrt(2)", "",        "0"),
    ("pi - 3",                   "",                 "+"),
    ("e - pi",                   "",                 "-"),
    ("e^pi - pi^e",              "",                 "+"),
    ("x",                        "",                 "-0+"),
    ("1/x",                      "",                 "-+"),
    ("abs(x)",                   "",                 "0+"),
    ("max(x, 1)",                "",                 "+"),
    ("sum(e^(k x), k=1..n)",     "",                 "0+"),
    ("sum(e^(k x), k=1..n)",     "n >= 1",           "+"),
    ("sum(e^(k x), k=2..n)",     "n >= 1",           "0+"),
    ("sum(-e^(k x), k=1..n)",    "n >= 1",           "-"),
    ("prod(e^(k x), k=1..n)",    "",                 "+"),
    ("prod(k^2, k=1..n)",        "",                 "0+"),
    ("integral(t^2, t=0..1)",    "",                 "0+"),
    ("integral(t^2, t=1..0)",    "",                 "-0+"),
]  # fmt: skip


@pytest.mark.parametrize(("term", "facts", "signs"), SIGNS)
def test_signs(term: str, facts: str, signs: str) -> None:
    assert sign(read(term), under(facts)) == frozenset({"-": -1, "0": 0, "+": 1}[s] for s in signs)


CONDITIONS = [
    ("x != 0",                "x > 0",        True),
    ("x >= 0",                "x > 0",        True),
    ("x + 1 > 0",             "x > 0",        True),
    ("1 - p > 0",             "0 < p; p < 1", True),
    ("x > -2",                "x > 0",        True),
    ("x < 0",                 "x > 0",        False),
    ("x = 0",                 "x > 0",        False),
    ("x != 0",                "",             None),
    ("x + y = y + x",         "",             True),
    ("2 in integers",         "",             True),
    ("3/2 in integers",       "",             False),
    ("-1 in naturals",        "",             False),
    ("x in integers",         "",             None),
    ("x > 0 => x > -1",       "",             True),
    ("x > 0 => x > 1",        "",             None),
    ("x > 0 => x > 1",        "x < -1",       True),
    ("not x > 0",             "x < 0",        True),
    ("2 = 3",                 "",             False),
    ("1 + e^(-x) != 0",       "",             True),
    ("x = 0 or x != 0",       "",             True),
    ("x < y or x = y or x > y", "",           True),
    ("x > 0 and y > 0",       "x > 1; y > 2", True),
    ("x y != 0",              "x != 0; y != 0", True),
    ("x - y != 0",            "x != y",       True),
    ("x^2 > 4",               "x > 2",        True),
    ("x != 0",                "x > 1 or x < -1", True),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "facts", "expected"), CONDITIONS)
def test_conditions(condition: str, facts: str, *, expected: bool | None) -> None:
    assert holds(under(facts), read(condition)) is expected
