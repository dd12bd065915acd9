"""dy/dx of letters: of defined functions, of functions of which nothing is told, and of constants."""

import pytest

import derive

F = "Let $f(x,y) = x^2 + 4y^2 - 2xy$.\n\n"
STEPS = [
    # document, verdicts of its last chain
    (F + r"$$\frac{\partial f}{\partial x} = 2x - 2y$$",                                      ["identity"]),
    (F + r"$$\frac{\partial f}{\partial x} = 2x + 2y$$",                                      ["wrong"]),
    (F + r"$$\frac{\partial^2 f}{\partial x \partial y} = -2$$",                              ["identity"]),
    (F + r"$$\frac{df}{dx} = 2x - 2y = 2(x - y)$$",                                           ["identity", "identity"]),
    (r"$$\frac{dL}{dw} = \frac{dL}{da} \frac{da}{dw}$$",                                      ["given"]),
    (r"$$\frac{dL}{dw} = \frac{dL}{da} \frac{da}{dw} = \frac{da}{dw} \frac{dL}{da}$$",        ["given", "identity"]),
    (r"$$\frac{dL}{dw} = \frac{dL}{da} \frac{da}{dw} = 2\frac{da}{dw} \frac{dL}{da}$$",       ["given", "wrong"]),
    (r"$$\frac{dL}{dw} = \frac{dL}{da} + 7\frac{da}{dw} = 7$$",                               ["given", "undecided"]),
    (r"$$\frac{d}{dx}(x^2+y^2) = 2x + 2y\frac{dy}{dx}$$",                                     ["identity"]),
    (r"$$\frac{d}{dx}(x^2+y^2) = 2x + 3y\frac{dy}{dx}$$",                                     ["wrong"]),
    (r"$$\frac{d}{dx}(cx) = c + x\frac{dc}{dx} = c$$",                                    ["identity", "identity-if"]),
    (r"$$\frac{d}{dx}(cx) = c\frac{d}{dx}x + x\frac{d}{dx}c = c$$",                           ["identity", "identity"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdicts"), STEPS)
def test_slopes(text, verdicts):
    assert [step.verdict for step in derive.check(text).chains[-1].steps] == verdicts


SOLVED = [
    # lines, verdict, conditions: a slope solved for where what it equals is defined
    (r"2y \frac{dy}{dx} &= -2x \\ \frac{dy}{dx} &= -\frac{x}{y}", "equivalent", ["y != 0"]),
    (r"2y \frac{dy}{dx} &= -2x \\ \frac{dy}{dx} &= \frac{x}{y}",  "wrong",      []),
    (r"a x &= b \\ x &= \frac{b}{a}",                             "equivalent", ["a != 0"]),
    (r"x^2 &= 3x \\ x &= 3",                                      "implied",    []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "verdict", "conditions"), SOLVED)
def test_what_is_solved_for(lines, verdict, conditions):
    report = derive.check(f"\\begin{{align*}}\n{lines}\n\\end{{align*}}\n")
    (step,) = report.chains[0].steps
    assert (step.verdict, [derive.Expression(each.relation).text for each in step.conditions]) == (verdict, conditions)


CURVES = [
    # a curve, its derivative, the slope; the verdicts: a wrong slope is refuted at a point of the curve
    ("x^2 + y^2 = 25", r"2x + 2y \frac{dy}{dx} = 0", r"\frac{dy}{dx} = -\frac{x}{y}", ["operator", "equivalent"]),
    ("x^2 + y^2 = 25", r"2x + 2y \frac{dy}{dx} = 0", r"\frac{dy}{dx} = \frac{x}{y}",  ["operator", "wrong"]),
    ("x^2 + y^2 = 2",  r"2x + 2y y' = 0",            r"y' = -\frac{y}{x}",             ["operator", "wrong"]),
    ("x^2 + y(x)^2 = 25", "2x + 2y(x) y'(x) = 0",    r"y'(x) = -\frac{x}{y(x)}",       ["operator", "equivalent"]),
    ("x^2 + y(x)^2 = 25", "2x + 2y(x) y'(x) = 0",    r"y'(x) = \frac{x}{y(x)}",        ["operator", "wrong"]),
    ("x^2 + y(x)^2 = 25", "2x + y(x) y'(x) = 0",     r"y'(x) = -\frac{2x}{y(x)}",      ["wrong", "equivalent"]),
    ("e^y = x",           "e^y y' = 1",              "y' = e^{-y}",                    ["operator", "equivalent"]),
    ("e^y = x",           "e^y y' = 1",              "y' = e^y",                       ["operator", "wrong"]),
]  # fmt: skip


@pytest.mark.parametrize(("curve", "slopes", "slope", "verdicts"), CURVES)
def test_slopes_along_a_curve(curve, slopes, slope, verdicts):
    report = derive.check(f"$$\\begin{{aligned}} {curve} \\\\ {slopes} \\\\ {slope} \\end{{aligned}}$$")
    steps = report.chains[0].steps
    assert [step.verdict for step in steps] == verdicts
    assert all(step.witness is not None for step in steps if step.verdict == "wrong")


QUADRATIC = "Let $A$ be a symmetric $d \\times d$ matrix and $x \\in \\mathbb{R}^d$. "
GRADIENTS = [  # what else is said, the lines, what follows from the line before
    ("Set $f(x) = x^T A x$.", [r"\mathrm{d} f = 2 x^T A \, \mathrm{d} x", r"\nabla_x f = 2 A x"], [True, True]),
    ("Set $f(x) = x^T A x$.", [r"\mathrm{d} f = 2 x^T A \, \mathrm{d} x", r"\nabla_x f = A x"], [True, False]),
    # of a letter that nothing defines its gradient is given, or nothing is known
    ("", [r"\nabla_x f = 2 A x"], [None]),
    ("", [r"\nabla_x f = 2 A x = 3 A x"], [None, False]),
    ("", [r"\nabla_x f = 0"], [None]),
    ("", [r"A x + \nabla_x f = \nabla_x f + A x"], [True]),
    ("", [r"A x + \nabla_x f = 2 A x"], [None]),
    ("", [r"\nabla_x (x^T A x) = A x"], [False]),
]


@pytest.mark.parametrize(("said", "displays", "follows"), GRADIENTS)
def test_gradients_of_letters(said, displays, follows):
    text = "\n\n".join((QUADRATIC + said, *(f"$$ {each} $$" for each in displays)))
    steps = [step for chain in derive.check(text).chains for step in chain.steps]
    assert [step.follows for step in steps] == follows
