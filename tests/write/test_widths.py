"""Widths: near to what TeX and Typst measure, and rows that fit where they can."""

import json

import pytest
from every_term import ALL
from readers import sets

from derive.layout.document import Chain
from derive.layout.layout import layout
from derive.reader.parser import read
from derive.write.breaking import broken
from derive.write.chains import ROOM, set_lines
from derive.write.latex import LATEX, latex
from derive.write.measuring import measured
from derive.write.typst import TYPST, typst
from derive.write.width import width

MEASURED = [  # formula, the wider of its widths in TeX and in Typst, in em
    (r"2 x \sin(x) + x^{2} \cos(x)", 8.9),
    (r"\lambda = \cos(a) + i \sin(a) \text{ or } \lambda = \cos(a) - i \sin(a)", 19.9),
    (r"\nabla_{x} (x^{\top} A x)", 4.7),
    (r"\frac{\partial}{\partial y} [x^{2} y + 3 x y^{2}]", 6.7),
    (r"(-\sqrt{2}) s^{2} + (-\sqrt{2}) (-s)^{2}", 10.4),
    (r"\left. (x^{3} + y^{3} - 3 x y) \right\rvert_{x = -2, y = 0}", 11.1),
    (r"K^{\top} (v \odot p) - (v^{\top} p) K^{\top} p", 10.4),
    (r"\begin{pmatrix} 2 + 2 \lambda & 4 \\ 4 & 2 + 2 \lambda \end{pmatrix}", 8.1),
    (r"\operatorname{arcosh}\left(\frac{1}{1 + e^{-x}} \right)", 8.0),
    (r"\begin{pmatrix} 1 & \frac{-1 + \sqrt{5}}{2} \\ 0 & 0 \end{pmatrix}", 5.9),
    (r"-\sum_{l = 1}^{k} (y_{l} \delta_{l j} - y_{l} p_{j})", 8.0),
    (r"x^{3} = 0 \text{ and } y^{3} = 0", 8.6),
    (r"\frac{d}{dx} [e^{\sin(x^{2})}]", 4.9),
    (r"(1 - \lambda) (2 - \lambda) (3 - \lambda) = 0", 11.1),
    (r"\operatorname{diag}(p) - p p^{\top} \succeq 0", 7.9),
    (r"\frac{d^{2}}{dx^{2}} \left[\frac{1}{1 - x} \right]", 5.5),
    (r"0^{3} - 3 \cdot 0 \cdot 0^{2}", 5.6),
    (r"\int_{0}^{\infty} (x + 1) \, dx", 6.2),
    (r"-\frac{1}{3} (-\ln(3)) - \frac{1}{3} (-\ln(3)) - \frac{1}{3} (-\ln(3))", 17.0),
]


@pytest.mark.parametrize(("formula", "wide"), MEASURED, ids=[row[0] for row in MEASURED])
def test_widths_are_those_of_the_page(formula, wide):
    assert measured(formula) == pytest.approx(wide, rel=0.1)


def test_typst_sets_nothing_much_wider():
    import typst as compiler

    lines = (f"#context [#metadata(measure(math.equation(block: true, $ {typst(t)} $)).width / 10pt) <w>]" for t in ALL)
    source = '#set text(font: "New Computer Modern", size: 10pt)\n' + "\n".join(lines)
    found = json.loads(compiler.query(source.encode(), "<w>", field="value", ignore_system_fonts=True))
    for term, wide in zip(ALL, found, strict=True):
        assert wide <= 1.2 * width(term) + 0.5, latex(term)


def test_rows_fit(solution):
    for block in layout(solution).blocks:
        if isinstance(block, Chain):
            paper = set_lines(block, LATEX)
            assert all(piece.room <= ROOM for line in paper.lines for piece in line.rows)


BROKEN = [  # formula, room, its rows
    ("a + b + c + d", 5.0, ["a + b + c", "+ d"]),
    ("x*(a + b + c + d + f + g)", 9.0, ["x (a + b + c + d + f", "+ g)"]),
    ("d/dx (x^2 + 3x + sin x + cos x)", 12.0, [r"\frac{d}{dx} [x^{2} + 3 x + \sin(x)", r"+ \cos(x)]"]),
    ("a b c d f g", 2.5, ["a b c d f", r"\cdot g"]),
    ("a b c d f g", 2.9, ["a b c d f g"]),
    ("-sum(y_i/2 + b_i + c_i + d_i, i=1..n)", 9.0,
     [r"-\sum_{i = 1}^{n} \Bigl( \frac{y_{i}}{2} + b_{i}", r"+ c_{i} + d_{i} \Bigr)"]),
    ("x = 1 and y = 2 => x y = 2", 10.0, [r"x = 1 \text{ and } y = 2", r"\Rightarrow x y = 2"]),
    ("k - sum(a_i + b_i + c_i + d_i, i=1..n)", 10.0, ["k", r"- \sum_{i = 1}^{n} (a_{i} + b_{i} + c_{i} + d_{i})"]),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "room", "rows"), BROKEN)
def test_where_rows_end(formula, room, rows):
    assert [piece.text for piece in broken(read(formula), LATEX, room)] == rows


def test_rows_with_half_a_bracket_are_set_by_all():
    import typst as compiler

    for formula, room, _ in BROKEN:
        assert all(sets("{}" + piece.text) for piece in broken(read(formula), LATEX, room))
        lines = [f'$ "" {piece.text} $' for piece in broken(read(formula), TYPST, room)]
        assert compiler.compile("\n".join(lines).encode(), format="svg", ignore_system_fonts=True)
