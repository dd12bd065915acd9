"""Lines that set a value to zero, and systems whose equations begin alike: given, not derived."""

import pytest

import derive

CHAINS = [
    # rows, the verdicts of all steps
    ([r"f(x)&=x^3-3x", r"f'(x)&=3x^2-3", r"f'(x)&=0", r"x&=\pm1"], ["equivalent", "given", "equivalent"]),
    ([r"f(x)&=x^3-3x", r"f'(x)&=3x^2-3", r"3x^2-3&=0", r"x&=\pm1"], ["equivalent", "given", "equivalent"]),
    ([r"f(x)&=x^3-3x", r"f'(x)&=3x^2-3=0", r"x^2&=1", r"x&=1"], ["given", "identity", "equivalent", "implied"]),
    ([r"y&=x^3-3x", r"y'&=3x^2-3", r"y'&=0", r"x&=\pm1"], ["operator", "given", "equivalent"]),
    ([r"f(x)&=x^2-4", r"f(x)&=5", r"x&=\pm3"], ["given", "equivalent"]),
    ([r"f(x)&=x^2-4", r"f(x)&=0", r"x&=2"], ["given", "implied"]),
    ([r"y&=x^2-4", r"y&=0", r"x&=\pm2"], ["given", "equivalent"]),
    (["x&=3", "x&=5"], ["wrong"]),
    (["y&=2x+1", "y&=5"], ["wrong"]),
    ([r"f(x)&=x^2", r"f'(x)&=2"], ["wrong"]),
    ([r"f(x)&=x^2", r"f'(3)&=0"], ["wrong"]),
    ([r"y=2x+1,\ y&=x^2-2", r"x^2-2&=2x+1", r"x=3\text{ or }x&=-1"], ["implies", "equivalent"]),
    ([r"x^2&=a^2", r"x=a,\ x&=-a"], ["equivalent"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), CHAINS, ids=["; ".join(rows) for rows, _ in CHAINS])
def test_what_is_set(rows, expected):
    report = derive.check("$$\n\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}\n$$\n")
    assert [step.verdict for chain in report.chains for step in chain.steps] == expected
