"""Values, signs and shifts of functions: each is certified, and with the other sign or one more refuted."""

import pytest

from derive.core.certificates import REFUTED, sound
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read
from tests.general.mutants import mutants

VALUES = [
    # declarations, left, right
    ("", "arctan(1)",           "pi/4"),
    ("", "arctan(-1)",          "-pi/4"),
    ("", "arcsin(1)",           "pi/2"),
    ("", "arcsin(-1/2)",        "-pi/6"),
    ("", "arccos(-1/2)",        "2 pi/3"),
    ("", "gamma(1/2)",          "sqrt(pi)"),
    ("", "gamma(-1/2)",         "-2 sqrt(pi)"),
    ("", "gamma(5)",            "24"),
    ("", "binom(5, 2)",         "10"),
    ("", "binom(5, 7)",         "0"),
    ("", "binom(-3, 2)",        "6"),
    ("", "cos(2 pi/5)",         "(sqrt(5) - 1)/4"),
    ("", "sin(5 pi/12)",        "(sqrt(6) + sqrt(2))/4"),
    ("", "cos(11 pi/12)",       "-(sqrt(6) + sqrt(2))/4"),
    ("", "tan(3 pi/8)",         "1 + sqrt(2)"),
    ("", "cos(2 pi/7) + cos(4 pi/7) + cos(6 pi/7)", "-1/2"),
    ("", "sin(pi/10) sin(3 pi/10)", "1/4"),
    ("", "sin(pi/7) sin(2 pi/7) sin(3 pi/7)", "sqrt(7)/8"),
    ("i imaginary", "e^(2 pi i/3) + e^(4 pi i/3)", "-1"),
    ("", "sin(-x)",             "-sin(x)"),
    ("", "cos(-x)",             "cos(x)"),
    ("", "tan(-x)",             "-tan(x)"),
    ("", "sec(-x)",             "sec(x)"),
    ("", "arctan(-x)",          "-arctan(x)"),
    ("", "sinh(-x)",            "-sinh(x)"),
    ("", "cosh(-x)",            "cosh(x)"),
    ("", "tanh(-x)",            "-tanh(x)"),
    ("", "arsinh(-x)",          "-arsinh(x)"),
    ("", "erf(-x)",             "-erf(x)"),
    ("", "abs(-x)",             "abs(x)"),
    ("", "sign(-x)",            "-sign(x)"),
    ("", "sigma(-x)",           "1 - sigma(x)"),
    ("", "Phi(-x)",             "1 - Phi(x)"),
    ("", "softplus(x)",         "x + softplus(-x)"),
    ("", "relu(x)",             "x + relu(-x)"),
    ("", "max(x, y)",           "x + y - min(x, y)"),
    ("", "elu(-1)",             "e^(-1) - 1"),
    ("", "elu(-1, 3)",          "3 e^(-1) - 3"),
    ("", "leaky_relu(-2)",      "-1/50"),
    ("", "leaky_relu(-2, a)",   "-2 a"),
    ("", "silu(x)",             "x sigma(x)"),
    ("", "gelu(x)",             "x Phi(x)"),
    ("x > 0", "elu(-x)",        "e^(-x) - 1"),
    ("x > 0", "relu(-x)",       "0"),
    ("x > 0", "leaky_relu(-x)", "-x/100"),
    ("", "floor(-3/2)",         "-2"),
    ("", "ceil(-3/2)",          "-1"),
    ("", "floor(7/2)",          "3"),
    ("", "delta(2, 3)",         "0"),
    ("", "delta(3, 3)",         "1"),
    ("", "csc(-x)",             "-csc(x)"),
    ("", "csch(x)",             "1/sinh(x)"),
    ("", "sech(x)",             "1/cosh(x)"),
    ("", "coth(-x)",            "-coth(x)"),
    ("", "gamma(x + 1)",        "x gamma(x)"),
    ("", "gamma(x - 1)",        "gamma(x)/(x - 1)"),
    ("", "digamma(x + 1)",      "digamma(x) + 1/x"),
    ("", "digamma(x - 1)",      "digamma(x) - 1/(x - 1)"),
    ("", "digamma(3)",          "digamma(1) + 3/2"),
    ("", "binom(x, 3)",         "x (x - 1) (x - 2)/6"),
    ("n natural", "(n + 1)!",   "(n + 1) n!"),
    ("n integer", "(-1)^(2n + 1)", "-1"),
    ("n integer", "(-1)^(n + 1)", "-(-1)^n"),
    ("n integer", "(-1)^(n + 2)", "(-1)^n"),
    ("n integer", "(-1)^n (-1)^n", "1"),
    ("n integer", "(-1)^n/(-1)^(n + 1)", "-1"),
    ("0 < p < 1", "logit(1 - p)", "-logit(p)"),
    ("x > 0", "ln(1/x)",        "-ln(x)"),
    ("x > 0", "(sqrt(x))^3",    "x sqrt(x)"),
    ("-1 < x < 1", "arcsin(-x)", "-arcsin(x)"),
    ("-1 < x < 1", "arccos(-x)", "pi - arccos(x)"),
    ("-1 < x < 1", "artanh(-x)", "-artanh(x)"),
]  # fmt: skip


@pytest.mark.parametrize(("declarations", "left", "right"), VALUES)
def test_values(declarations, left, right):
    context = read_context(declarations)
    a, b, other, more = (read(text, context) for text in (left, right, f"-({right})", f"{right} + 1"))
    assert sound(equal(a, b, context).grade)
    assert right == "0" or equal(a, other, context).grade == REFUTED
    assert equal(a, more, context).grade == REFUTED


@pytest.mark.parametrize(("declarations", "left", "right"), VALUES)
def test_mutants_are_not_certified(declarations, left, right):
    context = read_context(declarations)
    a, b = (read(text, context) for text in (left, right))
    for wrong in mutants(b):
        assert not sound(equal(a, wrong, context).grade) or sound(equal(b, wrong, context).grade), wrong
