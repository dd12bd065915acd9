"""Displays read as chains: their lines, how these are joined, where they stand."""

import pytest

from derive.core.errors import InputError
from derive.reader.documents import decoded, kind_of, read_document
from derive.write.plain import plain

LATEX = "latex"
MARKDOWN = "markdown"
NOTEBOOK = "notebook"

EXPRESSIONS = [  # one chain; "relation plain term" of every line
    (r"a = b = c", ["a", "= b", "= c"]),
    (r"a &= b \\ &= c", ["a", "= b", "= c"]),
    (r"\begin{aligned} f(x) &= (x+1)^2 \\ &= x^2 + 2x \\ &\quad + 1 \end{aligned}",
     ["f(x)", "= (x + 1)^2", "= x^2 + 2 x + 1"]),
    (r"(x+1)^2 \\ = x^2 + 2x + 1", ["(x + 1)^2", "= x^2 + 2 x + 1"]),
    (r"a &\overset{(1)}{=} b && \text{(law of a)} \\ &\stackrel{\text{def}}{=} c \tag{2}\label{eq}",
     ["a", "= b", "= c"]),
    (r"a \le b < c \leq d", ["a", "<= b", "< c", "<= d"]),
    (r"a \equiv b \approx 0.25", ["a", "= b", "~= 0.25"]),
    (r"p(\theta \mid x) &\propto p(x \mid \theta)\, p(\theta) \\ &\propto \theta^k",
     ["p(theta given x)", "propto p(x given theta) p(theta)", "propto theta^k"]),
    (r"u := x - 1", ["u", ":= x - 1"]),
    (r"\color{red}{x^2} = \textcolor{blue}{x \cdot x} = \boxed{x^2}.", ["x^2", "= x x", "= x^2"]),
    (r"\underbrace{a + b}_{\text{sum}} = \displaystyle b + a \nonumber", ["a + b", "= b + a"]),
    (r"a {}={} b\, ,", ["a", "= b"]),
    (r"x &=& 1 + 2 \\ &=& 3", ["x", "= 1 + 2", "= 3"]),
    (r"\begin{array}{rcl} x + 1 &=& 2 + 1 \\ &=& 3 \end{array}", ["x + 1", "= 2 + 1", "= 3"]),
    (r"\left( a \right. \\ \left. + b \right) = b + a", ["a + b", "= b + a"]),
    (r"\int x\,dx = \frac{x^2}{2} + C", ["integral(x, x)", "= x^2/2 + C"]),
    (r"\log L = -\mu^2 + \text{const.}", ["ln(L)", "= -mu^2 + const"]),
    (r"\mathbb{E}[X^2] = \operatorname{Var}(X) + (\mathbb E X)^2", ["E[X^2]", "= Var(X) + E[X]^2"]),
    (r"|x| = \begin{cases} x & x \ge 0 \\ -x & \text{otherwise} \end{cases}",
     ["abs(x)", "= cases(x if x >= 0; -x otherwise)"]),
    (r"\det\begin{pmatrix} a & b \\ c & d \end{pmatrix} = ad - bc", ["det([[a, b], [c, d]])", "= a d - b c"]),
    (r"\left(\begin{array}{cc} a & b \\ c & d \end{array}\right) = 2", ["[[a, b], [c, d]]", "= 2"]),
]  # fmt: skip

EXPRESSIONS += [
    (r"\begin{pmatrix} 1 & 2 \\ 2 & 4 \end{pmatrix} \sim \begin{pmatrix} 1 & 2 \\ 0 & 0 \end{pmatrix}",
     ["[[1, 2], [2, 4]]", "row-equivalent [[1, 2], [0, 0]]"]),
    (r"\left[\begin{array}{c|c} 1 & 2 \\ 2 & 4 \end{array}\right] \xrightarrow{R_2 - 2R_1}"
     r" \left[\begin{array}{c|c} 1 & 2 \\ 0 & 0 \end{array}\right]",
     ["[[1, 2], [2, 4]]", "row-equivalent [[1, 2], [0, 0]]"]),
    (r"\int x \, \mathrm{dx} = \frac{x^2}{2}", ["integral(x, x)", "= x^2/2"]),
]  # fmt: skip

