"""Sheet files as values, and what is wrong with those that are refused."""

import pytest

from derive.catalog import problem_text, sheet_ids, sheet_text
from derive.core.errors import InputError
from derive.layout.handout import Introduction, PageBreak, Section, Space
from derive.sheets.reading import read_sheet
from derive.sheets.sheet import Task

ONE = '[[problem]]\nuse = "sigmoid/derivative"\n'
VARIED = (
    '[[problem]]\ntopic = "derivative"\n[problem.given]\nexpression = "a x^2"\nwrt = "x"\n[problem.vary]\na = "1..3"\n'
)
WHOLE = f"""
title = "Week 3"
date = 2026-01-31
fields = ["name", "Tutor"]
introduction = "One.\\n\\nTwo $x^2$."
{ONE}marks = 4
space = "6cm"
introduction = "Three."
[[section]]
title = "Second part"
page-break = true
[[section.problem]]
use = "softmax/jacobian"
space = "half"
"""


def test_pieces_stand_in_order():
    sheet = read_sheet(WHOLE, problem_text)
    kinds = [type(piece) for piece in sheet.pieces]
    assert kinds == [Introduction, Introduction, Task, PageBreak, Section, Task]
    assert (sheet.title, sheet.date, sheet.fields) == ("Week 3", "2026-01-31", ("name", "Tutor"))
    assert sheet.pieces[0].paragraphs == ("One.", "Two $x^2$.")
    assert [task.source for task in sheet.tasks] == ["sigmoid/derivative", "softmax/jacobian"]
    assert (sheet.tasks[0].marks, sheet.tasks[0].space) == (4, Space("6", "cm"))
    assert (sheet.paper, sheet.language, sheet.look) == ("a4", "en", "plain")


SPACES = [
    ("6cm",      Space("6", "cm")),
    ("3.5 cm",   Space("3.5", "cm")),
    ("25mm",     Space("2.5", "cm")),
    ("1in",      Space("2.54", "cm")),
    ("8 lines",  Space("8", "lines")),
    ("1 line",   Space("1", "lines")),
    ("third",    Space("0.33", "page")),
    ("half",     Space("0.5", "page")),
    ("page",     Space("1", "page")),
    ("3 pages",  Space("3", "page")),
    ("100 mm",   Space("10", "cm")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPACES)
def test_spaces(text, expected):
    assert read_sheet(f'{ONE}space = "{text}"', problem_text).tasks[0].space == expected


REFUSED = [
    ("",                                                         "has no problem"),
    ("[[problem]",                                               "is no TOML"),
    (f'titel = "x"\n{ONE}',                                      "unknown key 'titel'; did you mean title"),
    (f'{ONE}mark = 4',                                           "problem 1 has an unknown key 'mark'; did you mean"),
    (f'paper = "a3"\n{ONE}',                                     "paper is one of a4, letter, not 'a3'"),
    (f'language = "it"\n{ONE}',                                  "language is one of en, de, fr, es"),
    (f'look = "fancy"\n{ONE}',                                   "look is one of plain"),
    (f'title = 4.5\n{ONE}',                                      "title is a text"),
    (f'fields = [1]\n{ONE}',                                     "fields is a list of texts"),
    ('[[problem]]\nuse = "sigmoid/derivativ"',                   "problem 1: there is no problem .*mean sigmoid"),
    ('[[problem]]\nmarks = 4',                                   "problem 1 names no problem"),
    (f"{ONE}marks = -1",                                         "marks is a whole number from 0"),
    (f'{ONE}marks = "4"',                                        "marks is a whole number"),
    (f'title = "\\u0007"\n{ONE}',                                "title holds a sign that can't be printed"),
    (f'{ONE}space = "90cm"',                                     "a space of '90cm' is no part of a page"),
    (f'{ONE}space = "40 lines"',                                 "a space of '40 lines' is no part of a page"),
    (f'{ONE}space = "1.5 pages"',                                "a space of '1.5 pages' is no part of a page"),
    (f'{ONE}space = "6 miles"',                                  "space is such as"),
    (f'{ONE}page-break = "yes"',                                 "page-break is true or false"),
    (f'{ONE}keep = 3',                                           "keep is a table"),
    (f'{ONE}[problem.keep]\nwhere = ["a > 0"]',                  "keep needs .problem.vary."),
    (f'{VARIED}[problem.keep]\nwere = ["a > 0"]',                "unknown key 'were'; did you mean where"),
    (f'{VARIED}[problem.keep]\nwhere = ["q > 0"]',               "q in 'q > 0' is not drawn"),
    (f'{VARIED}[problem.keep]\nanswer = "whole"',                "answer is one of integer, rational, real"),
    (f'{VARIED}[problem.keep]\ndifficulty = "harder"',           "did you mean hard"),
    (f'{VARIED}[problem.keep]\ndifficulty = "9..3"',             "there is no difficulty"),
    (VARIED.replace("1..3", "1..x"),                             "problem 1: vary: a: values are such as"),
    (VARIED.replace('"1..3"', "1.5"),                            "vary: a is a text"),
    ("problem = 3",                                              "problem is a list of tables"),
    ('[[problem]]\ntopic = "derivative"\ngiven = 3',             "problem 1: given is a table of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refused_sheets(text, expected):
    with pytest.raises(InputError, match=expected):
        read_sheet(text, problem_text)


def test_shipped_sheets_are_read():
    assert len(sheet_ids()) >= 8
    for name in sheet_ids():
        sheet = read_sheet(sheet_text(name), problem_text)
        assert sheet.title
        assert all(task.marks for task in sheet.tasks), name
