"""Lagrange multipliers: a table of answers, and certificates of every line."""

from __future__ import annotations

import pytest
import sympy as sp

from derive.cas.to_sympy import to_sympy
from derive.catalog import replayer
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Given, Problem, Solution, certificates
from derive.core.errors import InputError
from derive.kernel.solution import certify
from derive.reader.parser import read
from derive.topics.lagrange import topic

MIN, MAX, SADDLE, LOOSE = "minimum", "maximum", "saddle", "non-isolated"
R2, R3, R29 = "sqrt(2)", "sqrt(3)", "sqrt(29)"

# fmt: off
CASES: list[tuple[str, list[str], list[tuple[str, str, str, bool | None, str]]]] = [
    ("x*y",               ["x + y = 10"],          [("5,5", "25", MAX, True, "-5")]),
    ("x^2 + y^2",         ["x + y = 4"],           [("2,2", "8", MIN, True, "-4")]),
    ("x",                 ["y^2 = x^3"],           [("0,0", "0", MIN, True, "")]),
    ("x + y",             ["x^2 + y^2 = 1"],       [(f"{R2}/2,{R2}/2", R2, MAX, True, f"-{R2}/2"),
                                                    (f"-{R2}/2,-{R2}/2", f"-{R2}", MIN, True, f"{R2}/2")]),
    ("x^2 + y^2",         ["x*y = 1"],             [("1,1", "2", MIN, True, "-2"), ("-1,-1", "2", MIN, True, "-2")]),
    ("x + y",             ["x*y = 1"],             [("1,1", "2", MIN, False, "-1"), ("-1,-1", "-2", MAX, False, "1")]),
    ("x^2 + y^2 + z^2",   ["x + y + z = 1", "x + 2y + 3z = 6"],
                                                   [("-5/3,1/3,7/3", "25/3", MIN, True, "22/3,-4")]),
    ("x + 2y + 3z",       ["x - y + z = 1", "x^2 + y^2 = 1"],
     [(f"-2/{R29},5/{R29},1+7/{R29}", f"3+{R29}", MAX, None, f"-3,-{R29}/2"),
      (f"2/{R29},-5/{R29},1-7/{R29}", f"3-{R29}", MIN, None, f"-3,{R29}/2")]),
    ("x^2*y",             ["x^2 + y^2 = 3"],
     [(f"0,{R3}", "0", MIN, False, "0"), (f"0,-{R3}", "0", MAX, False, "0"),
      (f"{R2},1", "2", MAX, True, "-1"), (f"-{R2},1", "2", MAX, True, "-1"),
      (f"{R2},-1", "-2", MIN, True, "1"), (f"-{R2},-1", "-2", MIN, True, "1")]),
    ("x^2 + y^2",         ["x^2 + y^2 = 1"],       [("cos(t),sin(t)", "1", LOOSE, True, "-1")]),
    ("x*y + y*z + x*z",   ["x + y + z = 3"],       [("1,1,1", "3", MAX, True, "-2")]),
    ("x",                 ["x^2 + y^2 = 1", "y = 1"], [("0,1", "0", MIN, True, "")]),
    ("-x*ln(x) - y*ln(y)", ["x + y = 1"],          [("1/2,1/2", "log(2)", MAX, True, "1-log(2)")]),
    ("x^2 + y^2",         ["x = 1"],               [("1,0", "1", MIN, True, "-2")]),
]
# fmt: on
IDS = [f"{case[0]} on {' and '.join(case[1])}" for case in CASES]


def solved(text: str, constraints: list[str]) -> Solution:
    options = (("subject-to", tuple(map(read, constraints))),)
    problem = Problem("lagrange", (Given("expression", read(text)),), Context(), options)
    return certify(topic.work(problem), replayer())


def exact(text: str) -> tuple[sp.Expr, ...]:
    return tuple(sp.radsimp(sp.sympify(v, locals={"t": sp.Symbol("t")})) for v in text.split(",") if v)


@pytest.mark.parametrize(("text", "constraints", "expected"), CASES, ids=IDS)
def test_points(text, constraints, expected):
    found = [
        (tuple(map(to_sympy, p["at"].values())), to_sympy(p["value"]), p["kind"], p["global"], p["multipliers"])
        for p in solved(text, constraints).answers[0].value
    ]
    for at, value, kind, everywhere, multipliers in expected:
        (hit,) = [row for row in found if all(sp.simplify(a - b) == 0 for a, b in zip(row[0], exact(at), strict=True))]
        assert sp.simplify(hit[1] - sp.sympify(value)) == 0
        assert hit[2:4] == (kind, everywhere)
        assert [sp.simplify(to_sympy(m) - w) for m, w in zip(hit[4].values(), exact(multipliers), strict=True)] == [
            0
        ] * len(hit[4])
    assert len(found) == len(expected)


@pytest.mark.parametrize(("text", "constraints"), [case[:2] for case in CASES], ids=IDS)
def test_every_line_is_certified(text, constraints):
    assert all(sound(c.grade) for c in certificates(solved(text, constraints)))


def test_product_on_a_sphere_has_fourteen_candidates():
    found = solved("x*y*z", ["x^2 + y^2 + z^2 = 3"]).answers[0].value
    kinds = [p["kind"] for p in found]
    assert (kinds.count(MIN), kinds.count(MAX), kinds.count(SADDLE)) == (4, 4, 6)


@pytest.mark.parametrize(
    ("text", "constraints"),
    [
        ("x + y", ["x + y = 1", "x + y = 2"]),
        ("x^2", ["x^2 + y^2 = -1"]),
        ("x", ["x < 1"]),
        ("x", []),
        ("x^2 + y^2", ["x + y = 1", "2x + 2y = 2"]),
        ("[x, y]", ["x = y"]),
    ],
)
def test_unfit_inputs(text, constraints):
    with pytest.raises(InputError):
        solved(text, constraints)


def test_constants_stay_letters():
    options = (("subject-to", (read("x + y = c"),)),)
    problem = Problem("lagrange", (Given("expression", read("x*y")),), Context(constants=("c",)), options)
    (point,) = certify(topic.work(problem), replayer()).answers[0].value
    assert [to_sympy(v) for v in point["at"].values()] == [sp.Symbol("c") / 2] * 2
    assert (point["kind"], point["global"]) == (MAX, True)


def test_points_that_are_not_feasible_are_never_named():
    options = (("subject-to", (read("x^2 + y^2 = r^2"),)),)
    facts = (read("r > 0"),)
    problem = Problem("lagrange", (Given("expression", read("x*y")),), Context(facts, constants=("r",)), options)
    values = {to_sympy(p["value"]) for p in topic.work(problem).answers[0].value}
    r = sp.Symbol("r")
    assert values == {r**2 / 2, -(r**2) / 2}


def test_a_function_with_a_pole_has_no_extreme_value_on_the_circle():
    found = solved("1/x", ["x^2 + y^2 = 1"]).answers[0].value
    assert [p["global"] for p in found] == [False, False]
