"""Every shipped sheet, as Markdown and LaTeX, read back by the checker: right as it is, wrong with a mistake in it."""

from functools import cache

import pytest

from derive import catalog, pipeline
from derive.judge.judge import judged
from derive.reader.documents import read_document
from derive.write.formats import write

from .read_back_sheets import step_to, with_a_mistake, without

IDS = catalog.problem_ids()
MUTANTS = 1
# Sheets that are not yet judged valid when they are read back, with the verdict as it is.
OPEN = {
}
# The same of what the sheet in LaTeX writes in another way.
OPEN_IN_LATEX = {
}


@cache
def solved(name):
    return pipeline.solve(pipeline.shipped(name))


@cache
def read(name, kind):
    return read_document(write(solved(name), kind), kind)


@cache
def report(name):
    return judged(read(name, "markdown"))


@pytest.mark.parametrize("name", IDS)
def test_a_sheet_is_judged_valid_when_it_is_read_back(name):
    assert report(name).verdict == OPEN.get(name, "valid")


@pytest.mark.parametrize("name", IDS)
def test_a_sheet_in_latex_is_judged_like_that_in_markdown(name):
    """Lines that both sheets hold are judged once."""
    others = judged(without(read(name, "latex"), read(name, "markdown")))
    assert others.verdict == OPEN_IN_LATEX.get(name, "valid")


@pytest.mark.parametrize("name", IDS)
def test_a_line_with_a_mistake_planted_is_judged_wrong_there(name):
    """Of the lines of a sheet at most MUTANTS are drawn, the same every time, each with one misconception."""
    document = read(name, "markdown")
    for mistake, text, chain, line in with_a_mistake(document, report(name), MUTANTS):
        step = step_to(text, "markdown", chain, line)
        assert step is None or step.follows is not True, (mistake, chain, line)
