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
    (r"2 a x = 4 \implies x = \frac{4}{2a} = \frac{2}{a}", "equivalent", None),
    (r"2 a x = 4 \implies x = \frac{4}{2a} = \frac{4}{a}", "implied", "factor-dropped"),
    (r"a x + b = c \implies x = \frac{c - b}{a} = \frac{c}{a} - \frac{b}{a}", "equivalent", None),
    (r"a x + b = c \implies x = \frac{c - b}{a} = \frac{c}{a} + \frac{b}{a}", "implied", "sign-slip"),
    (r"(a-b) x = a^2 - b^2 \implies x = \frac{a^2-b^2}{a-b} = a + b", "equivalent", None),
    (r"x + y = 6 \text{ and } x - y = 0 \implies x = y = 3", "equivalent", None),
    (r"x + y = 6 \text{ and } x - y = 0 \implies x = y = 4", "wrong", None),
    (r"x = 1 \text{ and } x = 2 \implies x = 1 \text{ and } 1 = 2", "equivalent", None),
]


@pytest.mark.parametrize(("text", "verdict", "mistake"), CHAINS)
def test_verdicts(text, verdict, mistake):
    (step,) = judged(read_document(f"$${text}$$\n", "markdown")).chains[0].steps
    assert (step.verdict, step.misconception) == (verdict, mistake)
    if step.message.key == "check.false_by_itself":
        assert step.witness.at == ()
        assert not symbols(step.place)
