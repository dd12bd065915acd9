"""What letters that nobody declares are taken for is said; a wrong guess is never silently true."""

import pytest

from derive.judge.judge import judged
from derive.reader.documents import read_document

NUMBERS = "A and B are taken to be numbers."
TAKEN = [
    ("$$(A+B)^2 = (A+B)(A+B) = A^2+2AB+B^2$$", "valid", [NUMBERS]),
    ("$$A(x+y) = Ax+Ay = xA+yA$$", "valid", ["A is taken to be a number."]),
    ("$$P(1+r)^2 = P(1+2r+r^2) = P+2rP+r^2P$$", "valid", ["P is taken to be a number."]),
    ("$$3X+2X = 5X = 4X+X$$", "valid", []),
    (r"$$\operatorname{Var}(AX) = \operatorname{Var}(XA) = \operatorname{Var}(AX)$$", "valid", []),
    (
        "Let $A$ and $B$ be matrices.\n\n$$(A+B)^2 = (A+B)(A+B) = A^2+2AB+B^2$$",
        "invalid",
        ["A is taken to be a matrix of size n x n.", "B is taken to be a matrix of size n x n."],
    ),
    (
        "$$\\det(AB) = \\det A \\det B$$\n\n$$(A+B)^2 = (A+B)(A+B) = A^2+2AB+B^2$$",
        "invalid",
        ["A is taken to have the size n x n.", "B is taken to have the size n x n."],
    ),
    ("Let $A$ be an $n \\times n$ matrix.\n\n$$(A + A)^T = 2A^T = A^T + A^T$$", "valid", []),
]


@pytest.mark.parametrize(("text", "verdict", "taken"), TAKEN, ids=[text for text, _, _ in TAKEN])
def test_what_capitals_are_taken_for(text, verdict, taken):
    report = judged(read_document(text, "markdown"))
    assert report.verdict == verdict
    assert list(report.chains[-1].written.assumed) == taken
