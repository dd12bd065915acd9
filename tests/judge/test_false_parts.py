"""Lines that go on behind the value of a letter: an equation between numbers that is false is what is wrong there."""

import pytest

from derive.judge.judge import judged
from derive.reader.documents import read_document
from derive.terms import symbols

CHAINS = [  # the chain, the verdict of its step, the mistake that is named
    (r"x + 2 = 5 \implies x = 5 - 2 = 3", "equivalent", None),
    (r"x + 2 = 5 \implies x = 5 - 2 = 4", "wrong", "arithmetic-slip"),
    (r"x^2 = 4 \implies x = \pm \sqrt{4} = \pm 2", "equivalent", None),
    (r"x^2 = 4 \implies x = \pm \sqrt{4} = \pm 3", "wrong", "arithmetic-slip"),
    (r"r^2 + 4 r + 13 = 0 \implies r = \frac{-4 \pm \sqrt{16 - 52}}{2} = -2 \pm 3i", "equivalent", None),
    (r"r^2 + 4 r + 13 = 0 \implies r = \frac{-4 \pm \sqrt{16 - 52}}{2} = -2 \pm 6i", "wrong", "cancel-term-not-factor"),
    (r"x (x - 1) = 0 \implies x = 0 \text{ and } x = 1", "implied", "and-or-confusion"),
    (r"x = 1 \text{ and } x = 2 \implies x = 1 \text{ and } 1 = 2", "equivalent", None),
]


@pytest.mark.parametrize(("text", "verdict", "mistake"), CHAINS)
def test_verdicts(text, verdict, mistake):
    (step,) = judged(read_document(f"$${text}$$\n", "markdown")).chains[0].steps
    assert (step.verdict, step.misconception) == (verdict, mistake)
    assert verdict != "wrong" or (step.witness.at == () and not symbols(step.place))
