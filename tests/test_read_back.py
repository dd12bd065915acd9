"""Every shipped sheet, as Markdown and LaTeX, read back by the checker: right as it is, wrong with a mistake in it."""

import random

import pytest

from derive import catalog

from .read_back_sheets import KINDS, places, report, with_mistake, without_remarks

IDS = catalog.problem_ids()


@pytest.fixture(autouse=True)
def verdicts_alone(monkeypatch):
    without_remarks(monkeypatch.setattr)


@pytest.mark.parametrize("name", IDS, scope="module")
def test_a_sheet_is_judged_valid_when_it_is_read_back(name):
    """Every sheet as Markdown, every third as LaTeX too; `tests.planted_mistakes` goes through all of them."""
    kinds = KINDS if name in IDS[::3] else KINDS[:1]
    assert [report(name, kind).verdict for kind in kinds] == ["valid"] * len(kinds)


@pytest.mark.parametrize("name", IDS[::6], scope="module")
def test_a_line_with_a_mistake_planted_is_judged_wrong_there(name):
    """Of every sixth sheet one line, always the same; `tests.planted_mistakes` goes through all of all sheets."""
    found = places(name, "markdown")
    for place in random.Random(len(found)).sample(found, min(1, len(found))):
        mistake = with_mistake(name, "markdown", place)
        assert mistake is None or mistake[1] == "wrong"
