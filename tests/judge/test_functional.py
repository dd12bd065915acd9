"""Functions written without their letter: primes on brackets, rings, D and partial signs with letters below."""

import pytest

import derive

RIGHT = [
    (r"(uv)' = u'v + uv'",                                                 "product-rule"),
    (r"(f g)'(x) = f'(x) g(x) + f(x) g'(x)",                               "product-rule"),
    (r"(f g)'(1) = f'(1) g(1) + f(1) g'(1)",                               "product-rule"),
    (r"\left(\frac{u}{v}\right)' = \frac{u'v - uv'}{v^2}",                 "quotient-rule"),
    (r"\left(\frac{f}{g}\right)'(x) = \frac{f'(x) g(x) - f(x) g'(x)}{g(x)^2}", "quotient-rule"),
    (r"\left(\frac{1}{v}\right)' = -\frac{v'}{v^2}",                       "reciprocal-rule"),
    (r"(f \circ g)(x) = f(g(x))",                                          None),
    (r"(f \circ g)'(x) = f'(g(x)) g'(x)",                                  "chain-rule"),
    (r"(f \circ g \circ h)'(x) = f'(g(h(x))) g'(h(x)) h'(x)",              "chain-rule"),
    (r"(f(g(x)))' = f'(g(x)) g'(x)",                                       "chain-rule"),
    (r"\frac{d}{dx}(uv) = u \frac{dv}{dx} + v \frac{du}{dx}",              "product-rule"),
    (r"\frac{d}{dx}\frac{u}{v} = \frac{v \frac{du}{dx} - u \frac{dv}{dx}}{v^2}", "quotient-rule"),
    (r"\frac{d}{dx} u^3 = 3u^2 \frac{du}{dx}",                             "chain-rule"),
    (r"\frac{d^2}{dx^2}(uv) = u''v + 2u'v' + uv''",                        "higher-derivative"),
    (r"\frac{d}{dx}(x^2 + y^2) = 2x + 2y y'",                              "sum-rule"),
    (r"\int u\,dv = uv - \int v\,du",                                      "integration-by-parts"),
    (r"\int u v' \,dx = uv - \int u' v \,dx",                              "integration-by-parts"),
    (r"(u + v)' = u' + v'",                                                "sum-rule"),
    (r"(cu)' = c u'",                                                      "constant-factor-rule"),
    (r"(u^2)' = 2u u'",                                                    "chain-rule"),
    (r"(u^2)' = 2u",                                                       "power-rule"),
    (r"(u^n)' = n u^{n-1} u'",                                             "chain-rule"),
    (r"(\ln u)' = \frac{u'}{u}",                                           "chain-rule"),
    (r"(e^u)' = e^u u'",                                                   "chain-rule"),
    (r"(uvw)' = u'vw + uv'w + uvw'",                                       "product-rule"),
    (r"(uv)'' = u''v + 2u'v' + uv''",                                      "higher-derivative"),
    (r"(x y)' = y + x y'",                                                 "product-rule"),
    (r"(a x^2 + b x)' = 2 a x + b",                                        "sum-rule"),
    (r"f^{(3)}(x) = f'''(x)",                                              None),
    (r"D_x f(x) = f'(x)",                                                  "unknown-function-rule"),
    (r"D_x (x^2) = 2x",                                                    "power-rule"),
    (r"D_x^2 x^3 = 6x",                                                    "power-rule"),
    (r"\partial_x (x^2 y) = 2xy",                                          "constant-factor-rule"),
    (r"\partial_{xy} (x^2 y) = 2x",                                        "constant-factor-rule"),
    (r"\partial_x^2 (x^3 y) = 6xy",                                        "constant-factor-rule"),
    (r"\partial_{x_1} (x_1^2 x_2) = 2 x_1 x_2",                            "constant-factor-rule"),
    (r"\partial_x f = \frac{\partial f}{\partial x}",                      None),
    (r"(f + g)(x) = f(x) + g(x)",                                          None),
    (r"(f g)(x) = f(x) g(x)",                                              None),
    (r"E[c] = c",                                                          "constant-out-of-expectation"),
    (r"\operatorname{Var}(c) = 0",                                         "constant-out-of-variance"),
]  # fmt: skip
WRONG = [
    (r"(uv)' = u'v'",                                              "product-of-derivatives"),
    (r"(f g)'(x) = f'(x) g'(x)",                                   "product-of-derivatives"),
    (r"(x y)' = y'",                                               "product-of-derivatives"),
    (r"\frac{d}{dx}(uv) = \frac{du}{dx} \frac{dv}{dx}",            "product-of-derivatives"),
    (r"\left(\frac{u}{v}\right)' = \frac{u'}{v'}",                 "quotient-of-derivatives"),
    (r"\left(\frac{u}{v}\right)' = \frac{uv' - u'v}{v^2}",         "quotient-rule-sign"),
    (r"(f \circ g)'(x) = f'(g(x))",                                "factor-dropped"),
    (r"(f \circ g)'(x) = f'(g'(x))",                               None),
    (r"(uv)'' = u''v + uv''",                                      "second-derivative-of-product"),
    (r"\int u\,dv = uv + \int v\,du",                              "by-parts-sign"),
    (r"\int u v' \,dx = uv + \int u' v \,dx",                      "by-parts-sign"),
    (r"(f + g)(x) = f(x) g(x)",                                    None),
    (r"D_x (x^2) = 3x",                                            "arithmetic-slip"),
    (r"\partial_x (x^2 y) = x^2",                                  "gradient-wrong-variable"),
    (r"\partial_{xy} (x^2 y) = 2y",                                "gradient-wrong-variable"),
]  # fmt: skip
GIVEN = [
    r"f''(x) + f(x) = 0", r"f'(x) + 2 f(x) = 3x", r"f^{(2)}(x) + f(x) = 0", r"y'' + y = 0", r"\ddot{x} + x = 0",
    r"\dot{x} = 3x", r"\frac{dy}{dx} + y = 0", r"P(A \mid B) = 0.3", r"E[X] = 3 \cdot 0.2 + 1",
    r"\operatorname{Var}(X) = 4",
    r"P(A \mid B) = \frac{0.9 \cdot 0.01}{0.9 \cdot 0.01 + 0.05 \cdot 0.99}", r"D_i (x + 1) = 3",
]  # fmt: skip
NOT_GIVEN = [
    r"P(A \cup B) = P(A) + P(B)", r"E[X^2] = E[X]^2", r"E[2X + 3] = 2E[X]", r"\frac{d}{dx} f(x)^2 = 2 f(x)",
    "X, Y independent | E[X Y] = E[X] + E[Y]", "E[X] = 2 | E[3X] = 5",
]  # fmt: skip
UNREAD = [
    r"f^{(n)}(x) = n!", r"(f \circ g)' = f' g'", r"(x \circ y)(2) = 3", r"(f \circ 2)(x) = 3", r"\partial_{+} x = 1",
    r"\partial_i x_i = 1",
]  # fmt: skip


