"""Laws of systems: what each makes of a system, that none loses or invents a solution, and trees of cases."""

from __future__ import annotations

import pytest

from derive.core.context import Context
from derive.core.drafts import Cases, every_part, phrase
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation
from derive.laws import combining, systems, transcendental
from derive.laws.solving import solve_system
from derive.reader.parser import read
from derive.terms import FALSE, Junction, Symbol, Term, number
from derive.write.plain import plain

X, Y, Z = map(Symbol, "xyz")


def together(text: str) -> Term:
    parts = tuple(read(part) for part in text.split(";"))
    return Junction("and", parts) if len(parts) > 1 else parts[0]


# fmt: off
LINES = [
    (systems.collect_terms,  "3x^2 = 3y; 2(x + 1) = 4",  "x^2 - y = 0; x - 1 = 0"),
    (systems.trivial_equation_dropped,                           "0 = 0; x = 1",                "x = 1"),
    (systems.contradiction,                                      "x = 1; 2 = 0",                None),
    (systems.positive_sum_never_zero,                            "x^2 + y^4 + 1 = 0; x = 1",    None),
    (systems.sum_of_squares_zero,                                "x^2 + y^2 = 0; x = z",        "x = 0; y = 0; x = z"),
    (systems.power_zero,                                         "(x - 1)^3 = 0; x = y",        "x - 1 = 0; x = y"),
    (systems.equation_factored.with_(number(0)),                 "x*y - x = 0; y = 1",          "x*(y - 1) = 0; y = 1"),
    (systems.solve_for_a_letter.with_(number(0), X),              "2x - y = 0; x*y = 1",         "x = y/2; x*y = 1"),
    (systems.substitution.with_(read("x = y^2")),             "x = y^2; x*y = 1",            "x = y^2; y^2*y = 1"),
    (combining.elimination.with_(number(1), number(-1), number(1)),
     "x + y = 3; x - y = 1",    "x + y = 3; 2 - 2y = 0"),
    (combining.consequence_joined.with_(X, number(-1)),  "x = 1; x^2 = y",  "y - x = 0; x = 1; x^2 = y"),
    (transcendental.nonzero_factor_dropped,                      "e^x*(x - 1) = 0; y = 1",      "x - 1 = 0; y = 1"),
    (transcendental.function_by_itself,                          "2ln(x) - 4 = 0; y = 1",       "ln(x) = 2; y = 1"),
    (transcendental.logarithm_undone,                            "ln(x) = 2; y = 1",            "x = e^2; y = 1"),
    (transcendental.exponential_undone,                          "e^x = 2; y = 1",              "x = ln(2); y = 1"),
    (transcendental.exponential_undone,                          "e^x = -2; y = 1",             None),
    (transcendental.numerators_zero,                             "1 - 1/x^2 = 0; y = 1",        "x^2 - 1 = 0; y = 1"),
    (transcendental.logarithms_equal,                            "ln(x) = ln(y); x = 1",    "x = y; x = 1"),
]
SYSTEMS = [
    ("x^2 - y = 0; y^2 - x = 0",                           {"0,0", "1,1"}),
    ("x*y = 0; x^2 + y^2 = 1",                             {"0,1", "0,-1", "1,0", "-1,0"}),
    ("x + y = 1; x - y = 3",                               {"2,-1"}),
    ("x^2 + y^2 = 1; x^2 + y^2 - 2x = 0",                  {"1/2,sqrt(3)/2", "1/2,-sqrt(3)/2"}),
    ("x^2 + y^2 + 1 = 0; x = y",                           set()),
    ("x^2 = 2; y = x^3",                                   {"sqrt(2),2*sqrt(2)", "-sqrt(2),-2*sqrt(2)"}),
    ("x*y = 1; x + y = 1",                                 set()),
    ("e^x*y - y = 0; x^2 + y^2 = 4",                       {"0,2", "0,-2", "2,0", "-2,0"}),
]
# fmt: on


@pytest.mark.parametrize(("law", "before", "after"), LINES, ids=[f"{law.law.name}: {b}" for law, b, _ in LINES])
def test_lines(law, before, after):
    found = law(together(before), Context())
    assert found is not None
    expected = FALSE if after is None else together(after)
    assert plain(found.end) == plain(expected)


@pytest.mark.parametrize(("text", "expected"), SYSTEMS, ids=[text for text, _ in SYSTEMS])
def test_all_real_solutions(text, expected):
    import sympy as sp

    from derive.cas.to_sympy import to_sympy

    start = together(text)
    try:
        tree = solve_system(Derivation(start, (), start), (X, Y), Context(), "s", phrase("s"))
    except UndecidedError:
        assert text.startswith("e^x*y - y")
        return
    found = {tuple(to_sympy(v) for _, v in leaf.values) for leaf in tree.leaves}
    assert found == {tuple(map(sp.sympify, point.split(","))) for point in expected}


def test_every_split_covers():
    start = together("x*(x - y) = 0; y*(x + y - 2) = 0")
    tree = solve_system(Derivation(start, (), start), (X, Y), Context(), "s", phrase("s"))
    splits = [part for part in every_part(tree.parts) if isinstance(part, Cases)]
    assert splits
    for split in splits:
        assert tuple(branch.when for branch in split.branches) == tuple(
            split.cover.relation.parts if type(split.cover.relation) is Junction else (split.cover.relation,)
        )


def test_a_free_unknown_makes_a_family():
    start = together("x - y = 0; 2x - 2y = 0")
    (leaf,) = solve_system(Derivation(start, (), start), (X, Y), Context(), "s", phrase("s")).leaves
    assert leaf.free == (Y,)
    assert dict(leaf.values)[X] is Y
