"""Differentials and gradients in documents that say what varies and what names stand for."""

import pytest

import derive

TOLD = r"Let $W \in \mathbb{R}^{k \times m}$, $x \in \mathbb{R}^m$ and $b, y \in \mathbb{R}^k$."
LOSS = r"\mathrm{d} \frac{1}{2} \lVert W x + b - y \rVert^2"
VARYING = [
    ("How the loss varies with $b$:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (W x)", False),
    ("How the loss varies with $b$:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (b - y)", True),
    ("How the loss varies with $W$:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (W x)", True),
    ("How the loss varies with $W$:", rf"{LOSS} = (W x + b + y)^T \mathrm{{d}} (W x)", False),
    ("As $x$ varies,", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (W x + b)", True),
    ("Only $x$ varies.", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (W x - y)", True),
    ("How the loss varies with $b$ and $y$:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (b - y)", True),
    ("How the loss varies with $b$ and $y$:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (b + y)", False),
    # the lines have steps in other letters: they tell what varies
    ("How the loss varies with $b$:", rf"{LOSS} = (W x + b - y)^T (\mathrm{{d}} W \, x + \mathrm{{d}} b)", True),
    # nothing says what varies
    ("So:", rf"{LOSS} = (W x + b - y)^T \mathrm{{d}} (W x)", None),
]
NETWORK = r"""
Let $W_1 \in \mathbb{R}^{m \times d}$,
$W_2 \in \mathbb{R}^{k \times m}$, $x \in \mathbb{R}^d$, $b_1 \in \mathbb{R}^m$ and
$b_2, y \in \mathbb{R}^k$, and $\phi$ a function that is taken entry by entry.

$$ z_1 := W_1 x + b_1 $$

$$ z_2 := W_2 \phi(z_1) + b_2 $$

$$ f(z_2) := \frac{1}{2} \lVert z_2 - y \rVert^2 $$

$$ g(z_1) := f(W_2 \phi(z_1) + b_2) $$

$$ \delta_2 := \nabla_{z_2} f(z_2) $$
"""
NAMED = [
    (r"\nabla_{z_2} f(z_2) = z_2 - y", True),
    (r"\nabla_{z_2} f(z_2) = y - z_2", False),
    (r"\nabla_{z_2} f(z_2) = z_2 + y", False),
    (r"\nabla_{z_1} g(z_1) = \nabla_{z_1} f(W_2 \phi(z_1) + b_2)", True),
    (r"\nabla_{z_1} g(z_1) = \nabla_{z_1} f(W_2 \phi(z_1))", False),
    (r"\nabla_{z_1} g(z_1) = (W_2^T \delta_2) \odot \phi'(z_1)", True),
    (r"\nabla_{z_1} g(z_1) = (W_2^T \delta_2) \odot \phi(z_1)", False),
    (r"\nabla_{z_1} g(z_1) = W_2^T \delta_2", False),
    (r"\nabla_{W_2} f(W_2 \phi(z_1) + b_2) = \delta_2 \phi(z_1)^T", True),
    (r"\nabla_{W_2} f(W_2 \phi(z_1) + b_2) = \delta_2 z_1^T", False),
]


@pytest.mark.parametrize(("words", "lines", "follows"), VARYING)
def test_what_the_words_say_varies(words, lines, follows):
    assert judged(f"{TOLD}\n\n{words}\n\n$$ {lines} $$\n") is follows


@pytest.mark.parametrize(("lines", "follows"), NAMED)
def test_gradients_by_names(lines, follows):
    assert judged(f"{NETWORK}\n$$ {lines} $$\n") is follows


def judged(text):
    step = derive.check(text).chains[-1].steps[-1]
    assert step.follows is not False or step.witness is not None
    return step.follows