STATEMENTS = [
    (r"x^2 - 4 &= 0 \\ (x-2)(x+2) &= 0 \\ x &= \pm 2",
     ["x^2 - 4 = 0", "(x - 2) (x + 2) = 0", "x = 2 or x = -2"]),
    (r"x^2 = 4 \iff x = 2 \lor x = -2", ["x^2 = 4", "iff x = 2 or x = -2"]),
    (r"x = 2 \Rightarrow x^2 = 4", ["x = 2", "implies x^2 = 4"]),
    (r"x = 2 \\ \therefore x^2 = 4", ["x = 2", "implies x^2 = 4"]),
    (r"x^2 = 4 \text{ so } x = 2 \text{ or } x = -2", ["x^2 = 4", "implies x = 2 or x = -2"]),
    (r"2x = 4 \quad\Leftrightarrow\quad x = 2", ["2 x = 4", "iff x = 2"]),
    (r"x^2 &= 4 \\ \text{hence}\quad x &= \pm 2", ["x^2 = 4", "implies x = 2 or x = -2"]),
    (r"x^2 \le 4 \\ |x| \le 2 \\ -2 \le x \le 2", ["x^2 <= 4", "abs(x) <= 2", "-2 <= x and x <= 2"]),
    (r"x^2 - 5x + 6 = 0 \\ x = 2, x = 3", ["x^2 - 5 x + 6 = 0", "x = 2 or x = 3"]),
    (r"x^2 - 5x + 6 = 0 \\ x = 2, 3", ["x^2 - 5 x + 6 = 0", "x = 2 or x = 3"]),
    (r"x^2 - 5x + 6 = 0 \\ x = 2 \text{ or } 3", ["x^2 - 5 x + 6 = 0", "x = 2 or x = 3"]),
    (r"x^2 - 5x + 6 = 0 \\ x_1 = 2,\quad x_2 = 3", ["x^2 - 5 x + 6 = 0", "x = 2 or x = 3"]),
    (r"x^2 - 4x + 3 = 0 \\ x_{1,2} = 2 \pm 1", ["x^2 - 4 x + 3 = 0", "x = 2 + 1 or x = 2 - 1"]),
    (r"x + y = 3,\ x - y = 1 \\ x = 2,\ y = 1", ["x + y = 3 and x - y = 1", "x = 2 and y = 1"]),
    (r"\begin{cases} x + y = 3 \\ x - y = 1 \end{cases} \iff \begin{cases} x = 2 \\ y = 1 \end{cases}",
     ["x + y = 3 and x - y = 1", "iff x = 2 and y = 1"]),
    (r"\left\{\begin{aligned} x + y &= 3 \\ x - y &= 1 \end{aligned}\right. \\ x = 2, y = 1",
     ["x + y = 3 and x - y = 1", "x = 2 and y = 1"]),
    (r"2x &= 6 \\ \Rightarrow x &= 6/2 \\ &= 3", ["2 x = 6", "implies x = 6/2", "x = 3"]),
    (r"-2x &= -6 \\ -x &= -3", ["-2 x = -6", "-x = -3"]),
    (r"x^2 = 4 \\ \intertext{taking roots} x = \pm 2", ["x^2 = 4", "x = 2 or x = -2"]),
    (r"x^2 = 4 && \text{given} \\ x = \pm 2 && \text{by taking roots}", ["x^2 = 4", "x = 2 or x = -2"]),
]  # fmt: skip


def lines(chain):
    return [f"{line.relation} {plain(line.term)}".strip() for line in chain.lines]


@pytest.mark.parametrize(("written", "expected"), EXPRESSIONS + STATEMENTS)
@pytest.mark.parametrize("frame", ["$$\n{}\n$$", "\\[ {} \\]", "\\begin{{align*}}\n{}\n\\end{{align*}}"])
def test_a_display_is_a_chain(written, expected, frame):
    document = read_document(frame.format(written), MARKDOWN)
    assert [lines(chain) for chain in document.chains] == [expected]


