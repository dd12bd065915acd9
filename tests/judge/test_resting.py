"""Lines that rest on more than the line before: conditions in notes to numbered lines, parts that are cited, givens."""

import pytest

import derive

PART = "## 1. The line\n\n$$\n{part}\n$$\n\n## 2. The value\n\n$$\n{lines}\n$$\n\n{note}\n"
CITED = [  # what part 1 shows, the lines of part 2, the note on them, the verdicts of part 2
    (r"x + y = 10 \iff y = 10 - x", r"x y = x (10 - x) = 10 x - x^2 && \text{(1) put in}", "- (1) By part 1.", ["identity", "identity"]),
    (r"x + y = 10 \iff y = 10 - x", r"x y = x (11 - x) = 11 x - x^2 && \text{(1) put in}", "- (1) By part 1.", ["wrong", "identity"]),
    (r"x + y = 10 \iff y = 10 - x", r"x y = x (10 - x) = 10 x - x^2 && \text{(1) put in}", "- (1) By part 3.", ["wrong", "identity"]),
    (r"x + y = 10 \iff y = 10 - x", r"x y = x (10 - x) = 10 x - x^2 && \text{(2) put in}", "- (1) By part 1.", ["wrong", "identity"]),
    (r"x = 1 \text{ and } x = 2", r"x y = 7 y = y + 6 y && \text{(1)}", "- (1) By part 1.", ["wrong", "identity"]),
    (r"a (b + c) = a b + a c", r"a (b + c) = a b = b a && \text{(1)}", "- (1) By part 1.", ["wrong", "identity"]),
]  # fmt: skip


@pytest.mark.parametrize(("part", "lines", "note", "expected"), CITED)
def test_a_part_that_is_cited(part, lines, note, expected):
    report = derive.check(PART.format(part=part, lines=lines, note=note))
    assert [step.verdict for step in report.chains[-1].steps] == expected


NOTED = [  # the lines of a display, the note on one of them, the verdicts
    (r"2 y(x) y'(x) &= -2 x \\ &\iff y'(x) = -\frac{x}{y(x)} && \text{(1)}",
     r"- (1) **Divided**, for $`y(x) \neq 0`$. Both sides are divided.", ["equivalent"]),
    (r"a x &= b \\ &\iff x = \frac{b}{a} \tag{1}", r"- (1) since $a \neq 0$", ["equivalent"]),
    (r"a x &= b \\ &\iff x = \frac{b}{a} \tag{1}", r"- (2) since $a \neq 0$", ["implied"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "note", "expected"), NOTED)
def test_a_condition_in_a_note(lines, note, expected):
    report = derive.check(f"$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$\n\n{note}\n")
    assert [step.verdict for step in report.chains[-1].steps] == expected


GIVEN = [  # the document, the verdicts of its last chain
    ("Given:\n\n$$\\sin(y) = x$$\n", ["given"]),
    ("Gegeben:\n\n$$\\sin(y) = x$$\n", ["given"]),
    ("Now we show:\n\n$$\\sin(y) = x$$\n", ["wrong"]),
    ("Given:\n\n$$2 + 2 = 5$$\n", ["wrong"]),
    ("Given:\n\n$$\\sin(y) = x = 2 x$$\n", ["wrong", "wrong"]),
    ("## 1. A\n\n$$2 A x = 2 x \\iff A x = x$$\n\n## Answer\n\n$$A x = x$$\n", ["given"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_what_is_given_or_stated_again(text, expected):
    assert [step.verdict for step in derive.check(text).chains[-1].steps] == expected


BROKEN = [  # a long equation that breaks before its sign, the verdicts
    (r"(x - 1) (x + 1) \\ & \qquad {}= 0 \\ &\iff x^2 - 1 = 0", ["equivalent"]),
    (r"(x - 1) (x + 1) \\ & \qquad {}= 0 \\ &\iff x^2 - 2 = 0", ["wrong"]),
    (r"(x - 1) (x + 1) \\ & \qquad {}= x^2 + 1", ["wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), BROKEN)
def test_an_equation_in_two_rows(lines, expected):
    report = derive.check(f"$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected
