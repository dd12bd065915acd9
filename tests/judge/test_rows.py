"""Systems written a row each, letters that stand before brackets, the imaginary unit, undeclared matrices."""

import pytest

from derive.judge.judge import judged
from derive.reader.documents import read_document

ROWS = [
    (["x+y=3", "x-y=1", "2x=4", "x=2", "y=1"],           ["given", "equivalent", "equivalent", "equivalent"]),
    (["x+y=3", "x-y=1", "2x=4", "x=3"],                  ["given", "equivalent", "implied"]),
    (["x+y=3", "x-y=3"],                                 ["wrong"]),
    (["x+y=3", "x=3+y", "x-y=3"],                        ["wrong", "equivalent"]),
    ([r"\frac{2xh+h^2}{h}", r"=\frac{h(2x+h)}{h}"],      ["identity"]),
    (["uv+uw", "=u(v+w)"],                               ["identity"]),
    (["f(x+h)", "=f(x)+f(h)"],                           ["wrong"]),
    (["(1+i)^2", "=2i"],                                 ["identity"]),
    (["(1+i)^2", "=1+2i"],                               ["wrong"]),
    (["x^2=4", r"\text{no solution}"],                   ["implied"]),
    (["x^TAx", "=(x^TAx)^T"],                            ["identity"]),
    (["(A-\\lambda I)v=0", r"Av=\lambda v"],             ["equivalent"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), ROWS, ids=[rows[0] for rows, _ in ROWS])
def test_rows(rows, expected):
    body = " \\\\\n".join("&" + row if row.startswith("=") else row for row in rows)
    report = judged(read_document(f"$$\n\\begin{{aligned}}\n{body}\n\\end{{aligned}}\n$$\n", "markdown"))
    chain = max(report.chains, key=lambda each: len(each.steps))
    assert [step.verdict for step in chain.steps] == expected
