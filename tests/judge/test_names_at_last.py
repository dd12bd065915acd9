"""Chains that end in a name for what they have come to, and conditions that are not understood."""

import pytest

import derive

NAMED = [
    # (lines, verdicts)
    (r"(A^\top A)^{-1} A^\top b = x^\star",                                 ["given"]),
    (r"\frac{e^{z_i}}{\sum_{j=1}^n e^{z_j}} = p_i",                         ["given"]),
    (r"\frac{d}{dx} x^2 = 2x = y",                                          ["identity", "given"]),
    (r"\frac{d}{dx} x^2 = 2x = y = 3x",                                     ["identity", "given", "wrong"]),
    (r"\frac{d}{dx} x^2 = 2x = x",                                          ["identity", "wrong"]),
    (r"\frac{d}{dx} x^2 = 2x = 2y",                                         ["identity", "wrong"]),
    # what nothing else tells of: information in another letter, a member that the rule does not reach
    (r"I(\theta) = I(p)\left(\frac{dp}{d\theta}\right)^2",                   ["given"]),
    (r"I(\theta) = \frac{1}{p(1-p)}\left(\frac{dp}{d\theta}\right)^2",       ["given"]),
    (r"G_t = r_t+\gamma r_{t+1}+\gamma^2G_{t+2} = r_t+\gamma(r_{t+1}+\gamma G_{t+2}) = r_t+\gamma G_{t+1}",
     ["identity", "identity", "given"]),
    (r"G_t = r_t+\gamma G_{t+1} = r_t+\gamma r_{t+1}+\gamma G_{t+2}",        ["identity", "wrong"]),
]  # fmt: skip
CONDITIONED = [
    (r"\frac{d}{du} u^2 = 3u \quad \text{for } \|u\| = \|v\| = 1",          [None]),
    (r"\frac{d}{dx} x^2 = 3x \quad \text{for } \|u\| = \|v\| = 1",          [False]),
    (r"\frac{d}{du} u^2 = 2u \quad \text{for } \|u\| = \|v\| = 1",          [True]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "verdicts"), NAMED)
def test_names(lines, verdicts):
    assert [step.verdict for step in derive.check(f"$$ {lines} $$").chains[-1].steps] == verdicts


@pytest.mark.parametrize(("lines", "follows"), CONDITIONED)
def test_what_rests_on_a_condition_that_is_not_understood_is_not_refuted(lines, follows):
    assert [step.follows for step in derive.check(f"$$ {lines} $$").chains[-1].steps] == follows
