"""Which statements are equivalent, which follow, and which do neither: nothing false is certified."""

from __future__ import annotations

import pytest

from derive.core.certificates import sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.kernel.rings import Ring
from derive.kernel.statements import equivalent, implied
from derive.reader.parser import read
from derive.terms import Number, subterms

BENCH = Bench()


def under(facts: str) -> Context:
    return Context(facts=tuple(read(fact) for fact in facts.split(";") if fact.strip()))


EQUIVALENT = [
    ("2x = 4",                     "x = 2",                         ""),
    ("x^2 = 4",                    "x = 2 or x = -2",               ""),
    ("x^2 - 3x + 2 = 0",           "(x - 1)(x - 2) = 0",            ""),
    ("(x - 1)(x - 2) = 0",         "x = 1 or x = 2",                ""),
    ("x^2 + 1 = 0",                "1 = 0",                         ""),
    ("x^3 = 8",                    "x = 2",                         ""),
    ("x^2 = 2",                    "x = sqrt(2) or x = -sqrt(2)",   ""),
    ("x^2 + y^2 = 0",              "x = 0 and y = 0",               ""),
    ("x^4 + 3 y^2 = 0",            "x = 0 and y = 0",               ""),
    ("x^2 - 2 x y + 2 y^2 = 0",    "x = 0 and y = 0",               ""),
    ("x y = 0",                    "x = 0 or y = 0",                ""),
    ("x y = x z",                  "x = 0 or y = z",                ""),
    ("x y = x z",                  "y = z",                         "x != 0"),
    ("x^2 = 4",                    "x = 2",                         "x > 0"),
    ("x^2 = y^2",                  "x = y or x = -y",               ""),
    ("2x - y = 0 and 8y - 2x = 0", "x = 0 and y = 0",               ""),
    ("3x^2 - 3y^2 = 0 and -6x y = 0", "x = 0 and y = 0",            ""),
    ("4x^3 - 4y = 0 and 4y^3 - 4x = 0", "y = x^3 and 4y^3 - 4x = 0", ""),
    ("y = x^3 and 4y^3 - 4x = 0",  "y = x^3 and 4x^9 - 4x = 0",     ""),
    ("4x^3 - 4y = 0 and 4y^3 - 4x = 0", "(x = 0 and y = 0) or (x = 1 and y = 1) or (x = -1 and y = -1)", ""),
    ("x + y = 10 and x - y = 0",   "x = 5 and y = 5",               ""),
    ("c = 1 + ln(x) and x = y and x + y + z = 1", "c = 1 + ln(y) and x = y and 2y + z = 1", "x > 0; y > 0"),
    ("c = 1 + ln(z) and z = 1/3",  "c = 1 - ln(3) and z = 1/3",     ""),
    ("x + y = 10 and y = t x",     "x + y = 10 and y = t x and x + t x = 10", ""),
    ("t^2 - 2a t + b = 0",         "t = a + sqrt(a^2 - b) or t = a - sqrt(a^2 - b)", ""),
    ("t^2 - (a + b) t + a b = 0",  "t = a or t = b",                ""),
    ("e^x (x + 1) = 0",            "x + 1 = 0",                     ""),
    ("e^(2x) = 1",                 "x = 0",                         ""),
    ("e^x = e^(2y)",               "x = 2y",                        ""),
    ("ln(x) = 2",                  "x = e^2",                       ""),
    ("ln(x) = ln(y)",              "x = y",                         "x > 0; y > 0"),
    ("1/x = 2",                    "x = 1/2",                       ""),
    ("x = 1/x",                    "x = 1 or x = -1",               ""),
    ("sqrt(x) = 3",                "x = 9",                         ""),
    ("a x = b",                    "x = b/a",                       "a != 0"),
    ("-x < 3",                     "x > -3",                        ""),
    ("2x <= 4",                    "x <= 2",                        ""),
    ("a x < b",                    "x < b/a",                       "a > 0"),
    ("a x < b",                    "x > b/a",                       "a < 0"),
    ("x e^x > 0",                  "x > 0",                         ""),
    ("e^x y = e^x z",              "y = z",                         ""),
    ("abs(x) y = abs(x) z",        "y = z",                         "x < 0"),
    ("[x, y] = [1, 2]",            "x = 1 and y = 2",               ""),
    ("[2x, 2y] = [0, 0]",          "x = 0 and y = 0",               ""),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "facts"), EQUIVALENT)
def test_equivalent(a: str, b: str, facts: str) -> None:
    assert equivalent(read(a), read(b), under(facts), BENCH).grade == "proved"
    assert equivalent(read(b), read(a), under(facts), BENCH).grade == "proved"


