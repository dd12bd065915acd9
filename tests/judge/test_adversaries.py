"""Arguments that prove what is false, beside right ones of the same form: the verdicts of a document's last chain."""

import pytest

import derive

BY_PARTS = (
    "{0} &= \\int e^x \\cos x \\, dx \\\\ &= e^x \\sin x + e^x \\cos x {1} {0} \\\\ 2{0} &= e^x \\sin x + e^x \\cos x"
)
NAMED = [  # a letter stands for an integral
    (BY_PARTS.format("J", "-"), ["identity", "identity", "identity"]),
    (BY_PARTS.format("I", "-"), ["identity", "identity", "identity"]),
    (BY_PARTS.format("I", "+"), ["identity", "wrong", "identity"]),
    (r"I &= \int_0^1 x^2 \, dx \\ &= \frac13 \\ 2I &= \frac23", ["identity", "identity", "identity"]),
    (r"I &= \int_0^1 x^2 \, dx \\ &= \frac13 \\ 2I &= \frac13", ["identity", "identity", "wrong"]),
    (r"P &= V I \\ I &= \frac{P}{V}", ["equivalent"]),
    (r"P &= V I \\ I &= \frac{V}{P}", ["wrong"]),
]


@pytest.mark.parametrize(("lines", "expected"), NAMED)
def test_letters_that_stand_for_integrals(lines, expected):
    report = derive.check(f"\\begin{{align*}}\n{lines}\n\\end{{align*}}\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected


FALSE_FACTS = [  # what is told and can't hold, a chain, the verdicts
    ("Assume $1 = 2$.", "f + 2 = f + 3 = f + 7", ["wrong", "wrong"]),
    ("Let $f = f + 1$.", "f + 2 = f + 3 = f + 17", ["wrong", "wrong"]),
    ("Since $x = x + 1$,", "2x + 5 = 2x + 6 = 2x + 9", ["wrong", "wrong"]),
    ("Assume $x = 2$.", "x + 5 = 7 = 4 + 3", ["identity", "identity"]),
]


@pytest.mark.parametrize(("told", "chain", "expected"), FALSE_FACTS)
def test_from_what_is_false_nothing_follows(told, chain, expected):
    assert [step.verdict for step in derive.check(f"{told}\n\n$${chain}$$\n").chains[-1].steps] == expected


UP_TO_CONSTANTS = [  # integrals without limits on both sides, what they are said to give, the verdict
    (r"\int \frac{1}{x}\,dx &= 1 + \int \frac{1}{x}\,dx", "0 &= 1", "wrong"),
    (r"\int \tan x\,dx - \int \tan x\,dx &= 1", "0 &= 1", "wrong"),
    (r"\int \tan x\,dx &= \int \tan x\,dx + x", "0 &= x", "undecided"),
    (r"\int \frac{1}{y}\,dy &= \int x\,dx", r"\ln |y| &= \frac{x^2}{2} + C", "equivalent"),
    (r"\int \frac{1}{y}\,dy &= \int x\,dx", r"\ln |y| &= x^2 + C", "wrong"),
    (r"\int y\,dy &= \int x\,dx", r"y^2 &= x^2 + C", "equivalent"),
    (r"\int y^2\,dy &= \int x\,dx", r"y^2 &= x^2 + C", "wrong"),
    (r"\int \frac{1}{y}\,dy &= \int k\,dt", r"\ln y &= kt + C", "equivalent"),
    (r"\int \frac{dP}{P(1-P)} &= \int dt", r"\ln\frac{P}{1-P} &= t + C", "equivalent"),
    (r"\int \frac{dP}{P(1-P)} &= \int dt", r"\ln(P(1-P)) &= t + C", "wrong"),
    ("y &= \\int 2x\\,dx", "y &= x^2 + C", "equivalent"),
    ("y &= \\int 2x\\,dx", "y &= x^3 + C", "wrong"),
]


@pytest.mark.parametrize(("before", "after", "expected"), UP_TO_CONSTANTS)
def test_integrals_are_equal_up_to_a_constant(before, after, expected):
    report = derive.check(f"\\begin{{align*}}\n{before} \\\\\n{after}\n\\end{{align*}}\n")
    assert [step.verdict for step in report.chains[0].steps] == [expected]


NO_VALUE = [  # what is told, a chain in which something has no value, the verdict of its first step
    ("Let $x = 0$.", r"\frac{x^2 + x}{x} = x + 1 = 1", "undecided"),
    ("Let $x = 1$.", r"\frac{x^2 + x}{x} = x + 1 = 2", "identity"),
    ("Let $a = b$.", r"\frac{a^2 - b^2}{a - b} = a + b = 2b", "undecided"),
    ("", r"0 \cdot \int_0^1 \frac{1}{x}\,dx = 0", "undecided"),
    ("", r"0 \cdot \lim_{x\to0} \frac{1}{x} = 0", "undecided"),
    ("", r"\lim_{x\to0} \frac{1}{x} - \lim_{x\to0} \frac{1}{x} = 0", "undecided"),
    ("", r"\lim_{x\to\infty} x^2 - \lim_{x\to\infty} x^2 = 0", "undecided"),
    ("", r"0 \cdot \lim_{x\to1} \frac{x^2-1}{x-1} = 0", "identity"),
    (r"Let $A \in \mathbb{R}^{n\times n}$ with $\det A = 0$.", "A^{-1}A = I", "undecided"),
    (r"Let $A \in \mathbb{R}^{n\times n}$ with $\det A = 2$.", "A^{-1}A = I", "identity"),
]


@pytest.mark.parametrize(("told", "chain", "expected"), NO_VALUE)
def test_what_has_no_value_is_equal_to_nothing(told, chain, expected):
    assert derive.check(f"{told}\n\n$${chain}$$\n").chains[-1].steps[0].verdict == expected


FAR_OUT = [
    (r"\max(x, y) + \max(x, 100) = \max(x, y) + 100", "wrong"),
    (r"\max(x, y) + \max(z, 1000) = \max(x, y) + 1000", "wrong"),
    (r"\tanh(100 x + 1000) = 1", "wrong"),
    (r"\max(x, y) = \frac{x + y + |x - y|}{2}", "identity"),
]


@pytest.mark.parametrize(("chain", "expected"), FAR_OUT)
def test_points_lie_on_both_sides_of_every_turn(chain, expected):
    assert derive.check(f"$${chain}$$\n").chains[-1].steps[0].verdict == expected


TOLD = [  # equations that words tell, a chain that rests on them, the verdicts
    ("Let $x^2 + y^2 = 1$.", "x^2 - 1 = 1 - y^2 - 1 = -y^2", ["identity", "identity"]),
    ("Let $x + y = 3$ and $xy = 2$. Then", "x^2 + y^2 = (x+y)^2 - 2xy = 5", ["identity", "identity"]),
    ("Let $x + y = 3$ and $xy = 2$. Then", "x^2 + y^2 = (x+y)^2 = 9", ["wrong", "identity"]),
    ("If $x + y = 3$, then", "(x+y)^2 = 9 = 3 \\cdot 3", ["identity", "identity"]),
    (r"We know $\sin\theta = \frac35$ and $\cos\theta=\frac45$.",
     r"\sin 2\theta = 2\sin\theta\cos\theta = \frac{24}{25}",
     ["identity", "identity"]),
    ("Let $x^2 = 4$.", r"x^2 = 4 \implies x = 2", ["wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("told", "chain", "expected"), TOLD)
def test_equations_that_words_tell(told, chain, expected):
    assert [step.verdict for step in derive.check(f"{told}\n\n$${chain}$$\n").chains[-1].steps] == expected


CASES = [  # what is written as cases, the verdict
    (r"\frac{d}{dx}|x| = \begin{cases} 1 & x > 0 \\ -1 & x < 0 \end{cases}", "identity-if"),
    (r"\frac{d}{dx}|x| = \begin{cases} 1 & x > 0 \\ -1 & x > 0 \end{cases}", "wrong"),
    (r"\max(x, 0) = \begin{cases} x & x > 0 \\ 0 & x < 0 \end{cases}", "identity"),
    (r"\max(x, 0) = \begin{cases} x & x > 0 \\ 0 & x < -1 \end{cases}", "wrong"),
]


@pytest.mark.parametrize(("chain", "expected"), CASES)
def test_cases_leave_nothing_out(chain, expected):
    assert derive.check(f"$${chain}$$\n").chains[-1].steps[0].verdict == expected


BETWEEN_NUMBERS = [  # an integral that no antiderivative gives at once, what it is said to be, the verdict
    (r"\int_0^{2\pi} \frac{1}{2 + \cos x}\,dx = 0", "wrong"),
    (r"\int_0^1 e^{-x^2}\,dx = 1", "wrong"),
    (r"\int_0^1 \sqrt{1 + x^3}\,dx = \frac23(2^{3/2} - 1)", "wrong"),
    (r"\int_{-2}^{-1} \frac1x\,dx = \ln(-1) - \ln(-2)", "wrong"),
    (r"\int_0^1 \ln(x - 2)\,dx = 1", "undecided"),
]


@pytest.mark.parametrize(("chain", "expected"), BETWEEN_NUMBERS)
def test_integrals_between_numbers(chain, expected):
    assert derive.check(f"$${chain}$$\n").chains[-1].steps[0].verdict == expected


SUMS = "x + y &= 5 \\\\ x - y &= 1"
POSED = [  # words before equations, the equations, words behind them, the verdicts
    ("", SUMS, "Adding (1) and (2) gives $2x = 6$.", ["given"]),
    ("We have two equations:", SUMS, "", ["given"]),
    ("", SUMS, "", ["wrong"]),
    ("We solve for y.", "x + y &= 5 \\\\ y &= 5 + x", "", ["wrong"]),
    ("", "2x + 2y &= 6 \\\\ x + y &= 4", "Hence $x = 4 - y$.", ["wrong"]),
    ("These equations hold.", "2x + 2y &= 6 \\\\ x + y &= 3", "", ["equivalent"]),
]


@pytest.mark.parametrize(("before", "lines", "behind", "expected"), POSED)
def test_systems_that_are_posed(before, lines, behind, expected):
    report = derive.check(f"{before}\n\\begin{{align*}}\n{lines}\n\\end{{align*}}\n{behind}\n")
    assert [step.verdict for step in report.chains[0].steps] == expected


RISING = [
    (r"x < y \implies e^x < e^y", "equivalent"),
    (r"x < y \implies e^x > e^y", "wrong"),
    (r"x < y \implies x^2 < y^2", "wrong"),
    (r"x < y \implies x^3 < y^3", "equivalent"),
    (r"\ln x < \ln y \implies x < y", "implies"),
    (r"\ln x < \ln y \implies x > 0", "undecided"),
    (r"\ln x = \ln y \implies x > 0", "undecided"),
    (r"\ln x < \ln y \implies x > 1", "wrong"),
]


@pytest.mark.parametrize(("chain", "expected"), RISING)
def test_a_rising_function_on_both_sides(chain, expected):
    assert derive.check(f"$${chain}$$\n").chains[-1].steps[0].verdict == expected
