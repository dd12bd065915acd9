"""What a line is to the one before it: an equation after an expression is only said; a logarithm has its condition."""

import pytest

import derive
from derive.write.plain import plain

LINES = [
    (r"x = 2 \Rightarrow x + 1",    "notation"),
    (r"x + 1 \Rightarrow x = 2",    "notation"),
    (r"x = 2 \iff x + 1",           "notation"),
    (r"x + 1 \iff 2",               "wrong"),
    (r"x = 2 \Rightarrow x + 1 = 3", "equivalent"),
    (r"x = 2 \Rightarrow x + 1 = 4", "wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), LINES)
def test_expressions_and_statements(text, verdict):
    (chain,) = derive.check(f"$${text}$$\n").chains
    assert [step.verdict for step in chain.steps] == [verdict]


def test_a_logarithm_of_both_sides_wants_what_is_positive():
    (chain,) = derive.check("$$y = x^3 \\Rightarrow \\ln y = 3 \\ln x$$\n").chains
    (step,) = chain.steps
    assert step.verdict == "operator"
    assert [plain(each.relation) for each in step.conditions] == ["y > 0"]