FOLLOWED = [
    # an equation, what is said of slopes below it, the verdict
    (r"y = \sin x",     r"y' = \cos x",                "operator"),
    (r"y = \sin x",     r"y' = -\cos x",               "wrong"),
    (r"y = \sin x",     "y'' + y = 0",                 "implies"),
    (r"y = \sin x",     "y'' - y = 0",                 "wrong"),
    (r"y = e^{2x}",     "y'' = 4y",                    "implies"),
    (r"y = e^{2x}",     "y'' = 2y",                    "implied"),
    (r"x = \cos t",     r"\dot{x} = -\sin t",          "operator"),
    (r"x = \cos t",     r"\dot{x} = \sin t",           "wrong"),
    (r"x = \cos t",     r"\ddot{x} = -x",              "implies"),
    (r"x^2 + y^2 = 1",  r"y'' = -\frac{1}{y^3}",       "undecided"),
    (r"x = 3",          "y' = 2",                      "undecided"),
    (r"u = x^2",        r"du = 2x\,dx",                "equivalent"),
    (r"u = x^2",        r"\mathrm{d}u = 2x\,\mathrm{d}x", "equivalent"),
    (r"u = x^2",        r"\frac12 du = x\,dx",         "equivalent"),
    (r"u = x^2",        r"du = 3x\,dx",                "wrong"),
    (r"u = \sin x",     r"du = \cos x\,dx",            "equivalent"),
    (r"u = \ln x",      r"du = \frac{dx}{x}",          "equivalent"),
    (r"x = d t",        "x^2 = d^2 t^2",               "implies"),
]  # fmt: skip


@pytest.mark.parametrize(("equation", "slopes", "verdict"), FOLLOWED)
def test_slopes_below_an_equation(equation, slopes, verdict):
    (step,) = derive.check(f"$${equation} \\Rightarrow {slopes}$$\n").chains[-1].steps
    assert step.verdict == verdict


def test_nablas_of_functions_of_nothing_are_left_open():
    (step,) = derive.check(r"$$\nabla (fg) = f \nabla g + g \nabla f$$").chains[-1].steps
    assert (step.verdict, step.message.key == "check.defect") == ("undecided", False)


def steps_of(text):
    declared, _, line = text.rpartition(" | ")
    return derive.check(f"$${line}$$\n", assume=declared).chains[-1].steps


@pytest.mark.parametrize(("line", "law"), RIGHT)
def test_right_lines(line, law):
    (step,) = steps_of(line)
    assert step.follows
    assert (step.law or "").split(", ")[0] == (law or "")


@pytest.mark.parametrize(("line", "misconception"), WRONG)
def test_wrong_lines_have_witnesses(line, misconception):
    (step,) = steps_of(line)
    assert (step.verdict, step.misconception) == ("wrong", misconception)
    assert step.witness is not None


@pytest.mark.parametrize("line", GIVEN)
def test_what_is_told_is_given(line):
    assert [step.verdict for step in steps_of(line)] == ["given"]


@pytest.mark.parametrize("line", NOT_GIVEN)
def test_what_is_claimed_is_judged(line):
    assert [step.verdict for step in steps_of(line)] == ["wrong"]


@pytest.mark.parametrize("line", UNREAD)
def test_what_is_not_read(line):
    assert [step.verdict for step in steps_of(line)] == ["notation"]
