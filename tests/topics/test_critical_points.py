"""Critical points: a table of answers, SymPy's real solutions, and certificates of every line."""

from __future__ import annotations

import pytest
import sympy as sp

from derive.cas.to_sympy import to_sympy
from derive.catalog import replayer
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Given, Problem, Solution, certificates
from derive.core.errors import InputError, UndecidedError
from derive.kernel.solution import certify
from derive.reader.parser import read
from derive.terms import Symbol
from derive.topics.critical_points import topic

MIN, MAX, SADDLE = "minimum", "maximum", "saddle"
FLAT_MIN, FLAT_MAX, FLAT_SADDLE, LOOSE = "degenerate-minimum", "degenerate-maximum", "degenerate-saddle", "non-isolated"

# fmt: off
CASES: list[tuple[str, list[tuple[str, str, str, bool | None]]]] = [
    ("x^2 + 4y^2 - 2x*y",           [("0,0", "0", MIN, True)]),
    ("x^2 - y^2",                   [("0,0", "0", SADDLE, False)]),
    ("x^3 - 3x*y^2",                [("0,0", "0", FLAT_SADDLE, False)]),
    ("x^3 + y^3 - 3x*y",            [("0,0", "0", SADDLE, False), ("1,1", "-1", MIN, False)]),
    ("(x^2 - y^2)^2",               [("t,t", "0", LOOSE, True), ("-t,t", "0", LOOSE, True)]),
    ("x^4*y^2",                     [("0,t", "0", LOOSE, True), ("t,0", "0", LOOSE, True)]),
    ("(x^2 + y^2 - 1)^2",           [("0,0", "1", MAX, False), ("cos(t),sin(t)", "0", LOOSE, True)]),
    ("x^4 - 2x^2",                  [("0", "0", MAX, False), ("1", "-1", MIN, True), ("-1", "-1", MIN, True)]),
    ("x^3",                         [("0", "0", FLAT_SADDLE, False)]),
    ("(x - 1)^4",                   [("1", "0", FLAT_MIN, True)]),
    ("-x^6",                        [("0", "0", FLAT_MAX, True)]),
    ("x^4 + y^4",                   [("0,0", "0", FLAT_MIN, True)]),
    ("x^2 - y^4",                   [("0,0", "0", FLAT_SADDLE, False)]),
    ("x^2 + y^3",                   [("0,0", "0", FLAT_SADDLE, False)]),
    ("(y - x^2)(y - 3x^2)",         [("0,0", "0", FLAT_SADDLE, False)]),
    ("x^3*y - x*y^3",               [("0,0", "0", FLAT_SADDLE, False)]),
    ("x^2 + y^2 + z^2 - x*y*z",     [("0,0,0", "0", MIN, False), ("2,2,2", "4", SADDLE, False),
                                     ("-2,-2,2", "4", SADDLE, False), ("-2,2,-2", "4", SADDLE, False),
                                     ("2,-2,-2", "4", SADDLE, False)]),
    ("x*y*(1 - x - y)",             [("0,0", "0", SADDLE, False), ("1,0", "0", SADDLE, False),
                                     ("0,1", "0", SADDLE, False), ("1/3,1/3", "1/27", MAX, False)]),
    ("x^4 + x*y + y^2",             [("0,0", "0", SADDLE, False), ("sqrt(2)/4,-sqrt(2)/8", "-1/64", MIN, True),
                                     ("-sqrt(2)/4,sqrt(2)/8", "-1/64", MIN, True)]),
    ("x + y",                       []),
    ("e^x + x",                     []),
    ("x*e^{-x}",                    [("1", "exp(-1)", MAX, None)]),
    ("x*ln(x)",                     [("exp(-1)", "-exp(-1)", MIN, True)]),
    ("x^4 + y^4 - 4x*y + 1",        [("0,0", "1", SADDLE, False),
                                     ("1,1", "-1", MIN, True), ("-1,-1", "-1", MIN, True)]),
    ("(x*y - 1)^2",                 [("0,0", "1", SADDLE, False), ("1/t,t", "0", LOOSE, True)]),
    ("x + 1/x",                     [("1", "2", MIN, False), ("-1", "-2", MAX, False)]),
]
# fmt: on


def solved(text: str, context: Context | None = None) -> Solution:
    problem = Problem("critical-points", (Given("expression", read(text)),), context or Context())
    return certify(topic.work(problem), replayer())


def points(solution: Solution) -> list[dict]:
    return list(solution.answers[0].value)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_points(text, expected):
    found = points(solved(text))
    seen = {(tuple(map(to_sympy, p["at"].values())), to_sympy(p["value"]), p["kind"]) for p in found}
    wanted = {
        (tuple(sp.sympify(v, locals={"t": sp.Symbol("t")}) for v in at.split(",")), sp.sympify(value), kind)
        for at, value, kind, _ in expected
    }
    assert seen == wanted
    assert len(found) == len(expected)
    assert sorted(str(p["global"]) for p in found if p["global"] is not None) == sorted(
        str(g) for *_, g in expected if g is not None
    )


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_every_line_is_certified(text):
    assert all(sound(c.grade) for c in certificates(solved(text)))


@pytest.mark.parametrize("text", [text for text, rows in CASES if rows and LOOSE not in {row[2] for row in rows}])
def test_all_real_zeros_of_the_gradient_are_found(text):
    f = to_sympy(read(text))
    letters = sorted(f.free_symbols, key=str)
    zeros = sp.solve([sp.diff(f, u) for u in letters], letters, dict=True)
    real = {tuple(sp.nsimplify(z[u]) for u in letters) for z in zeros if all(sp.im(v) == 0 for v in z.values())}
    assert {tuple(map(to_sympy, p["at"].values())) for p in points(solved(text))} == real


def test_the_letters_of_families_are_declared():
    solution = solved("(x^2 - y^2)^2")
    assert "t real" in solution.problem.context.texts


def test_chosen_letters():
    problem = Problem(
        "critical-points", (Given("expression", read("x^2 + y^2")),), Context(), (("wrt", (Symbol("x"),)),)
    )
    (point,) = topic.work(problem).answers[0].value
    assert list(point["at"]) == ["x"]


@pytest.mark.parametrize("text", ["5", "[x, y]"])
def test_unfit_inputs(text):
    with pytest.raises(InputError):
        solved(text)


@pytest.mark.parametrize("text", ["sin(x) + x^5", "x^5 - x + e^x", "abs(x) + x^2"])
def test_what_is_out_of_reach_is_said(text):
    with pytest.raises(UndecidedError):
        solved(text)


def test_points_outside_the_declared_domain_are_left_out():
    solution = solved("x^3 - 3x", Context(facts=(read("x > 0"),)))
    assert [(to_sympy(p["at"]["x"]), p["kind"]) for p in points(solution)] == [(1, MIN)]
    assert points(solution)[0]["global"] is not False


def test_himmelblau_has_nine_critical_points():
    found = points(solved("(x^2 + y - 11)^2 + (x + y^2 - 7)^2"))
    kinds = [p["kind"] for p in found]
    assert (kinds.count(MIN), kinds.count(MAX), kinds.count(SADDLE)) == (4, 1, 4)
    assert all(p["global"] for p in found if p["kind"] == MIN)
