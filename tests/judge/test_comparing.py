"""What is said of a document against a problem: key lines, goals one by one, the form that is asked for."""

import pytest

import derive

SIGMOID = r"""$$\begin{aligned}
\frac{d}{dx}\frac{1}{1+e^{-x}} &= \frac{e^{-x}}{(1+e^{-x})^2} \\
&= \sigma(x)(1-\sigma(x))
\end{aligned}$$
"""
CIRCLE = r"""$$\begin{aligned}
x^2 + y^2 &= 25 \\
2x + 2y y' &= 0 \\
y' &= -\frac{x}{y}
\end{aligned}$$
"""
EIGEN = r"""$$\begin{aligned}
\det\begin{pmatrix} 4-\lambda & 2 \\ 1 & 3-\lambda \end{pmatrix} &= (4-\lambda)(3-\lambda) - 2 \\
&= \lambda^2 - 7\lambda + 10
\end{aligned}$$
"""
SADDLE = r"""$$\begin{aligned}
f &= x^2 - y^2 \\
\nabla f &= \begin{pmatrix} 2x \\ -2y \end{pmatrix}
\end{aligned}$$

$$2x = 0, \quad -2y = 0 \iff x = 0, \quad y = 0$$
"""
LAGRANGE = r"""$$2x^2 = 1 \iff x = \frac{1}{\sqrt2} \lor x = -\frac{1}{\sqrt2}$$
"""
CASES = [
    # document, problem, sentences that are said, words that are not
    (SIGMOID,  "sigmoid/derivative",    ["The goal σ(x) (1 - σ(x)) is reached in line 3."],  ["Key line σ"]),
    (CIRCLE,   "implicit/circle",       ["The goal -x/y is reached in line 4."],             ["Key line"]),
    (EIGEN,    "eigen/two-by-two",      ["Key line λ = 2 or λ = 5: not reached.", "Not reached: 2.", "Not reached: 5."],
     ["x₁"]),
    (SADDLE,   "critical-points/saddle", ["Key line [2 x, -2 y]: reached in line 3.",
                                          "The goal x = 0 and y = 0 is reached in line 6."], ["not decided"]),
    (LAGRANGE, "lagrange/circle",
     ["Not reached: x = √2/2 and y = √2/2.", "Not reached: x = -√2/2 and y = -√2/2."], ["false", "λ"]),
    (r"$$\frac{d}{dx}(x^3) = 3x^2$$",   "derivative/quotient", ["Nothing is wrong in the one step.",
                                         "The first line is not the problem derivative/quotient"], ["Key line"]),
    (r"$$\frac{d}{dx}\frac{x^2+1}{x^3-2} = \frac{2x}{3x^2} = \frac{2}{3x}$$", "derivative/quotient",
     ["1 of 2 steps does not follow.", "which is not the goal"], []),
]  # fmt: skip
COUNTS = [
    (r"$$\frac{d}{dx}x^2 = 2x$$",                                     "Nothing is wrong in the one step."),
    (r"$$\frac{d}{dx}x^2 = 3x$$",                                     "The one step does not follow."),
    (r"$$\frac{d}{dx}x^2 = 2x = x + x$$",                             "Nothing is wrong in 2 steps."),
    (r"$$\frac{d}{dx}x^2 = 3x = 4x$$",                                "2 of 2 steps do not follow."),
    (r"$$\sum_{k=1}^\infty \frac{1}{k^3 + \sin k} = q$$",             "The one step is not decided or not read."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "problem", "said", "unsaid"), CASES)
def test_against_a_problem(text, problem, said, unsaid):
    found = str(derive.check(text, against=problem))
    assert not [each for each in said if each not in found]
    assert not [each for each in unsaid if each in found]


@pytest.mark.parametrize(("text", "last"), COUNTS)
def test_steps_are_counted_in_good_english(text, last):
    assert str(derive.check(text)).strip().splitlines()[-1] == last


def test_rows_of_a_display_are_told_in_their_order():
    text = "$$\\begin{aligned}\nf &= x^2 - y^2 \\\\\nf_x &= 2x\n\\end{aligned}$$\n\n" + SADDLE
    lines = [chain.written.source_line for chain in derive.check(text).chains]
    assert lines == sorted(lines)
