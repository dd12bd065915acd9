"""Notes on numbered lines: the parts they cite and the conditions they name."""

import pytest

from derive.reader.notes import cited, note

NOTES = [  # a note, its number, the parts it cites, what it tells
    (r"- (3) **Cancel**, for $`y \neq 0`$. A factor cancels.", "3", (), (r"y \neq 0",)),
    (r"- (1) **Put in**, by part 3. What $`x > 0`$ says.", "1", ("3",), ()),
    (r"- (1) By parts 1, 2 and 4.", "1", ("1", "2", "4"), ()),
    (r"- (2) **Row multiplied**, with $`R_{1} := 2 R_{1}`$, since $`a - d \neq 0`$.", "2", (),
     (r"R_{1} := 2 R_{1}", r"a - d \neq 0")),
    ("- (2) By part 4.\n\n  **Cancel**, for $`y \\neq 0`$. By part 5.", "2", ("4",), (r"y \neq 0",)),
    (r"\item[(3)] \emph{Divided}, for $y(x) \neq 0$. Both sides.", "3", (), (r"y(x) \neq 0",)),
    ("\\item[(1)] By part 2.\n\\item[] \\emph{Cancel}, for $b > 0$.", "1", ("2",), ("b > 0",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "parts", "told"), NOTES)
def test_notes(text, number, parts, told):
    found = note(text)
    assert (found.number, found.cited, found.told) == (number, parts, told)


CITED = [
    ("by part 3", ("3",)), ("nach den Teilen 1, 2", ("1", "2")), ("d’après la partie 7", ("7",)),
    ("por las partes 1, 3", ("1", "3")), ("part of it", ()),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), CITED)
def test_parts_that_are_cited(words, expected):
    assert cited(words) == expected