SEVERAL = [  # displays that hold several chains, or a chain that goes on
    (r"$$ f'(x) = 2x - 4 = 0 \Rightarrow x = 2 $$", [["f'(x)", "= 2 x - 4"], ["2 x - 4 = 0", "implies x = 2"]]),
    (r"$$ (x-1)^2 &= x^2 - 2x + 1 \\ &\overset{!}{=} 0 \\ x &= 1 $$",
     [["(x - 1)^2", "= x^2 - 2 x + 1"], ["x^2 - 2 x + 1 = 0", "x = 1"]]),
    (r"$$ f(x) &= x^2 \\ f'(x) &= x + x \\ &= 2x $$", [["f(x)", "= x^2"], ["f'(x)", "= x + x", "= 2 x"]]),
    ("Setting it to zero,\n$$ f'(x) = 2x - 4 = 0. $$", [["f'(x)", "= 2 x - 4"], ["2 x - 4 = 0"]]),
    ("We solve\n$$ f'(x) = 0 $$", [["f'(x) = 0"]]),
    ("The sum is\n$$ x - y + y - x = 0 $$", [["x - y + y - x", "= 0"]]),
    (r"$$ a = b $$ and then $$ = c $$", [["a", "= b"], ["b", "= c"]]),
    (r"$$ x^2 = 4 $$ $$ \Rightarrow x = \pm 2 $$", [["x^2", "= 4"], ["x^2 = 4", "implies x = 2 or x = -2"]]),
    (r"$$ z &= w x \\ a &= \sigma(z) \\ \frac{da}{dw} &= a (1 - a) x $$",
     [["z", "= w x"], ["a", "= sigma(z)"], ["d/dw a", "= a*(1 - a) x"]]),
    (r"$$ x_1 = 3 - 1 = 2, \quad y_1 = 1 + 3 = 4 $$", [["x_1", "= 3 - 1", "= 2"], ["y_1", "= 1 + 3", "= 4"]]),
    (r"$$ a &= 1 \qquad b = 2 + 3 = 5 \\ c &= 6 - 1 = 5 \quad\text{and}\quad d = 7 $$",
     [["a", "= 1"], ["b", "= 2 + 3", "= 5"], ["c", "= 6 - 1", "= 5"], ["d", "= 7"]]),
    (r"$$ H = \begin{pmatrix} 2 & 0 \\ 0 & 6 \end{pmatrix}, \quad \det H = 12 > 0 $$",
     [["H", "= [[2, 0], [0, 6]]"], ["det(H)", "= 12", "> 0"]]),
    (r"$$ x = 1, \quad y = 2 $$", [["x = 1 and y = 2"]]),
    (r"$$ x^2 = 4, \quad x > 0 \Rightarrow x = 2 $$", [["x^2 = 4", "implies x = 2"]]),
    (r"$$ x + y = 3 = 1 + 2, \quad x - y = 1 \\ x = 2 $$", [["(x + y = 3 and 3 = 1 + 2) and x - y = 1", "x = 2"]]),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), SEVERAL)
def test_chains_of_a_document(document, expected):
    assert [lines(chain) for chain in read_document(document, MARKDOWN).chains] == expected


