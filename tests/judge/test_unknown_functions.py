"""Unknown functions at several places: wrong lines are refuted by a function, right ones stay."""

import pytest

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
