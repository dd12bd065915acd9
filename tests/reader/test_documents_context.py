"""What a document declares: in its head, in comments, in prose, beside a line, and by what it defines in passing."""

import pytest

from derive.reader.documents import read_document
from derive.write.plain import plain

TOLD = [  # prose before the display, what the chain is read under
    (r"Let $x > 0$.", ["x > 0"]),
    (r"Assume that $0 < p < 1$ and $n \in \mathbb{N}$.", ["0 < p < 1", "n natural"]),
    (r"for all $x \in \mathbb{R}$", ["x real"]),
    (r"For every $x \in (0, 1)$ we have", [r"x \in (0, 1)"]),
    (
        r"Let $X \in \mathbb{R}^{n \times d}$, $w \in \mathbb R^d$ and $y \in \mathbb{R}^n$.",
        ["X: n x d", "w: d", "y: n"],
    ),
    (r"Let $\mathbf{x}, \mathbf{y} \in \mathbb{R}^n$.", ["x, y: n"]),
    (r"where $S \in \mathbb{S}^n_{++}$,", ["S: n x n spd"]),
    (r"Let $A$ be a symmetric $n \times n$ matrix.", ["A: n x n symmetric"]),
    (r"with $A \in \mathbb{R}^{n \times n}$ and $A = A^\top$,", ["A: n x n", "A symmetric"]),
    (r"Let $A$ be symmetric.", ["A: n x n symmetric"]),
    (r"Suppose $a$ and $b$ are positive.", ["a, b > 0"]),
    (r"Suppose $a, b$ are positive.", ["a, b > 0"]),
    (r"where $c$ is a constant and $x \ne 0$", ["c constant", r"x \ne 0"]),
    (r"Let $f(x) = x^2 + 1$.", ["f(x) = x^2 + 1"]),
    (r"Let $L(w) = \ln(1 + e^{-y w})$. Now let $y \in \mathbb{R}^n$, $w \in \mathbb{R}^n$.", ["y: n", "w: n"]),
    (
        r"Let $X$ and $Y$ be independent with mean $\mu$ and variance $4$.",
        ["E[X] = \\mu", "E[Y] = \\mu", "Var(X) = 4", "Var(Y) = 4", "X independent", "Y independent"],
    ),
    (r"where $\sigma > 0$ denotes the scale", [r"\sigma > 0"]),
    (r"with $\lambda \in \mathbb{R}_{>0}$", ["lambda > 0"]),
    (r"for $i = 1, \dots, n$", ["i in 1..n"]),
    (r"We see that $x > 0$ here.", []),
    (r"For example, $x > 0$ would do.", []),
    (r"Setting $f'(x) = 0$ gives", []),
    (r"Let $x$ be not positive.", []),
    (r"Then $x > 0$.", []),
    (r"Differentiate, with $z$ as a function of $t$.", ["z function"]),
    (r"with the gradient as a function of $t$", []),
    (r"where $v \in \mathbb{R}^n$ and $v^\top v = 1$", ["v: n", "v^T v = 1"]),
    (r"For $x > 0$ this holds. For $x < 0$ we get", ["x < 0"]),
]


@pytest.mark.parametrize(("prose", "expected"), TOLD)
def test_prose_declares(prose, expected):
    document = read_document(f"{prose}\n\n$$ u = v $$\n", "markdown")
    assert list(document.chains[0].context.texts) == expected


BESIDE = [  # a display and what follows it, what its first chain is read under
    (r"$$ \sqrt{x^2} = x, \quad x > 0 $$", ["x > 0"]),
    (r"$$ \sqrt{x^2} = x \qquad (x > 0) $$", ["x > 0"]),
    (r"$$ \sqrt{x^2} = x \quad \text{for } x > 0. $$", ["x > 0"]),
    (r"$$ \sqrt{x^2} = x \quad \text{for all $x > 0$} $$", ["x > 0"]),
    (r"$$ \sqrt{x^2} = x \quad \forall x > 0 $$", ["x > 0"]),
    (r"$$ \frac{x^2}{x} = x, \quad x \neq 0 $$", [r"x \neq 0"]),
    (r"$$ \log x^2 = 2 \log x \text{ since } x > 0 \text{ and } y > 0 $$", ["x > 0", "y > 0"]),
    (r"$$ \sqrt{x^2} &= |x| \\ &= x && \text{as } x > 0 $$", ["x > 0"]),
    (r"$$ f''(0) = -2 \text{ for } f = 1 - x^2 $$", ["f(x) = 1 - x^2"]),
    ("$$ \\sqrt{x^2} = x $$\nwhere $x > 0$.", ["x > 0"]),
    ("$$ \\sqrt{x^2} = x $$\nThis needs $x > 0$.", []),
    (r"$$ a = b \quad \text{(chain rule)} $$", []),
    (r"$$ a = b \quad (1) $$", []),
]


@pytest.mark.parametrize(("display", "expected"), BESIDE)
def test_conditions_stand_beside_a_line(display, expected):
    assert list(read_document(display, "markdown").chains[0].context.texts) == expected


