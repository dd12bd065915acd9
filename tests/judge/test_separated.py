"""Differential equations solved by separating variables: differentials, integrals of both sides, constants renamed."""

import pytest

import derive

CHAINS = [
    # (lines, follows)
    (r"\frac{dy}{dx} = 2xy \implies \frac{dy}{y} = 2x\,dx \implies \ln|y| = x^2 + C"
     r" \implies y = A e^{x^2}", [True] * 3),
    (r"\frac{dy}{dx} = 2xy \implies \frac{dy}{y} = 2x\,dx \implies \ln|y| = 2x^2 + C", [True, False]),
    (r"\frac{dy}{dx} = 2xy \implies y\,dy = 2x\,dx", [False]),
    (r"y' = -3y \implies \int \frac{dy}{y} = \int -3\,dx \implies \ln|y| = -3x + C", [True, True]),
    (r"y' = -3y \implies \int \frac{dy}{y} = \int 3\,dx", [False]),
    (r"\ln|y| = -3x + C \implies |y| = e^{C} e^{-3x} \implies y = K e^{-3x}", [True, True]),
    (r"\ln|y| = -3x + C \implies y = e^{-3x} + C", [False]),
    (r"\ln|y| = -3x + C \implies y = K e^{3x}", [False]),
    (r"\ln y = k t + c \implies y = A + e^{k t}", [False]),
    (r"y\,dy = x\,dx \implies \frac{y^2}{2} = \frac{x^2}{2} + C \implies y^2 = x^2 + K", [True, True]),
    (r"\frac{y^2}{2} = \frac{x^2}{2} + C \implies y^2 = 2x^2 + K", [False]),
    (r"\frac{dy}{dx} = y^2 \implies \frac{dy}{y^2} = dx \implies -\frac{1}{y} = x + C"
     r" \implies y = -\frac{1}{x + C}", [True] * 3),
    (r"\frac{dN}{dt} = -\lambda N \implies \int \frac{1}{N} dN = -\int \lambda\, dt \implies \ln N = -\lambda t + c"
     r" \implies N = N_0 e^{-\lambda t}", [True] * 3),
    # nothing follows from what a slope was
    (r"\frac{y'}{y} = -3 \implies \ln|y| = -3x + C \implies 1 = 2", [True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "follows"), CHAINS)
def test_chains(lines, follows):
    assert [step.follows for step in derive.check(f"$$ {lines} $$\n").chains[-1].steps] == follows


def test_what_is_divided_by_and_what_a_constant_stands_for_is_said():
    first, _, last = derive.check(f"$$ {CHAINS[0][0]} $$\n").chains[-1].steps
    assert [each.relation for each in first.conditions] == [derive.read("y != 0").term]
    assert [each.relation for each in last.conditions] == [derive.read("abs(A) = e^C").term]