NOT_EQUIVALENT = [
    ("x^2 = 4",                    "x = 2",                         ""),
    ("x y = x z",                  "y = z",                         ""),
    ("x^2 = y^2",                  "x = y",                         ""),
    ("x = y",                      "x^2 = y^2",                     ""),
    ("x = y",                      "ln(x) = ln(y)",                 ""),
    ("x = y",                      "sqrt(x)^2 = y",                 ""),
    ("-x < 3",                     "x < -3",                        ""),
    ("a x < b",                    "x < b/a",                       ""),
    ("a x < b",                    "x < b/a",                       "a != 0"),
    ("a x = b",                    "x = b/a",                       ""),
    ("x^2 = 2",                    "x = sqrt(2)",                   ""),
    ("x + y = 10",                 "x = 5 and y = 5",               ""),
    ("x y = 6",                    "x = 2 or y = 3",                ""),
    ("x^2 - 3x + 2 = 0",           "x = -1 or x = -2",              ""),
    ("x^4 - 5x^2 + 4 = 0",         "x = 1 or x = 2",                ""),
    ("x^2 + y^2 = 1",              "x = 1 and y = 1",               ""),
    ("x^2 - y^2 = 0",              "x = 0 and y = 0",               ""),
    ("sqrt(x) = -3",               "x = 9",                         ""),
    ("x^2 = 1",                    "sqrt(x)^4 = 1",                 ""),
    ("x^2 = 4",                    "x = 2 or sqrt(x) = sqrt(-2)",   ""),
    ("sqrt(x) y = 0",              "y = 0",                         ""),
    ("abs(x) y = abs(x) z",        "y = z",                         ""),
    ("t^2 - 2a t + b = 0",         "t = a + sqrt(a^2 - b)",         ""),
    ("t^2 - 2a t + b = 0",         "t = a + sqrt(a^2 + b) or t = a - sqrt(a^2 + b)", ""),
    ("x (x - 1)/x = 0",            "x = 0 or x = 1",                ""),
    ("x = 0",                      "x/x = x",                       ""),
    ("2x = 4",                     "x = 3",                         ""),
    ("x >= 0",                     "x > 0",                         ""),
    ("x^2 = 4",                    "1 = 0",                         ""),
    ("x y = 1",                    "x = 1 or y = 1",                ""),
    ("e^x = y",                    "x = ln(y) + 1",                 ""),
    ("cos(x) = 0",                 "x = pi/2",                      ""),
    ("sin(x) = sin(y)",            "x = y",                         ""),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "facts"), NOT_EQUIVALENT)
def test_nothing_false_is_certified(a: str, b: str, facts: str) -> None:
    assert not sound(equivalent(read(a), read(b), under(facts), BENCH).grade)


IMPLIED = [
    ("x = y",                      "x^2 = y^2",                     ""),
    ("x = 2",                      "x^2 = 4",                       ""),
    ("x = 1 and y = 2",            "x + y = 3",                     ""),
    ("x > 0",                      "x != 0",                        ""),
    ("x = y and y = z",            "x = z",                         ""),
    ("x = t y and y = t x",        "x = t^2 x",                     ""),
    ("x + y = 10",                 "x y = 25 - (x - y)^2/4",        ""),
    ("x = sqrt(3)",                "x^2 = 3",                       ""),
    ("ln(x) = ln(y)",              "x = y",                         ""),
    ("x = 3",                      "x > 2",                         ""),
    ("x = 1 or x = 2",             "x^2 - 3x + 2 = 0",              ""),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "facts"), IMPLIED)
def test_implied(a: str, b: str, facts: str) -> None:
    assert implied(read(a), read(b), under(facts), BENCH).grade == "proved"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("x^2 = 4", "x = 2"),
        ("x = y", "ln(x) = ln(y)"),
        ("x > 0", "x > 1"),
        ("x = 1", "1/(x - 1) = 1/(x - 1)"),
        ("x = 0", "y/x = y/x"),
    ],
)
def test_what_does_not_follow(a: str, b: str) -> None:
    assert not sound(implied(read(a), read(b), Context(), BENCH).grade)


REFUTED = [
    ("x y = x z",    "y = z",       ""),
    ("x^2 = y^2",    "x = y",       ""),
    ("x^2 = 4",      "x = 2",       ""),
    ("-x < 3",       "x < -3",      ""),
    ("x = y",        "x = y + 1",   "x > 0"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "facts"), REFUTED)
def test_a_counterexample_is_found(a: str, b: str, facts: str) -> None:
    assert equivalent(read(a), read(b), under(facts), BENCH).grade == "refuted"


def test_numbers_that_come_back_from_a_ring_are_plain_integers() -> None:
    term = read("(x + y)^37 - 41 x")
    ring = Ring((term,))
    back = ring.term(ring.read(term)[0])
    numbers = [part for part in subterms(back) if isinstance(part, Number)]
    assert numbers
    assert all(type(part.p) is int and type(part.q) is int for part in numbers)
