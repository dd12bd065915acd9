"""Handouts as pages, questions and cards: the same variant in each, for each audience."""

import csv
import io
import zipfile
from xml.etree import ElementTree

import nbformat
import pytest
from readers import Page, bare, sets, tex_of

from derive.catalog import problem_text
from derive.layout.handout import AUDIENCES
from derive.sheets.handing_out import handout
from derive.sheets.reading import read_sheet
from derive.write.handouts import hand_out

SHEET = """
title = "Week 3: gradients & more"
course = "Mathematics <for> AI"
date = "1 December"
fields = ["name", "number"]
introduction = "Let $x > 0$."
[[problem]]
use = "sigmoid/derivative"
marks = 4
space = "4cm"
[[problem]]
topic = "derivative"
marks = 2
space = "5 lines"
[problem.given]
expression = "x^a"
[problem.vary]
a = "3..9"
"""
FORMATS = ("html", "ipynb", "myst", "quarto", "obsidian", "moodle", "qti", "anki")


@pytest.fixture(scope="module")
def sheet():
    return read_sheet(SHEET, problem_text)


@pytest.fixture(scope="module")
def drawn(sheet):
    return handout(sheet, 1).items[1].drawn[0][1]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_pages_for_each_audience(sheet, drawn, audience):
    page = Page(hand_out(handout(sheet, 1, audience), "html"))
    assert all(map(sets, page.formulas))
    assert f"x^{{{drawn.p}}}" in "".join(page.formulas)
    for words in ("Mathematics <for> AI", "1 December", "Problem 1. The derivative of the sigmoid", "Variant 1"):
        assert words in page.text
    classes = [attributes.get("class", "") for _, attributes in page.tags]
    shown = {"student": "space", "key": "worked", "hints": "hint", "marks": "scheme"}
    assert {each for each in shown.values() if each in classes} == {shown[audience]}
    styles = [
        attributes["style"] for _, attributes in page.tags if attributes.get("class", "") in ("space", "space ruled")
    ]
    assert styles == (["height: 4cm", "height: calc(5 * 9mm)"] if audience == "student" else [])


def test_questions_come_with_marks_and_a_solution_whoever_the_handout_is_for(sheet):
    for audience in AUDIENCES:
        quiz = ElementTree.fromstring(hand_out(handout(sheet, 1, audience), "moodle"))
        category, first, second = quiz
        assert category.findtext("category/text") == "$course$/top/Week 3: gradients & more"
        assert [each.findtext("defaultgrade") for each in (first, second)] == ["4", "2"]
        assert second.findtext("name/text") == "Problem 2"
        assert all("Answer" in each.findtext("generalfeedback/text") for each in (first, second))


def test_packages_and_cards(sheet):
    made = handout(sheet, 1)
    with zipfile.ZipFile(io.BytesIO(hand_out(made, "qti"))) as archive:
        items = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist()[2:]]
    values = [[each.text for each in item.iter() if each.tag.endswith("}value")] for item in items]
    assert values == [["0", "4"], ["0", "2"]]
    rows = [row for row in csv.reader(hand_out(made, "anki").split("\n"), delimiter="\t") if row and row[0][0] != "#"]
    assert [len(row) for row in rows] == [4, 4]
    assert r"\sigma(x) (1 - \sigma(x))" in [bare(formula) for formula in tex_of(Page(rows[0][2]).text)]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_notebooks_have_a_cell_for_each_problem_and_one_to_work_in(sheet, audience):
    notebook = nbformat.reads(hand_out(handout(sheet, 1, audience), "ipynb"), as_version=4)
    nbformat.validate(notebook)
    problems = [cell for cell in notebook.cells if cell.source.startswith("## Problem")]
    assert len(problems) == 2
    work = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert work == (["", ""] if audience == "student" else [])


@pytest.mark.parametrize("format", FORMATS)
def test_twice_the_same(sheet, format):
    assert hand_out(handout(sheet, 2), format) == hand_out(handout(sheet, 2), format)
    assert hand_out(handout(sheet, 2), format) != hand_out(handout(sheet, 3), format)
