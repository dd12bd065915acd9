"""Lines that are said for all values of a letter, mixed numbers, and reasons before a line."""

import pytest

import derive

CHAINS = [
    # rows, verdicts
    ([r"x^2+2kx+9>0\text{ for all }x", "k^2<9", "-3<k<3"], "undecided equivalent"),
    ([r"x^2+2kx+9>0\quad\forall x\in\mathbb R", "4k^2-36<0"], "undecided"),
    ([r"x^2+1>0\text{ for all }x", "x^2>-1"], "equivalent"),
    ([r"3\tfrac12-1\tfrac34", r"&=\tfrac72-\tfrac74", r"&=\tfrac74"], "identity identity"),
    ([r"3\tfrac12-1\tfrac34", r"&=\tfrac72-\tfrac54"], "wrong"),
    ([r"2\frac12", r"&=1"], "identity"),
    ([r"\because\ x^2=9", r"\therefore\ x=\pm3"], "equivalent"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "verdicts"), CHAINS)
def test_chains(rows, verdicts):
    (chain,) = derive.check("$$\n\\begin{aligned}\n" + " \\\\\n".join(rows) + "\n\\end{aligned}\n$$\n").chains
    assert [step.verdict for step in chain.steps] == verdicts.split()
