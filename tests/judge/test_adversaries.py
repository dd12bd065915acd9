"""Arguments that prove what is false, beside right ones of the same form: the verdicts of a document's last chain."""

import pytest

import derive

BY_PARTS = (
    "{0} &= \\int e^x \\cos x \\, dx \\\\ &= e^x \\sin x + e^x \\cos x {1} {0} \\\\ 2{0} &= e^x \\sin x + e^x \\cos x"
)
NAMED = [  # a letter stands for an integral
    (BY_PARTS.format("J", "-"), ["identity", "identity", "identity"]),
    (BY_PARTS.format("I", "-"), ["identity", "identity", "identity"]),
    (BY_PARTS.format("I", "+"), ["identity", "wrong", "identity"]),
    (r"I &= \int_0^1 x^2 \, dx \\ &= \frac13 \\ 2I &= \frac23", ["identity", "identity", "identity"]),
    (r"I &= \int_0^1 x^2 \, dx \\ &= \frac13 \\ 2I &= \frac13", ["identity", "identity", "wrong"]),
    (r"P &= V I \\ I &= \frac{P}{V}", ["equivalent"]),
    (r"P &= V I \\ I &= \frac{V}{P}", ["wrong"]),
]


@pytest.mark.parametrize(("lines", "expected"), NAMED)
def test_letters_that_stand_for_integrals(lines, expected):
    report = derive.check(f"\\begin{{align*}}\n{lines}\n\\end{{align*}}\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected


FALSE_FACTS = [  # what is told and can't hold, a chain, the verdicts
    ("Assume $1 = 2$.", "f + 2 = f + 3 = f + 7", ["wrong", "wrong"]),
    ("Let $f = f + 1$.", "f + 2 = f + 3 = f + 17", ["wrong", "wrong"]),
    ("Since $x = x + 1$,", "2x + 5 = 2x + 6 = 2x + 9", ["wrong", "wrong"]),
    ("Assume $x = 2$.", "x + 5 = 7 = 4 + 3", ["identity", "identity"]),
]


@pytest.mark.parametrize(("told", "chain", "expected"), FALSE_FACTS)
def test_from_what_is_false_nothing_follows(told, chain, expected):
    assert [step.verdict for step in derive.check(f"{told}\n\n$${chain}$$\n").chains[-1].steps] == expected
