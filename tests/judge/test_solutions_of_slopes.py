"""A line that solves an equation about dy/dx is judged by what it gives when it is differentiated."""

import pytest

from .written import verdicts

ROWS = [  # the line before, the line, whether it follows
    (r"\frac{dy}{dx} = 2 x", "y = x^2 + C", True),
    (r"\frac{dy}{dx} = 2 x", r"\iff y = x^2 + C", True),
    (r"\frac{dy}{dx} = \frac{x}{y}", "y^2 = x^2 + C", True),
    (r"\frac{dy}{dx} = y", "y = C e^x", True),
    (r"\frac{dy}{dx} = 2 x", "y = x^2", None),
    (r"\frac{dy}{dx} = 2 x", "y = x^3 + C", False),
    (r"\frac{dy}{dx} = \frac{x}{y}", "y^2 = C - x^2", False),
    (r"\frac{y'}{y} = 2x", r"\ln|y| = x^2 + C", True),
    ("y y' = -x", r"\frac{y^2}{2} = -\frac{x^2}{2} + C", True),
    ("y' = 2x", "y = 2 x^2 + C", False),
    (r"\dot x=-kx", r"x=Ce^{-kt}", True),
    (r"\dot x=-kx", r"x=Ce^{kt}", False),
    ("y''+y=0", r"y=A\cos x+B\sin x", True),
    ("y''+y=0", r"y=A\cos x+Be^x", False),
    ("y''+y=0", r"y=A\cos x", None),
    (r"\ddot x=-\omega^2x", r"x=A\cos\omega t+B\sin\omega t", True),
]


@pytest.mark.parametrize(("before", "line", "follows"), ROWS)
def test_a_solution_is_differentiated(before, line, follows):
    step = verdicts([before, line])[-1]
    assert step.follows is follows
    assert (step.witness is not None) is (follows is False)


CHARACTERISTIC = [  # lines, verdicts
    (["y''-3y'+2y=0", "r^2-3r+2=0", r"r=1\lor r=2", "y=Ae^x+Be^{2x}"], ["given", "equivalent", "operator"]),
    (["y''-3y'+2y=0", "r^2-3r+2=0", r"r=1\lor r=2", "y=Ae^x+Be^{-2x}"], ["given", "equivalent", "wrong"]),
    (["y''-3y'+2y=0", "r^2+3r+2=0", "y=Ae^{-x}+Be^{-2x}"], ["wrong", "wrong"]),
    (
        [r"y=\cos\omega t", r"\dot y=-\omega\sin\omega t", r"\ddot y=-\omega^2\cos\omega t", r"\ddot y=-\omega^2y"],
        ["operator", "implies", "equivalent"],
    ),
    ([r"y=\cos\omega t", r"\dot y=-\omega\sin\omega t", r"\ddot y=\omega^2\cos\omega t"], ["operator", "wrong"]),
    (["y=x^3-6x^2", "y'=3x^2-12x", "y''=6x-12", "y''=0", "x=2"], ["operator", "implies", "given", "equivalent"]),
]


@pytest.mark.parametrize(("lines", "expected"), CHARACTERISTIC)
def test_linear_equations_of_the_second_order(lines, expected):
    assert [step.verdict for step in verdicts(lines)] == expected


FROM_THE_FIRST = [  # lines, verdicts
    (["y=x^x", r"\ln y=x\ln x", r"\frac{y'}{y}=\ln x+1", r"y'=x^x(\ln x+1)"], ["equivalent", "operator", "equivalent"]),
    (["y=x^x", r"\ln y=x\ln x", r"\frac{y'}{y}=\ln x+1", r"y'=\ln x+1"], ["equivalent", "operator", "wrong"]),
]


@pytest.mark.parametrize(("lines", "expected"), FROM_THE_FIRST)
def test_the_letter_goes_back_to_what_the_first_line_says(lines, expected):
    assert [step.verdict for step in verdicts(lines, "x > 0")] == expected