DEFINED = [  # a document, what its last chain is read under, what is said of it
    ("$$ f(x) = x^2 $$ so\n$$ f'(x) = 2x $$", ["f(x) = x^2"], "f is what line 1 defines."),
    ("$$ L = (y - w x)^2 $$ so\n$$ \\frac{dL}{dw} = -2x(y - wx) $$", ["L = (y - w x)^2"], "L is what line 1 defines."),
    ("$$ x^2 = 4 \\\\ x = 2 $$ and $$ x + 1 = 3 $$", [], ""),
    ("$$ f(x) = x^2 \\\\ f'(x) = 2x $$", ["f(x) = x^2"], ""),
    ("$$ y = x^2 \\\\ \\frac{dy}{dx} = 2x $$", ["y = x^2"], ""),
    ("$$ \\sigma(x) = \\frac{1}{1 - e^{-x}} $$", [], ""),
    ("$$ f(x) = x^2 $$\n# Two\n$$ f(x) = x^3 $$", ["f(x) = x^3"], ""),
    ("$$ f(x) = x^2 $$\n$$ f(x) = x^3 $$", ["f(x) = x^2"], "f is what line 1 defines."),
    ("Let $A$ be symmetric.\n$$ A = A^T $$", ["A: n x n symmetric"], "A is taken to be a matrix of size n x n."),
    ("$$ x = 1 \\quad \\text{where all is well with } x \\star 3 $$", [], "is not understood and left out."),
]


@pytest.mark.parametrize(("document", "told", "assumed"), DEFINED)
def test_definitions_carry_over(document, told, assumed):
    chain = read_document(document, "markdown").chains[-1]
    assert [" ".join(text.split()) for text in chain.context.texts] == told
    assert assumed in " ".join(chain.assumed)
    assert bool(assumed) == bool(chain.assumed)


MACROS = [  # definitions, a formula with them, the formula without
    (r"\newcommand{\R}{\mathbb{R}}", r"x \in \R", "x in reals"),
    (r"\newcommand\half{\frac12}", r"\half x", "1/2 x"),
    (r"\newcommand{\norm}[1]{\lVert #1 \rVert}", r"\norm{x - y}", "norm(x - y)"),
    (r"\newcommand{\pd}[2][f]{\frac{\partial #1}{\partial #2}}", r"\pd{x} + \pd[g]{y}", "∂/∂x f + ∂/∂y g"),
    (r"\DeclareMathOperator{\softmax}{softmax}", r"\softmax(z)", "softmax(z)"),
    (r"\def\sq#1{#1^2}", r"\sq x + \sq{y}", "x^2 + y^2"),
    (r"\let\eps\varepsilon", r"\eps x", "varepsilon x"),
    (r"\renewcommand{\vec}[1]{\mathbf{#1}}", r"\vec{w} + 1", "w + 1"),
    (r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}", r"\abs{x}", "abs(x)"),
    (r"\newcommand{\E}{\mathbb{E}}\newcommand{\EX}{\E[X]}", r"\EX", "E[X]"),
    (r"\newcommand{\y}{y}", r"\alpha\y", "alpha y"),
]


@pytest.mark.parametrize(("macros", "formula", "expected"), MACROS)
def test_macros_are_written_out(macros, formula, expected):
    document = read_document(f"{macros}\n$$ {formula} \\iff a = b $$", "latex")
    line = document.chains[0].lines[0]
    assert (plain(line.term), line.source) == (expected, formula)


def test_displays_can_come_out_of_macros():
    document = read_document(r"\def\be{\begin{equation}}\def\ee{\end{equation}} \be a = b \ee", "latex")
    assert [line.source for line in document.chains[0].lines] == ["a", "b"]


SIZES = [  # formulas with matrix notation, the sizes that are inferred and said
    (r"\nabla_w \|Xw - y\|^2 = 2X^\top(Xw - y)", ["X: n x d", "w: d", "y: n"]),
    (r"\nabla_x (x^\top A x) = (A + A^\top) x", ["A: n x n", "x: n"]),
    (r"(AB)^\top = B^\top A^\top", ["A: n x d", "B: d x m"]),
    (r"(X^\top X + \lambda I)^{-1} X^\top y = w", ["X: n x d", "y: n", "w: d"]),
    (r"\mathbf{1}_n^\top (X w) = s", ["X: n x d", "w: d"]),
    (r"\|x\| = 3", ["x: n"]),
    (r"(AB)^{-1} = A^{-1} B^{-1}", []),
    (r"\nabla f(x, y) = (2x, 2y)", []),
    (r"E = m c^2", []),
    (r"A^\top + x = B \\ A x^\top = x", []),
]


@pytest.mark.parametrize(("formula", "expected"), SIZES)
def test_sizes_that_nobody_declared_are_inferred_and_said(formula, expected):
    chain = read_document(f"$$ {formula} $$", "markdown").chains[0]
    sizes = [text for text in chain.context.texts if ": " in text]
    assert sizes == expected
    assert [note for note in chain.assumed if "size" in note] == [
        f"{name} is taken to have the size {size}." for name, size in (text.split(": ") for text in expected)
    ]


def test_a_letter_that_is_differentiated_by_stands_for_itself():
    text = "$$ a = \\sigma(z) $$\n$$ L = -y \\log a $$\n$$ \\frac{\\partial L}{\\partial a} = -\\frac{y}{a} $$"
    last = read_document(text, "markdown").chains[-1]
    assert [definition.name for definition in last.context.definitions] == ["L"]


def test_a_line_whose_shapes_do_not_fit_does_not_hide_the_others():
    text = r"Let $X \in \mathbb{R}^{n \times d}$. $$ \nabla_w \|Xw - y\|^2 = 2X^\top(Xw - y) = 2X y $$"
    chain = read_document(text, "markdown").chains[0]
    assert [line.term is not None for line in chain.lines] == [True, True, False]
    assert "do not fit" in chain.lines[2].trouble
