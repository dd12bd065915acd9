"""Equations about an angle and all their solutions: families with a letter that counts turns, and stretches."""

import pytest

from .written import verdicts

FULL = "0 <= x < 2*pi"
STEPS = [
    # declared, line, next line, verdict
    ("", r"\sin x=\frac12", r"x=\frac\pi6+2k\pi\lor x=\frac{5\pi}6+2k\pi", "equivalent"),
    ("", r"\sin x=\frac12", r"x=\frac\pi6+2k\pi\lor x=\frac{5\pi}6+2k\pi,\ k\in\mathbb Z", "equivalent"),
    ("", r"\sin x=\frac12", r"x=30^\circ+360^\circ k\lor x=150^\circ+360^\circ k", "equivalent"),
    ("", r"\sin x=\frac12", r"x=(-1)^k\frac\pi6+k\pi", "equivalent"),
    ("", r"\sin x=\frac12", r"x=(-1)^{k+1}\frac\pi6+k\pi", "wrong"),
    ("", r"\sin x=\frac12", r"x=\frac\pi6+2k\pi", "implied"),
    ("", r"\sin x=\frac12", r"x=\frac\pi6+2k\pi\lor x=\frac{7\pi}6+2k\pi", "wrong"),
    ("x > 100", r"\sin x=\frac12", r"x=\frac\pi6+2k\pi\lor x=\frac{5\pi}6+2k\pi", "equivalent"),
    ("", r"\cos x=0", r"x=\frac\pi2+k\pi", "equivalent"),
    ("", r"\cos x=0", r"x=\frac\pi2+2k\pi", "implied"),
    ("", r"\sin x=0", r"x=k\pi", "equivalent"),
    ("", r"\tan x=1", r"x=\frac\pi4+n\pi", "equivalent"),
    ("", r"\cos 2x=\frac12", r"2x=\pm\frac\pi3+2\pi n", "equivalent"),
    ("", r"\sin 3x=\sin x", r"3x=x+2k\pi\lor 3x=\pi-x+2k\pi", "equivalent"),
    ("", r"\sin x+\sqrt3\cos x=1", r"x=-\frac\pi6+2k\pi\lor x=\frac\pi2+2k\pi", "equivalent"),
    ("", r"\sin x=\cos x", r"\tan x=1", "equivalent"),
    ("", r"\sin 2x=\sin x", r"2\cos x=1", "implied"),
    ("", r"\sin x+\cos x=1", r"\sin x\cos x=0", "implies"),
    (FULL, r"\sin x=\frac12", r"x=\frac\pi6\lor x=\frac{5\pi}6", "equivalent"),
    (FULL, r"\sin x=\frac12", r"x=\frac\pi6", "implied"),
    (FULL, r"\sin x>\frac12", r"\frac\pi6<x<\frac{5\pi}6", "equivalent"),
    (FULL, r"\sin x>\frac12", r"x>\frac\pi6", "implies"),
    (FULL, r"x=\frac\pi4+k\pi", r"x=\frac\pi4\lor x=\frac{5\pi}4", "equivalent"),
    ("0 < x < pi/2", r"\tan x=\sqrt3", r"x=\frac\pi3", "equivalent"),
    ("0 < x < pi/2", r"\tan x=\sqrt3", r"x=\frac\pi6", "wrong"),
    ("", "2x=4", "x=k", "wrong"),
    # the bracket behind an angle is a factor where it holds the angle or a function
    ("", r"2\sin x\cos x-\cos x=0", r"\cos x(2\sin x-1)=0", "equivalent"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "line", "following", "verdict"), STEPS)
def test_solutions_that_repeat(declared, line, following, verdict):
    assert [step.verdict for step in verdicts([line, following], declared)] == [verdict]
