"""Headings of eigenvalues and extrema are short; what is longer stands below them as an explanation."""

from __future__ import annotations

import re

import pytest

from derive.core.drafts import every_part
from derive.layout.explained import EXPLAINED, explanation
from derive.layout.layout import layout
from derive.write.language import sentence
from derive.write.pretty import pretty
from derive.write.text import text
from derive.write.words import said
from tests.topics.test_eigen import solved

LONGEST = 70


@pytest.mark.parametrize("key", EXPLAINED)
def test_explained_headings_are_short(key: str) -> None:
    assert len(re.sub(r"\{\d\}", "", sentence(key))) <= LONGEST
    assert not sentence(key).endswith(".")
    assert sentence(f"{key}-why").endswith(".")


def test_headings_of_eigenvalues() -> None:
    solution = solved(((2, -1, 0), (-1, 2, -1), (0, -1, 2)))
    headings = [said(part.heading, pretty) for part in every_part(solution.parts)]
    assert max(map(len, headings)) <= LONGEST
    assert sum(len(explanation(part.heading)) for part in every_part(solution.parts)) == 1


def test_rows_are_exchanged_in_symbols() -> None:
    assert "R₁ ⇔ R₂" in text(layout(solved(((4, 2), (1, 3)))))


def test_signs_are_turned_round() -> None:
    shown = text(layout(solved(((1, 1), (1, 0)))))
    assert "x₁ = ((1 - √5)/2) x₂" in shown
