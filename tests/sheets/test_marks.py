"""Marks: they add up, they go to key lines, and they are the same whatever detail is shown."""

import pytest

from derive.catalog import problem_text, sheet_text
from derive.layout.document import Case, Chain
from derive.layout.layout import layout
from derive.pipeline import shipped, solve
from derive.sheets.handing_out import handout
from derive.sheets.marking import _apportioned, marked, shares
from derive.sheets.places import places
from derive.sheets.reading import read_sheet
from derive.terms import ZERO, Relation
from derive.write.handouts import hand_out

PROBLEMS = (
    "derivative/product", "sigmoid/derivative", "eigen/two-by-two", "softmax/jacobian", "lagrange/circle",
    "taylor/cubic", "critical-points/bowl", "losses/huber", "gradient/at-a-point", "eigen/symmetric-letters",
)  # fmt: skip
WEIGHTS = [
    ([1, 1, 1],    3,  [1, 1, 1]),
    ([1, 1, 1],    4,  [2, 1, 1]),
    ([3, 1],       4,  [3, 1]),
    ([3, 1],       1,  [1, 0]),
    ([5, 3, 2],    10, [5, 3, 2]),
    ([5, 3, 2],    0,  [0, 0, 0]),
    ([2, 2, 9],    3,  [1, 0, 2]),
]  # fmt: skip


@pytest.mark.parametrize(("weights", "marks", "expected"), WEIGHTS)
def test_marks_are_shared_out_by_weight(weights, marks, expected):
    assert _apportioned(weights, marks) == expected


def earned(blocks):
    """The marks that stand beside lines, in order."""
    for block in blocks:
        if isinstance(block, Chain):
            yield from (row.marks for row in block.rows)
        elif isinstance(block, Case):
            yield from earned(block.blocks)
        else:
            yield getattr(block, "marks", 0)


@pytest.mark.parametrize("name", PROBLEMS)
def test_marks_add_up_at_every_detail(name):
    solution = solve(shipped(name))
    brief = layout(solution, "brief").worked
    found = places(brief)
    for marks in (1, 2, 3, 5, 8, 13, 40):
        given = shares(found, marks)
        assert sum(given) == marks
        assert min(given) >= 0
        for detail in ("brief", "normal", "full"):
            assert sum(earned(marked(brief, layout(solution, detail).worked, given))) == marks


@pytest.mark.parametrize("name", PROBLEMS)
def test_the_scheme_and_the_key_agree(name):
    sheet = read_sheet(f'[[problem]]\nuse = "{name}"\nmarks = 6\n', problem_text)
    (scheme,), (key,) = (handout(sheet, 0, audience).items for audience in ("marks", "key"))
    assert [point.marks for point in scheme.scheme] == [marks for marks in earned(key.worked) if marks]
    assert sum(point.marks for point in scheme.scheme) == 6
    assert not scheme.scheme[0].follows


def test_without_marks_every_key_line_earns_one():
    sheet = read_sheet('[[problem]]\nuse = "derivative/product"\n', problem_text)
    assert [point.marks for point in handout(sheet, 0, "marks").items[0].scheme] == [1, 1]


def test_the_last_line_earns_a_mark():
    sheet = read_sheet('[[problem]]\nuse = "taylor/cubic"\nmarks = 3\n', problem_text)
    solution = solve(shipped("taylor/cubic"))
    assert handout(sheet, 0, "marks").items[0].scheme[-1].reached is solution.parts[-1].derivation.end


LAST = [  # problem, marks, the part that its last mark is given for
    ("lagrange/circle",      1, "lagrange.compared"),
    ("lagrange/circle",      6, "lagrange.compared"),
    ("lasso/soft-threshold", 1, "minimise.goal"),
    ("lasso/soft-threshold", 6, "minimise.goal"),
    ("eigen/two-by-two",     6, "eigen.read_off"),
    ("eigen/two-by-two",     1, "eigen.read_off"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "marks", "expected"), LAST)
def test_what_shows_the_result_earns_a_mark(name, marks, expected):
    sheet = read_sheet(f'[[problem]]\nuse = "{name}"\nmarks = {marks}\n', problem_text)
    assert handout(sheet, 0, "marks").items[0].scheme[-1].heading.key == expected


def test_the_sign_of_marks_that_follow_is_explained_once():
    made = handout(read_sheet(sheet_text("week-1"), problem_text), 0, "marks")
    assert made.follows
    for format in ("text", "markdown", "latex", "typst"):
        assert hand_out(made, format).count("ft: follow through.") == 1
        assert "follow through" not in hand_out(made.but(audience="student", blocks=()), format)


def test_a_line_that_is_compared_is_reached_with_the_one_before():
    sheet = read_sheet('[[problem]]\nuse = "critical-points/bowl"\n', problem_text)
    reached = [point.reached for point in handout(sheet, 0, "marks").items[0].scheme]
    compared = [each for each in reached if isinstance(each, Relation) and each.sign == ">="]
    assert [each.right for each in compared] == [ZERO]
