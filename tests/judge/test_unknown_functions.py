"""Unknown functions at several places: wrong lines are refuted by a function, right ones stay."""

import pytest

from derive.judge.judge import judged
from derive.reader.documents import read_document
from derive.terms import Apply, subterms

from .written import verdicts

CIRCLE = r"2 x + 2 y(x) y'(x) = 0"
FOLIUM = r"3 x^2 + 3 y(x)^2 y'(x) = 6 y(x) + 6 x y'(x)"
WRONG = [  # what is declared, the line before, the line
    ("y function", CIRCLE,                      r"\iff y'(x^2) = -\frac{x}{y(x)}"),
    ("y function", CIRCLE,                      r"\iff y'(x) = -\frac{x}{y(2 x)}"),
    ("y function", FOLIUM,                      r"\iff (3 y(x^2)^2 - 6 x) y'(x) = 6 y(x) - 3 x^2"),
    ("y function", r"y'(x) = 2 y(x)",           r"\Rightarrow y'(2 x) = 4 y(x)"),
    ("y function", r"y'(x) = y(x) (1 - y(x))",  r"\Rightarrow y'(x) = y(x) (1 - y(-x))"),
    ("f function", r"f(x + y) = f(x) f(y)",     r"\Rightarrow f(2 x) = 2 f(x)"),
    ("f function", r"f(x + y) = f(x) f(y)",     r"\Rightarrow f(0) = 0"),
    ("f function", r"f(x + y) = f(x) + f(y)",   r"\Rightarrow f(0) = 1"),
    ("f function", r"f(-x) = f(x)",             r"\Rightarrow f'(-x) = f'(x)"),
    ("f function", r"f(x + 1) = f(x) + 2 x + 1", r"\Rightarrow f(x + 2) = f(x) + 4 x + 2"),
]  # fmt: skip
NOT_WRONG = [
    ("y function", CIRCLE,                      r"\iff y'(x) = -\frac{x}{y(x)}"),
    ("y function", CIRCLE,                      r"\Rightarrow y'(x^2) = -\frac{x^2}{y(x^2)}"),
    ("y function", FOLIUM,                      r"\iff (3 y(x)^2 - 6 x) y'(x) = 6 y(x) - 3 x^2"),
    ("y function", FOLIUM,                      r"\Rightarrow (y(2 x)^2 - 4 x) y'(2 x) = 2 y(2 x) - 4 x^2"),
    ("y function", r"y'(x) = 2 y(x)",           r"\Rightarrow y'(2 x) = 2 y(2 x)"),
    ("f function", r"f(x + y) = f(x) f(y)",     r"\Rightarrow f(2 x) = f(x)^2"),
    ("f function", r"f(x + y) = f(x) + f(y)",   r"\Rightarrow f(0) = 0"),
    ("f function", r"f(-x) = f(x)",             r"\Rightarrow f'(-x) = -f'(x)"),
    ("f function", r"f(x + 1) = f(x) + 2 x + 1", r"\Rightarrow f(x + 2) = f(x) + 4 x + 4"),
    ("f function; f(0) = 1", r"f(2 x) = 2 f(x) - 1", r"\Rightarrow f(x) = f(0) + x f'(x)"),
    ("f function; a real; b real", r"f(a) = f(b)", r"\Rightarrow a = b"),
    ("p function", r"p(x) = p(z)",              r"\Rightarrow x = z"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "before", "after"), WRONG)
def test_wrong_lines_are_refuted_by_a_function(declared, before, after):
    (step,) = verdicts((before, after), declared)
    assert step.verdict == "wrong"
    assert any("(t)" in name for name, _ in step.witness.at)
    assert not any(type(part) is Apply for _, value in step.witness.at for part in subterms(value))


@pytest.mark.parametrize(("declared", "before", "after"), NOT_WRONG)
def test_right_lines_are_not_refuted(declared, before, after):
    (step,) = verdicts((before, after), declared)
    assert step.follows is not False


def test_a_slope_below_an_equation_in_calls():
    lines = (r"x^2 + y(x)^2 = 25", r"\Rightarrow 2 x + 2 y(x) y'(x) = 0", r"\Rightarrow y'(x) = -\frac{x}{y(2 x)}")
    assert [step.verdict for step in verdicts(lines, "y function")] == ["operator", "wrong"]


RECURRENCES = [  # the chain, its verdicts
    (r"T(n) = 2 T(n/2) + n = 2 (2 T(n/4) + n/2) + n = 4 T(n/4) + 2n", ["given", "identity", "identity"]),
    (r"T(n) = 2 T(n/2) + n = 2 (2 T(n/4) + n) + n = 4 T(n/4) + 3n", ["given", "wrong", "identity"]),
    (r"T(n) = 2 T(n/2) + n \implies T(n) = 4 T(n/4) + 2n", ["implies"]),
    (r"T(n) = 2 T(n/2) + n \implies T(n) = 4 T(n/4) + n", ["wrong"]),
    (r"T(n) = T(n-1) + n = T(n-2) + (n-1) + n", ["given", "identity"]),
    (r"T(n) = T(n-1) + n = T(n-2) + n + n", ["given", "wrong"]),
    (r"F(n) = F(n-1) + F(n-2) = 2 F(n-2) + F(n-3)", ["given", "identity"]),
    (r"F(n) = F(n-1) + F(n-2) = 2 F(n-2) + F(n-1)", ["given", "wrong"]),
    (r"f(x+y) = f(x) f(y) \implies f(2x) = f(x)^2 \implies f(4x) = f(x)^4", ["implies", "implies"]),
    (r"f(x+y) = f(x) + f(y) \implies f(-x) = -f(x)", ["implies"]),
    (r"y'(x) = 2 y(x) \implies y'(2x) = 2 y(2x)", ["implies"]),
    (r"y'(x) = 2 y(x) \implies y'(2x) = 4 y(x)", ["wrong"]),
]


@pytest.mark.parametrize(("text", "expected"), RECURRENCES)
def test_what_an_equation_says_at_other_places(text, expected):
    chain = judged(read_document(f"$${text}$$\n", "markdown")).chains[0]
    assert [step.verdict for step in chain.steps] == expected


PRODUCTS = [  # letters before brackets that are factors all the same
    r"n (n-1) (n-2) = n^3 - 3 n^2 + 2 n = n (n^2 - 3n + 2)",
    r"a (b + c) = a b + a c = c a + b a",
    r"k (x) + k (x + 1) = 2 k x + k = k (2x + 1)",
    r"x (x + 1) + k (x + 1) = (x + k) (x + 1) = x^2 + x + k x + k",
    r"t (t - s) - s (t - s) = (t - s)^2 = t^2 - 2 s t + s^2",
]


@pytest.mark.parametrize("text", PRODUCTS)
def test_factors_are_no_functions(text):
    chain = judged(read_document(f"$${text}$$\n", "markdown")).chains[0]
    assert [step.verdict for step in chain.steps] == ["identity", "identity"]
