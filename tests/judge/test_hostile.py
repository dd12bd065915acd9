"""Lines that ask for more than there is: each costs its own time alone, and the lines beside it keep their verdicts."""

from time import perf_counter, sleep

import pytest

from derive.app.limits import LEAST, Allowances
from derive.core.errors import UndecidedError
from derive.core.written import Span
from derive.judge.judge import judged
from derive.reader.documents import read_document

FIRST, SECOND, THIRD = Span(0, 1), Span(1, 2), Span(2, 3)
SECONDS, SLOW = 0.5, 8.0
BESIDE = (
    "$$\\frac{{d}}{{dx}} x^3 = 3x^2 = 3x$$\n\n{0}\n$$\\begin{{aligned}}\n{1}\n\\end{{aligned}}$$\n\n"
    "$$(x+1)^2 = x^2 + 2x + 1 = x^2 + 1$$\n"
)
GROWING = (("x+", "b"), (r"\b", "c"), (r"\c", "d"), (r"\d", "f"), (r"\f", "g"), (r"\g", "h"), (r"\h", "k"))
BOMB = "\n".join(rf"\newcommand{{\{new}}}{{{old * 10}}}" for old, new in GROWING)
LETTERS = [f"x_{{{k}}}" for k in range(2000)]


def table(size: int) -> str:
    """A square matrix with the entries a_{1,1}, a_{1,2} and so on."""
    rows = (" & ".join(f"a_{{{i},{j}}}" for j in range(1, size)) for i in range(1, size))
    return r"\begin{pmatrix}" + r" \\ ".join(rows) + r"\end{pmatrix}"


HOSTILE = {
    "a tower of powers": "x^{" * 9 + "x" + "}" * 9 + " &= y",
    "a tower of numbers": "9^{9^{9}} &= 9^{81}",
    "a number of 100,000 digits": "9" * 100_000 + " &= 1",
    "10,000 brackets": "(" * 10_000 + "x" + ")" * 10_000 + " &= x",
    "10,000 sums in brackets": "(1+" * 10_000 + "x" + ")" * 10_000 + " &= x",
    "10,000 closing brackets": "x" + ")" * 10_000 + " &= x",
    "a macro bomb": r"\k x &= x",
    "a determinant": rf"\det{table(30)} &= 1",
    "an inverse": rf"{table(12)}^{{-1}} {table(12)} &= 2 I",
    "a product of 400 brackets": "".join(f"(x+{k})" for k in range(1, 401)) + " &= x^{400}",
    "a power of a power": "((x+1)^{1000}+1)^{1000} &= x^{1000000}",
    "binomials": r"\binom{1000000000}{500000000} &= \binom{10^9}{5 \cdot 10^8 + 1}",
    "a factorial": "1000000000! &= 3",
    "10^9 terms": r"\sum_{k=1}^{1000000000} \sin(k) x^k &= x",
    "10^18 terms": r"\sum_{k=1}^{10^9} \sum_{j=1}^{10^9} \frac{1}{j+k} &= 0",
    "nested fractions": r"\frac{1}{x+" * 300 + "1" + "}" * 300 + " &= x",
    "fractions of letters": "".join(rf"\frac{{x_{{{k}}}}}{{1+" for k in range(60)) + "1" + "}" * 60 + " &= 1",
    "2,000 letters": " + ".join(LETTERS) + " &= 0",
    "2,000 letters squared": f"({' + '.join(LETTERS)})^2 &= " + " + ".join(f"{x}^2" for x in LETTERS),
    "roots in roots": r"\sqrt{1+" * 90 + "x" + "}" * 90 + " &= x",
    "derivatives of derivatives": r"\frac{d}{dx}" * 30 + r" \frac{\sin x}{x} &= 0",
}


def endless() -> None:
    """Work without an end."""
    while True:
        sleep(0.001)


def test_what_is_asked_of_a_line_shares_its_seconds() -> None:
    allowed, begun = Allowances(0.2), perf_counter()
    for _ in range(8):
        with pytest.raises(UndecidedError), allowed(FIRST, SECOND):
            endless()
    assert perf_counter() - begun < 0.2 + 8 * 0.2 * LEAST + 0.5


def test_a_line_beside_one_that_used_up_its_time_is_still_judged() -> None:
    allowed = Allowances(0.2)
    for _ in range(8):
        with pytest.raises(UndecidedError), allowed(FIRST, SECOND):
            endless()
    with allowed(SECOND, THIRD):
        pass
    begun = perf_counter()
    with pytest.raises(UndecidedError), allowed(THIRD):
        endless()
    assert perf_counter() - begun > 0.1


def test_answers_in_time_are_charged_to_the_line_they_are_asked_for() -> None:
    allowed = Allowances(0.2)
    for k in range(8):
        with allowed(FIRST, Span(k + 1, k + 2)):
            sleep(0.05)
    begun = perf_counter()
    with pytest.raises(UndecidedError), allowed(FIRST):
        endless()
    assert perf_counter() - begun > 0.1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the clock rings in a callback of gc
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_lines_cost_their_own_time_and_the_others_keep_their_verdicts(name: str) -> None:
    line = HOSTILE[name]
    begun = perf_counter()
    text = BESIDE.format(BOMB if name == "a macro bomb" else "", line + r" \\" + "\n&= -7")
    report = judged(read_document(text, "markdown"), guard=Allowances(SECONDS))
    assert perf_counter() - begun < SLOW
    first, hostile, last = ([step.verdict for step in chain.steps] for chain in report.chains)
    assert (first, last) == (["identity", "wrong"], ["identity", "wrong"])
    assert "identity" not in hostile
