"""An equation after an expression, or the other way round: said, and not judged."""

import pytest

import derive

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
