"""Lines that rest on more than the line before: conditions in notes to numbered lines, parts that are cited, givens."""

import pytest

import derive

PART = "## 1. The line\n\n$$\n{part}\n$$\n\n## 2. The value\n\n$$\n{lines}\n$$\n\n{note}\n"
LINE = r"x + y = 10 \iff y = 10 - x"
CITED = [  # what part 1 shows, the lines of part 2, the note on them, the verdicts of part 2
    (LINE, r"x y = x (10 - x) = 10 x - x^2 && \text{(1) put in}", "- (1) By part 1.", ["identity", "identity"]),
    (LINE, r"x y = x (11 - x) = 11 x - x^2 && \text{(1) put in}", "- (1) By part 1.", ["wrong", "identity"]),
    (LINE, r"x y = x (10 - x) = 10 x - x^2 && \text{(1) put in}", "- (1) By part 3.", ["wrong", "identity"]),
    (LINE, r"x y = x (10 - x) = 10 x - x^2 && \text{(2) put in}", "- (1) By part 1.", ["wrong", "identity"]),
    (r"x = 1 \text{ and } x = 2", r"x y = 7 y = y + 6 y && \text{(1)}", "- (1) By part 1.", ["wrong", "identity"]),
    ("p = x + 1", r"x^2 + x = x (x + 2) = x^2 + 2 x && \text{(1)}", "- (1) By part 1.", ["wrong", "identity"]),
    (r"x+y = 0 \iff x = -y", r"x=t \text{ and } y=t \Rightarrow y^3 = 0 && \text{(1)}", "- (1) By part 1.", ["wrong"]),
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


LINE_BEFORE = f"$${LINE}$$\n\n"
CONE_BEFORE = "$$r^2 + h^2 = 9 \\iff r^2 = 9 - h^2$$\n\n"
LONE = [  # what is shown before, the words over a lone equation, the equation, the verdict
    (LINE_BEFORE, "Substituting this into the objective,", "x y = x (10 - x)", "identity"),
    (LINE_BEFORE, "Substituting this into the objective,", "x y = x (10 + x)", "wrong"),
    (LINE_BEFORE, "Hence", "x y = 21", "given"),
    (LINE_BEFORE, "We also know that", "x^2 + y^2 = 3 x", "given"),
    (LINE_BEFORE, "Then the second equation is", "x^2 + y^2 = 58", "given"),
    (LINE_BEFORE, "Then the second equation is", "x^2 + y^2 = z", "given"),
    (CONE_BEFORE, "Inserting this into the volume gives", "r^2 h = (9 - h^2) h", "identity"),
    (CONE_BEFORE, "Inserting this into the volume gives", "r^2 h = (9 - h) h", "wrong"),
]


@pytest.mark.parametrize(("before", "words", "equation", "expected"), LONE)
def test_a_lone_equation_with_a_value_put_in_is_a_claim(before, words, equation, expected):
    report = derive.check(f"{before}{words}\n\n$${equation}$$\n")
    assert [step.verdict for step in report.chains[-1].steps] == [expected]


BROKEN = [  # a long equation that breaks before its sign, the verdicts
    (r"(x - 1) (x + 1) \\ & \qquad {}= 0 \\ &\iff x^2 - 1 = 0", ["equivalent"]),
    (r"(x - 1) (x + 1) \\ & \qquad {}= 0 \\ &\iff x^2 - 2 = 0", ["wrong"]),
    (r"(x - 1) (x + 1) \\ & \qquad {}= x^2 + 1", ["wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), BROKEN)
def test_an_equation_in_two_rows(lines, expected):
    report = derive.check(f"$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected


EQUIVALENCES = r"""## 1. Solved

$$ \begin{{aligned}}
& \frac{{\partial}}{{\partial x}} [(x - a)^2 + (y - b)^2] = 0 \text{{ and }} \frac{{\partial}}{{\partial y}} [(x - a)^2 + (y - b)^2] = 0 \\
& \quad \iff x = a \text{{ and }} y = b
\end{{aligned}} $$

## 2. Convex

$$ \begin{{aligned}}
& u^2 \frac{{\partial}}{{\partial x}} \left[\frac{{\partial}}{{\partial x}} [(x - a)^2 + (y - b)^2]\right] + v^2 \frac{{\partial}}{{\partial y}} \left[\frac{{\partial}}{{\partial y}} [(x - a)^2 + (y - b)^2]\right] + 2 u v \frac{{\partial}}{{\partial y}} \left[\frac{{\partial}}{{\partial x}} [(x - a)^2 + (y - b)^2]\right] \\
& \quad = 2 u^2 + 2 v^2 \ge 0
\end{{aligned}} $$

## 3. Least

It is least there. ({by})

$$ \operatorname*{{arg\,min}}_{{(x, y)}} ((x - a)^2 + (y - b)^2) = (a, {second}) $$
"""  # noqa: E501
LEAST = [("by parts 1, 2", "b", True), ("by parts 1, 2", "2 b", False), ("by part 2", "b", None)]


@pytest.mark.parametrize(("by", "second", "follows"), LEAST)
def test_an_equivalence_that_is_cited(by, second, follows):
    (step,) = derive.check(EQUIVALENCES.format(by=by, second=second)).chains[-1].steps
    assert step.follows is follows


TRACES = [("T", True), ("2 T", False)]


@pytest.mark.parametrize(("end", "follows"), TRACES)
def test_a_name_for_what_holds_a_differential(end, follows):
    text = (
        "Let $A \\in \\mathbb{R}^{n \\times n}$ and $X \\in \\mathbb{R}^{n \\times n}$.\n\n"
        "$$ \\mathrm{d} \\operatorname{tr}(A X) = \\operatorname{tr}(A \\, \\mathrm{d} X) = \\operatorname{tr}(%s) "
        "\\quad \\text{where } T = A \\, \\mathrm{d} X $$"
    )
    assert derive.check(text % end).chains[-1].steps[-1].follows is follows


STEPS = "$$ x^2 - y^2 = (x - y) (x + y) = {} (x - y) $$\n\n"
TOLD = [  # what is told before each chain, the factors in their last lines, whether these follow
    ([("Suppose $x + y = 2$.", 2), ("Suppose $x + y = 3$.", 3)], [True, True]),
    ([("Suppose $x + y = 2$.", 2), ("Suppose $x + y = 3$.", 7)], [True, False]),
    ([("Suppose $x + y = 2$.", 2), ("Suppose $2x + 2y = 6$.", 7)], [True, False]),
    ([("Suppose $x + y = 2$.", 2), ("So", 2)], [True, True]),
    ([("## Setting\n\nLet $x + y > 0$ where $x + y = 2$.", 2), ("## Proof", 2)], [True, True]),
    ([("## Exercise 1\n\nSuppose $x + y = 2$.", 2), ("## Exercise 2", 2)], [True, False]),
    ([("Suppose $x + y = 2$.", 2), ("## Exercise 1", 2), ("## Exercise 2", 2)], [True, True, True]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "expected"), TOLD)
def test_equations_that_are_told(told, expected):
    text = "".join(f"{words}\n\n{STEPS.format(factor)}" for words, factor in told)
    assert [chain.steps[-1].follows for chain in derive.check(text).chains] == expected
