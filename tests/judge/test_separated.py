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
    # a constant may stand for any function of the ones before, whatever the parameters of the equation
    (r"-\frac1k \ln|g - kv| = t + C \implies v = \frac{g}{k} + A e^{-kt}", [True]),
    (r"-\frac1k \ln|g - kv| = t + C \implies v = \frac{g}{k} + A e^{kt}", [False]),
    (r"\frac{1}{r} \ln\left|\frac{P}{K - P}\right| = t + C \implies P = \frac{K}{1 + A e^{-rt}}", [True]),
    (r"\ln|T - T_a| = -kt + C \implies T = T_a + A e^{-kt}", [True]),
    (r"\ln|y| + C_1 = x + C_2 \implies y = A e^x", [True]),
    (r"\ln|y| + C_1 = x + C_2 \implies y = x + A", [False]),
    (r"\frac{y^2}{2} = \frac{x^2}{2} + C \implies y = \pm\sqrt{x^2 + K}", [True]),
    (r"\frac{1}{3} y^3 = x^2 + C \implies y = \sqrt[3]{3x^2 + K}", [True]),
    (r"\frac{1}{3} y^3 = x^2 + C \implies y = \sqrt[3]{x^2 + K}", [False]),
    (r"-e^{-y} = x + C \implies y = -\ln(K - x)", [True]),
    (r"-e^{-y} = x + C \implies y = -\ln(K + x)", [False]),
    (r"\arctan y = x + C \implies y = \tan(x + K)", [True]),
    (r"\arcsin y = x + C \implies y = \sin(x + K)", [True]),
    (r"y e^{x^2} = \frac{1}{2} e^{x^2} + C \implies y = \frac12 + A e^{-x^2}", [True]),
    (r"\ln|y| = 3x + C \implies y = A e^{3x} + A", [False]),
    (r"\ln|y+3| = \frac{x^2}{2} + C \implies y + 3 = \pm e^C e^{x^2/2} \implies y = A e^{x^2/2} - 3", [True, True]),
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


def test_a_constant_without_a_short_form_is_said_to_be_a_function_of_the_one_before():
    (step,) = derive.check(r"$$ -\frac1k \ln|g - kv| = t + C \implies v = \frac{g}{k} + A e^{-kt} $$").chains[0].steps
    assert (step.verdict, step.message.key) == ("equivalent", "check.renamed")
