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
]


@pytest.mark.parametrize(("before", "line", "follows"), ROWS)
def test_a_solution_is_differentiated(before, line, follows):
    step = verdicts([before, line])[-1]
    assert step.follows is follows
    assert (step.witness is not None) is (follows is False)
