"""Notebooks with marks: valid, the cells as they were, a marked cell below each judged display."""

import json

import nbformat
import pytest

import derive
from derive.reader.notebooks import REMARK

WRITTEN = (
    "# Homework\n\n$$\n\\frac{d}{dx} x^3 = 3x^2 = 3x\n$$.\n\nThen\n\n$$(x+1)(x-1) = x^2-x+x-1 = x^2-1$$\n\nso it is."
)


def book(*sources, minor=5):
    cells = []
    for k, source in enumerate(sources):
        kind = "code" if source.startswith("print") else "markdown"
        more = {"execution_count": None, "outputs": []} if kind == "code" else {}
        named = {"id": f"cell-{k}"} if minor >= 5 else {}
        cells.append({"cell_type": kind, **named, "metadata": {}, **more, "source": source})
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": minor})


def marked(text):
    found = nbformat.reads(derive.check(text).to("ipynb"), as_version=4)
    nbformat.validate(found)
    return found.cells


def said(cell):
    return REMARK in cell.metadata.get("tags", [])


@pytest.mark.parametrize("minor", [2, 4, 5])
def test_a_marked_cell_stands_below_each_display(minor):
    cells = marked(book(WRITTEN, "print(1)", "> $$2(x+1) = 2x+2 = 2+2x$$", minor=minor))
    assert [said(cell) for cell in cells] == [False, True, False, True, False, False, False, True, True]
    assert "exponent-slip" in cells[1].source
    assert "wrong" not in cells[3].source
    assert cells[0].source.endswith("$$.")
    assert [cell.source for cell in cells if cell.cell_type == "code"] == ["print(1)"]
    own = "".join(cell.source for cell in cells if not said(cell) and cell.cell_type == "markdown")
    assert own.replace("\n", "") == (WRITTEN + "> $$2(x+1) = 2x+2 = 2+2x$$").replace("\n", "")


def test_a_marked_notebook_is_checked_as_the_one_without_marks():
    once = derive.check(book(WRITTEN)).to("ipynb")
    again = derive.check(once)
    assert [chain.first_wrong for chain in again.chains] == [2, None]
    assert again.to("ipynb").count(REMARK) == once.count(REMARK)


@pytest.mark.parametrize("text", [WRITTEN, "\\section{A}\n\\[ x+x = 2x = 3x \\]\n", "x+x = 2x = 3x"])
def test_other_documents_become_notebooks(text):
    cells = marked(text)
    assert any("3x" in cell.source for cell in cells)
    assert any("wrong" in cell.source for cell in cells)
