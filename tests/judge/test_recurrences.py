"""What is said of a sequence below an equation that ties its entries to each other."""

import pytest

from .written import judged

CHAINS = [
    # lines, verdicts
    ([r"a_n=2a_{n-1}+1,\ a_0=0", "a_n=2^n-1"], "implies"),
    ([r"a_n=2a_{n-1}+1,\ a_0=0", "a_n=2^n"], "wrong"),
    (["a_{n+1}=2a_n+1", "a_{n+1}+1=2a_n+1"], "wrong"),
    ([r"a_{n+1}=3a_n,\ a_1=2", "a_{n+1}=9a_{n-1}", r"a_n=2\cdot3^{n-1}"], "implies implies"),
    ([r"a_{n+1}=3a_n,\ a_1=2", r"a_n=2\cdot3^n"], "wrong"),
    ([r"a_n=a_{n-1}+d,\ a_1=a", "a_n=a+(n-1)d"], "implies"),
    ([r"a_n=a_{n-1}+d,\ a_1=a", "a_n=a+nd"], "wrong"),
    ([r"F_{n+1}=F_n+F_{n-1},\ F_0=0,\ F_1=1", r"F_2=1,\ F_3=2,\ F_4=3"], "implies"),
    ([r"F_{n+1}=F_n+F_{n-1},\ F_0=0,\ F_1=1", r"F_2=1,\ F_3=2,\ F_4=4"], "wrong"),
    (["a_{n+2}=5a_{n+1}-6a_n", "r^2-5r+6=0", r"r=2\lor r=3", r"a_n=A\cdot2^n+B\cdot3^n"], "given equivalent implies"),
    (["a_{n+2}=5a_{n+1}-6a_n", r"a_n=A\cdot2^n+B\cdot5^n"], "wrong"),
    (["a_{n+2}=5a_{n+1}-6a_n", "r^2+5r+6=0"], "wrong"),
    ([r"x_{n+1}=\frac12\left(x_n+\frac{2}{x_n}\right)", r"x=\frac12\left(x+\frac2x\right)", "x^2=2"],
     "given equivalent"),
    ([r"w_{t+1}=(1-\eta\lambda)w_t", r"w_t=(1-\eta\lambda)^tw_0"], "implies"),
    ([r"e_{k+1}\le\frac12e_k", r"e_k\le2^{-k}e_0"], "undecided"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "verdicts"), CHAINS, ids=["; ".join(lines) for lines, _ in CHAINS])
def test_sequences(lines, verdicts):
    """Entries and closed forms follow by induction; what an entry contradicts is wrong; the rest is open."""
    assert [step.verdict for step in judged(lines).steps] == verdicts.split()