BARE = [
    (r"\frac{d}{dx} x^3 = 3x^2 = 3x", ["d/dx (x^3)", "= 3 x^2", "= 3 x"]),
    ("(x+1)^2 = x^2 + 2x + 1", ["(x + 1)^2", "= x^2 + 2 x + 1"]),
    ("x^10 = x^(5+5)", ["x^10", "= x^(5 + 5)"]),
    ("x^2 = 4\nx = 2 or x = -2", ["x^2 = 4", "x = 2 or x = -2"]),
    ("$x^2 = x x$", ["x^2", "= x x"]),
    ("x^2 <= 4 <=> x >= -2 and x <= 2", ["x^2 <= 4", "iff x >= -2 and x <= 2"]),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_formula_alone_is_a_chain(text, expected):
    assert [lines(chain) for chain in read_document(text, kind_of(text)).chains] == [expected]


PAGE = r"""---
title: Homework
assume: "x > 0; n integer"
---
# One
The code `$$a = b$$` is no mathematics, nor is $5.

```python
$$ c = d $$
```
<!-- $$ e = f $$ -->
```math
\sqrt{x^2} = x
```
```{math}
:label: two
x &= 1 + 1 \\
  &= 2
```
"""


def test_markdown_leaves_code_and_comments_alone():
    document = read_document(PAGE, MARKDOWN)
    assert [lines(chain) for chain in document.chains] == [["sqrt(x^2)", "= x"], ["x", "= 1 + 1", "= 2"]]
    assert [line.source_line for chain in document.chains for line in chain.lines] == [13, 13, 17, 17, 18]
    assert document.chains[0].context.texts == ("x > 0", "n integer")


PAPER = r"""\documentclass{article}
\newcommand{\R}{\mathbb{R}}
% assume: y > 0
\begin{document}
% $$ no = mathematics $$
\begin{verbatim} \[ a = b \] \end{verbatim}
\begin{proof}
\[ \log y^2 = 2 \log y \] % \[ c = d \]
\end{proof}
\end{document}
\[ e = f \]
"""


def test_latex_leaves_comments_and_verbatim_alone():
    document = read_document(PAPER, LATEX)
    assert [lines(chain) for chain in document.chains] == [["ln(y^2)", "= 2 ln(y)"]]
    assert document.chains[0].lines[0].source_line == 8
    assert document.chains[0].context.texts == ("y > 0",)


def test_a_notebook_is_its_markdown_cells():
    cells = (
        '{"cells": [{"cell_type": "markdown", "source": ["$$a = b$$\\n"]}, {"cell_type": "code", "source": "$$c=d$$"},'
    )
    document = read_document(cells + '{"cell_type": "markdown", "source": "$$e = f$$"}]}', NOTEBOOK)
    assert [lines(chain) for chain in document.chains] == [["a", "= b"], ["e", "= f"]]
    assert document.text == "$$a = b$$\n\n\n$$e = f$$"
    assert [chain.source_line for chain in document.chains] == [1, 4]


@pytest.mark.parametrize("text", [PAGE, r"\newcommand{\sq}[1]{#1^2} $$ \sq{x} &= x \cdot x \\ &\le \sq{x} + 1 $$"])
def test_a_line_knows_its_place(text):
    document = read_document(text, MARKDOWN)
    for chain in document.chains:
        for line in chain.lines:
            assert document.text[line.span.start : line.span.end] == line.source
            assert document.text.count("\n", 0, line.span.start) + 1 == line.source_line


UNREAD = [  # a line that can't be read is named with the reason, and the others are read
    (r"$$ x = 1 \\ x = 0 \text{ is a minimum} $$", [True, False], "minimum"),
    (r"$$ a = \foo{b} = c $$", [True, False, True], r"\\foo"),
    (r"$$ a = x^10 = c $$", [True, False, True], "braces"),
    (r"$$ a = = c $$", [True, False, True], "missing side"),
    (r"$$ = c $$", [False, True], "begins with a relation"),
    (r"\newcommand{\a}{\a x} $$ \a = 1 = 2 $$", [False, True, True], "grows without end"),
]


@pytest.mark.parametrize(("document", "read", "trouble"), UNREAD)
def test_what_cannot_be_read_is_said(document, read, trouble):
    found = [line for chain in read_document(document, MARKDOWN).chains for line in chain.lines]
    assert [line.term is not None for line in found] == read
    assert trouble.replace("\\\\", "\\") in " ".join(line.trouble for line in found)


REFUSED = [
    ("", MARKDOWN, "empty"),
    ("Only words here.", MARKDOWN, "no lines joined by relations"),
    ("We see that $x = 2$ holds.", MARKDOWN, "no lines joined by relations"),
    ("text\n\n$$ a = b", MARKDOWN, "line 3"),
    ("text\n\\[ a = b", LATEX, "line 2"),
    ("\n\n\\begin{align} a = b", LATEX, "line 3"),
    ("```math\na = b", MARKDOWN, "line 1"),
    ("{", NOTEBOOK, "JSON"),
    ('{"a": 1}', NOTEBOOK, "cells"),
    ("<!-- assume: x >> -->\n$$a = b$$", MARKDOWN, "line 1"),
]


@pytest.mark.parametrize(("text", "kind", "message"), REFUSED)
def test_what_is_no_document_is_refused(text, kind, message):
    with pytest.raises(InputError, match=message):
        read_document(text, kind)


def test_bytes_are_text_or_refused():
    assert decoded("a\r\nβ".encode()) == "a\nβ"
    assert decoded("a = β".encode("utf-16")) == "a = β"
    with pytest.raises(InputError, match="line 2"):
        decoded(b"a\n\xff\xfe\xfa")
    with pytest.raises(InputError, match="zero byte"):
        decoded(b"a\x00b")


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("", ".md", MARKDOWN), ("", ".tex", LATEX), ("", ".ipynb", NOTEBOOK), ("# A\n$$a=b$$", "", MARKDOWN),
        (r"\documentclass{article}", "", LATEX), ('{"cells": []}', "", NOTEBOOK),
    ],
)  # fmt: skip
def test_kinds(text, suffix, kind):
    assert kind_of(text, suffix) == kind


HOSTILE = {
    "brackets": "$$" + "(" * 10_000 + "x" + ")" * 10_000 + " = x$$",
    "braces": "$$" + "{" * 10_000 + "x" + "}" * 10_000 + " = x$$",
    "tower": "$$x = " + "2^{" * 3000 + "2" + "}" * 3000 + "$$",
    "bomb": "".join(
        rf"\newcommand{{\{chr(98 + k)}}}{{{chr(92) + chr(97 + k)}{chr(92) + chr(97 + k)}}}" for k in range(24)
    )
    + r"\newcommand{\a}{lol} $$ \y = 1 $$",
    "rows": "$$" + "x = 1 \\\\\n" * 500 + "$$",
    "dollars": "$" * 20_000 + "\n$$a = b$$",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_cost_little(name):
    try:
        document = read_document(HOSTILE[name], MARKDOWN)
    except InputError:
        return
    assert all(line.trouble or line.term is not None for chain in document.chains for line in chain.lines)
