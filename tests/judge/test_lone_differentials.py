"""Lone equations of differentials: given where nothing tells what is differentiated, judged where that is told."""

import pytest

import derive

LONE = [
    # (text, verdict)
    (r"$$ df = \frac{\partial f}{\partial x} dx + \frac{\partial f}{\partial y} dy $$",       "given"),
    (r"$$ dy = f'(x)\,dx $$",                                                                 "given"),
    (r"$$ \mathrm{d}f = \operatorname{tr}(A^T \mathrm{d}X) $$",                               "given"),
    (r"Let $w = x^2$. Then $$ dw = 2x\,dx $$",                                                "identity"),
    (r"Let $w = x^2$. Then $$ dw = 3x\,dx $$",                                                "wrong"),
    (r"$$ d(uv) = u\,dv + v\,du $$",                                                          "identity"),
    (r"$$ d(uv) = u\,dv - v\,du $$",                                                          "wrong"),
    (r"$$ d(x^2) = 2x\,dx $$",                                                                "identity"),
    (r"$$ d(x_1, x_2) = \|x_1 - x_2\| $$",                                                    "given"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdict"), LONE)
def test_lone_equations(text, verdict):
    assert [step.verdict for step in derive.check(text).chains[-1].steps] == [verdict]
