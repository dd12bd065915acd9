"""Gradients of scalars made at random of vectors and matrices of any size: worked out, and every line proved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from derive.api import topic_function

SHAPES = "A: m x n; B: n x m; M: n x n; S: n x n symmetric; x: n; y: n; u: m"
VECTORS = {"n": ("x", "y"), "m": ("u",)}
MATRICES = {"nn": ("M", "S", "M^T", "(M + S)"), "mn": ("A", "B^T"), "nm": ("B", "A^T"), "mm": ("(A B)",)}
ENTRYWISE = st.sampled_from(("tanh", "sigma", "exp", "softmax", "softplus"))
OUTER = st.sampled_from(("exp", "tanh", "sigma", "sin"))
LETTERS = st.sampled_from(("x", "y", "u", "A", "B", "M", "S"))


def text(form, *parts):
    return st.builds(form.format, *parts)


def vector(size, depth):
    if not depth:
        return st.sampled_from(VECTORS[size])
    inner = vector(size, depth - 1)
    products = [text("{} {}", st.sampled_from(MATRICES[size + other]), vector(other, depth - 1)) for other in "nm"]
    return st.one_of(
        text("({} - {})", inner, inner),
        text("hadamard({}, {})", inner, inner),
        text("{}({})", ENTRYWISE, inner),
        text("({}) {}", scalar(depth - 1), inner),
        text("{}/(1 + norm({})^2)", inner, inner),
        *products,
    )


def scalar(depth):
    if not depth:
        return text("norm({})^2", vector("n", 0) | vector("m", 0))
    u, v, s = vector("n", depth - 1), vector("m", depth - 1), scalar(depth - 1)
    return st.one_of(
        text("({})^T ({})", u, u),
        text("({}) . ({})", v, v),
        text("({})^T S ({})", u, u),
        text("logsumexp({})", v),
        text("sum({})", u),
        text("ln(1 + norm({})^2)", v),
        text("{}({}/9)", OUTER, s),
        text("({} + {})", s, s),
        text("({})*({})", s, s),
        text("tr(M S)*({})", s),
    )


@settings(max_examples=40)
@given(scalar(2), LETTERS)
def test_every_line_is_proved(expression, letter):
    found = topic_function("matrix-gradient")(f"{expression} + norm({letter})^2", wrt=letter, shapes=SHAPES)
    assert found.verified, expression
