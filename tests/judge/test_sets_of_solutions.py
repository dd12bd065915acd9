"""Solutions written as sets: intervals joined by a cup, numbers taken out, pairs of values."""

import pytest

from .written import verdicts

STEPS = [
    # line, next line, verdict
    ("x^2-2x-3>0", r"x\in(-\infty,-1)\cup(3,\infty)", "equivalent"),
    ("x^2-2x-3>0", r"x\in(-\infty,-1)\cup(2,\infty)", "implies"),
    ("x^2-2x-3>0", r"x\in(-\infty,-1)\cup(4,\infty)", "implied"),
    (r"x^2-2x-3\ge0", r"x\in\left(-\infty,-1\right]\cup\left[3,\infty\right)", "equivalent"),
    ("x(x-1)(x+2)<0", r"x\in(-\infty,-2)\cup(0,1)", "equivalent"),
    ("(x-1)^2>0", r"x\in\mathbb R\setminus\{1\}", "equivalent"),
    ("x^2=4", r"x\in\{-2,2\}", "equivalent"),
    (r"x+y=7,\ xy=12", r"(x,y)=(3,4)\text{ or }(x,y)=(4,3)", "equivalent"),
    (r"x+y=7,\ xy=12", r"(x,y)\in\{(3,4),(4,3)\}", "equivalent"),
    ("0=3", r"x\in\emptyset", "equivalent"),
    ("x^2=-1", r"x\in\emptyset", "equivalent"),
    ("x^2=1", r"x\in\emptyset", "implied"),
    (r"x+y=3,\ x-y=1", "(x,y)=(1,2)", "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "following", "verdict"), STEPS)
def test_solutions_as_sets(line, following, verdict):
    assert [step.verdict for step in verdicts([line, following])] == [verdict]
