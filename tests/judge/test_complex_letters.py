"""The imaginary unit, letters that are complex because a line says so, and points that are complex numbers."""

import pytest

from derive.judge.judge import judged
from derive.reader.documents import read_document

UNIT = "Let $i$ be the imaginary unit.\n\n"
DECLARED = "Let $z \\in \\mathbb{C}$.\n\n"
ENTRIES = (
    r"\begin{pmatrix} 0 & -1 \\ 1 & 0 \end{pmatrix} \begin{pmatrix} i \\ 1 \end{pmatrix} = "
    r"\begin{pmatrix} -1 \\ i \end{pmatrix}"
)
VERDICTS = [  # what is said before, the chain, the verdicts
    ("", r"z^2 + 1 = 0 \iff z = i \text{ or } z = -i", ["equivalent"]),
    ("", r"z^2 = -4 \iff z = \pm 2i", ["equivalent"]),
    ("", r"z^2 = -4 \iff z = \pm 4i", ["wrong"]),
    ("", r"\lambda^2 + 1 = 0 \iff (\lambda - i)(\lambda + i) = 0", ["equivalent"]),
    ("", r"\lambda^2 + 1 = 0 \iff (\lambda - 2i)(\lambda + 2i) = 0", ["wrong"]),
    ("", r"x^4 = 16 \iff x = 2 \text{ or } x = -2 \text{ or } x = 2i \text{ or } x = -2i", ["equivalent"]),
    ("", r"z^2 + 2z + 2 = 0 \iff z = -1 \pm i", ["equivalent"]),
    ("", r"z^2 + 2z + 2 = 0 \iff z = 1 \pm i", ["wrong"]),
    ("", r"z^2 + 2z + 2 = 0 \implies z = -1 + i", ["implied"]),
    ("", r"x^2 + 2x + 2 = 0 \implies x = \frac{-2 \pm \sqrt{-4}}{2} \implies x = 1 \pm i", ["equivalent", "wrong"]),
    ("", r"z = 2 + 3i \implies (z - 2)^2 = -9 \implies z^2 - 4z + 13 = 0", ["implies", "equivalent"]),
    ("", r"z = 2 + 3i \implies (z - 2)^2 = 9", ["wrong"]),
    ("", r"iz + 2 = 3 - 4i \iff iz = 1 - 4i \iff z = -4 - i", ["equivalent", "equivalent"]),
    ("", r"iz + 2 = 3 - 4i \iff iz = 1 - 4i \iff z = 4 - i", ["equivalent", "wrong"]),
    ("", r"x_1 - i x_2 = 0 \iff x_1 = i x_2", ["equivalent"]),
    (DECLARED, r"\frac{1}{z} = i \iff z = -i", ["equivalent"]),
    (DECLARED, r"\frac{1}{z} = i \iff z = i", ["wrong"]),
    (DECLARED, r"z^3 - 4z^2 = 0 \iff z^{-7} (z - 4) = 0", ["implied"]),
    (DECLARED, r"z^2 = 3z \iff \frac{z^2}{z} = 3", ["implied"]),
    (DECLARED, r"z^2 - 3z + 2 = 0 \iff z = \frac{3+1}{2} \text{ or } z = \frac{3-1}{0}", ["wrong"]),
    (DECLARED, r"\frac{z^2+1}{z-i} = 0 \iff z = -i", ["equivalent"]),
    (DECLARED, r"\frac{z^2+1}{z-i} = 0 \iff z^2 + 1 = 0", ["wrong"]),
    (DECLARED, r"z^2 = 2i \iff z = 1+i \text{ or } z = -1-i", ["equivalent"]),
    ("", r"z + 2i = 5 \implies z = 5 - 2i = 5 + 2i", ["wrong"]),
    ("", r"z = \frac{1}{1+i} = \frac{1-i}{2}", ["identity", "identity"]),
    ("", r"z = \frac{1}{1+i} = \frac{1+i}{2}", ["identity", "wrong"]),
    ("Let $z = 2 + i$.\n\n", r"z^2 = 4 + 4i + i^2 = 3 + 4i", ["identity", "identity"]),
    ("Let $z = 2 + i$.\n\n", r"z^2 = 4 + 4i - i^2 = 5 + 4i", ["wrong", "identity"]),
    ("", ENTRIES + r" = i \begin{pmatrix} i \\ 1 \end{pmatrix}", ["identity", "identity"]),
    ("", ENTRIES + r" = -i \begin{pmatrix} i \\ 1 \end{pmatrix}", ["identity", "wrong"]),
    (
        "",
        r"\begin{vmatrix} a & b & c \\ d & e & f \\ g & h & i \end{vmatrix} = a(ei-fh) - b(di-fg) + c(dh-eg) = 0",
        ["identity", "wrong"],
    ),
    ("", r"e^{ix} + e^{-ix} = 2\cos x", ["identity"]),
    ("", r"e^{ix} + e^{-ix} = 2 i \cos x", ["wrong"]),
    ("", r"(a+bi)(a-bi) = a^2 - b^2 i^2 = a^2 + b^2", ["identity", "identity"]),
    ("", r"(a+bi)(a-bi) = a^2 - b^2 i^2 = a^2 - b^2", ["identity", "wrong"]),
    ("", r"\frac{3+i}{1-2i} = \frac{(3+i)(1+2i)}{5} = \frac{1+7i}{5}", ["identity", "identity"]),
    (DECLARED, r"(1-2i) z = 3+i \iff z = \frac{3+i}{1-2i}", ["equivalent"]),
    (UNIT, r"x_1 - i x_2 = 0 \iff x_1 = i x_2 \iff i = \frac{x_2}{x_1}", ["equivalent", "wrong"]),
    ("", r"x + i y = 3 + 4i \iff x = 3 \text{ and } y = 4", ["equivalent"]),
    ("", r"x + i y = 3 + 4i \iff x = 4 \text{ and } y = 3", ["wrong"]),
    ("", r"(x + iy)^2 = 3 + 4i \iff x^2 - y^2 = 3 \text{ and } 2xy = 4", ["equivalent"]),
    ("", r"(x + iy)^2 = 3 + 4i \iff x^2 + y^2 = 3 \text{ and } 2xy = 4", ["wrong"]),
    ("", r"a + bi = c + di \implies a = c \text{ and } b = d", ["equivalent"]),
    (UNIT, r"x + i y = 0 \implies x = 0 \text{ and } y = 0", ["equivalent"]),
    (UNIT, r"i z = w \implies z^2 = w^2", ["wrong"]),
    (UNIT, r"i z = w \implies -z^2 = w^2", ["implies"]),
    ("", r"|3 + 4i| = \sqrt{3^2 + 4^2} = 5", ["identity", "identity"]),
    ("", r"|3 + 4i| = 3 + 4 = 7", ["wrong", "identity"]),
    ("", r"|x + iy|^2 = (x + iy)(x - iy) = x^2 + y^2", ["identity", "identity"]),
    ("", r"|x + iy|^2 = (x + iy)^2 = x^2 - y^2 + 2ixy", ["wrong", "identity"]),
    ("", r"|\cos\theta + i\sin\theta| = \sqrt{\cos^2\theta + \sin^2\theta} = 1", ["identity", "identity"]),
    ("Let $z = 3 + 4i$.\n\n", r"z \bar{z} = (3+4i)(3-4i) = 25", ["identity", "identity"]),
    ("Let $z = 3 + 4i$.\n\n", r"z \bar{z} = (3+4i)(3-4i) = 9 - 16", ["identity", "wrong"]),
    ("Let $z = 3 + 4i$.\n\n", r"|z| = \sqrt{9 + 16} = 5", ["identity", "identity"]),
    ("Let $z = 3 + 4i$.\n\n", r"|z| = 3 + 4 = 7", ["wrong", "identity"]),
    ("Let $z = x + iy$.\n\n", r"|z|^2 = x^2 + y^2", ["identity"]),
    ("Let $z = x + iy$.\n\n", r"|z|^2 = x^2 - y^2", ["wrong"]),
    ("", r"|e^{i\theta}|^2 = e^{i\theta} e^{-i\theta} = 1", ["identity", "identity"]),
    (DECLARED, r"|z|^2 = z^2", ["wrong"]),
    (DECLARED, r"|z|^2 = |z^2|", ["identity"]),
    (DECLARED, r"|e^z| = e^z", ["wrong"]),
    (DECLARED, r"|z^2 + 1| = z^2 + 1", ["wrong"]),
    (DECLARED, r"z^2 \ge 0", ["undecided"]),
    (DECLARED, r"|z|^2 \ge 0", ["identity"]),
    (DECLARED, r"e^z = 1 \implies z = 0", ["implied"]),
    (DECLARED, r"z^2 - |z|^2 = 1 \implies 0 = 1", ["implied"]),
    (DECLARED, r"z \bar{z} = |z|^2", ["undecided"]),
    (UNIT, r"e^{2\pi i} = 1 \implies 2\pi i = 0", ["wrong"]),
    ("Let $a = 2i + 1$ be odd.\n\n", r"a^2 = 4i^2 + 4i + 1", ["identity"]),
    ("", r"x_i - i x_j = 0 \iff x_i = i x_j", ["equivalent"]),
]


@pytest.mark.parametrize(("before", "text", "expected"), VERDICTS, ids=[text for _, text, _ in VERDICTS])
def test_verdicts(before, text, expected):
    chain = judged(read_document(f"{before}$${text}$$\n", "markdown")).chains[-1]
    assert [step.verdict for step in chain.steps] == expected


SAID = [
    (r"z^2 = -4 \iff z = \pm 2i", "z is taken to be a complex number."),
    (r"z^2 = -4 \iff z = \pm 2i", "i is taken to be the imaginary unit."),
]


@pytest.mark.parametrize(("text", "sentence"), SAID)
def test_what_is_taken_for_granted_is_said(text, sentence):
    assert sentence in judged(read_document(f"$${text}$$\n", "markdown")).chains[0].written.assumed
