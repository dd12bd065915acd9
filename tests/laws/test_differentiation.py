"""Every line of every derivative is compared with SymPy at points of the domain."""

import pytest
import sympy

from derive.cas.to_sympy import to_sympy
from derive.core.context import Context
from derive.core.steps import lines
from derive.laws import table_of_derivatives
from derive.laws.derivatives import natural_exponential_rule
from derive.laws.differentiation import finished, worked_out
from derive.reader.parser import read
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Apply,
    Call,
    Derivative,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Symbol,
    Vector,
    call,
    number,
    subterms,
)  # fmt: skip

x, y, a, b, k, n = map(Symbol, "xyabkn")


def exp(u):
    return Pow(E, u)


def minus(u, v):
    return Add((u, Neg(v)))


SQUARE = Pow(x, TWO)
SIGMOID = Div(ONE, Add((ONE, exp(Neg(x)))))
sigma, one_minus = call("sigma", x), minus(ONE, call("sigma", x))

EXACT = {
    "constant": (number(7), ZERO),
    "product": (Mul((SQUARE, call("sin", x))),
                Add((Mul((TWO, x, call("sin", x))), Mul((SQUARE, call("cos", x)))))),
    "sigmoid written out": (SIGMOID, Div(exp(Neg(x)), Pow(Add((ONE, exp(Neg(x)))), TWO))),
    "sigmoid": (sigma, Mul((sigma, one_minus))),
    "tanh": (call("tanh", x), minus(ONE, Pow(call("tanh", x), TWO))),
    "softplus": (call("softplus", x), sigma),
    "silu": (call("silu", x), Mul((sigma, Add((ONE, Mul((x, one_minus))))))),
    "x sigma": (Mul((x, sigma)), Mul((sigma, Add((ONE, Mul((x, one_minus))))))),
    "x^x": (Pow(x, x), Mul((Pow(x, x), Add((call("log", x), ONE))))),
    "chain of two": (exp(call("sin", SQUARE)), Mul((TWO, x, call("cos", SQUARE), exp(call("sin", SQUARE))))),
    "Gauss exponent": (Neg(Div(SQUARE, TWO)), Neg(x)),
    "logistic loss": (call("log", Add((ONE, exp(Neg(Mul((y, x))))))),
                      Neg(Div(Mul((y, exp(Neg(Mul((y, x)))))), Add((ONE, exp(Neg(Mul((y, x))))))))),
    "log of a multiple": (call("log", Mul((k, x))), Div(ONE, x)),
    "exponential": (Pow(a, x), Mul((Pow(a, x), call("log", a)))),
    "polynomial": (Add((Pow(x, number(4)), Neg(Mul((number(3), SQUARE))), x, number(7))),
                   Add((Mul((number(4), Pow(x, number(3)))), Neg(Mul((number(6), x))), ONE))),
    "log sigmoid": (call("log", sigma), one_minus),
    "log of the other": (call("log", one_minus), Neg(sigma)),
    "f of g": (Apply("f", (Apply("g", (x,)),)), Mul((Apply("f", (Apply("g", (x,)),), 1), Apply("g", (x,), 1)))),
    "vector": (Vector((SQUARE, Mul((x, y)))), Vector((Mul((TWO, x)), y))),
}  # fmt: skip


@pytest.mark.parametrize("name", EXACT)
def test_textbook_form(name):
    given, wanted = EXACT[name]
    assert worked_out(Derivative(given, x), Context()).end is wanted


SECOND = {
    "sigmoid": (sigma, Mul((sigma, one_minus, minus(ONE, Mul((TWO, sigma)))))),
    "cube times exponential": (Mul((Pow(x, number(3)), exp(x))),
                               Mul((x, Add((SQUARE, Mul((number(6), x)), number(6))), exp(x)))),
}  # fmt: skip


@pytest.mark.parametrize("name", SECOND)
def test_second_derivative(name):
    given, wanted = SECOND[name]
    assert worked_out(Derivative(given, x, 2), Context()).end is wanted


AT_POINTS = {
    "quotient": Div(Add((SQUARE, ONE)), minus(Pow(x, number(3)), TWO)),
    "root": call("sqrt", Add((ONE, SQUARE))),
    "half": Pow(x, Div(ONE, TWO)),
    "power": Mul((a, Pow(x, n))),
    "brackets": Mul((Pow(minus(x, ONE), number(3)), Pow(Add((x, TWO)), TWO))),
    "three factors": Mul((x, exp(x), call("sin", x))),
    "tanh written out": Div(minus(exp(x), exp(Neg(x))), Add((exp(x), exp(Neg(x))))),
    "sine over cosine": Div(call("sin", x), call("cos", x)),
    "square of residual": Pow(minus(y, Add((Mul((a, x)), b))), TWO),
    "log log": call("log", call("log", Add((x, TWO)))),
    "base that varies": call("log", TWO, Add((x, TWO))),
    "cross-entropy": minus(
        Neg(Mul((y, call("log", sigma)))), Mul((minus(ONE, y), call("log", one_minus)))
    ),
    "towers": Pow(call("sin", x), call("cos", x)),
    "double fraction": Div(Div(x, call("sin", x)), Div(ONE, x)),
    "negative powers": Add((Pow(x, number(-1)), Pow(call("cos", x), number(-2)))),
    "gauss": Div(exp(Neg(Div(SQUARE, TWO))), call("sqrt", Mul((TWO, Symbol("t"))))),
}  # fmt: skip

UNARY = (
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth",
    "sech", "csch", "arsinh", "artanh", "log", "sqrt", "sigma", "logit", "softplus", "silu", "gelu", "Phi",
    "phi", "erf", "gamma", "relu", "leaky_relu", "elu",
)  # fmt: skip
CHAINED = {f"{name} of x^2/2": Call(name, (Div(SQUARE, TWO),)) for name in UNARY}
POINT = {"x": sympy.Rational(7, 10), "y": sympy.Rational(1, 3), "a": sympy.Rational(5, 4), "b": sympy.Rational(2, 7),
         "k": 3, "n": 3, "t": sympy.Rational(3, 2)}  # fmt: skip


def value(term):
    done = to_sympy(term).doit()
    return sympy.N(done.subs([(s, POINT[s.name]) for s in sorted(done.free_symbols, key=str)]), 30)


@pytest.mark.parametrize("name", AT_POINTS | CHAINED)
@pytest.mark.parametrize("order", [1, 2])
def test_every_line_agrees_with_sympy(name, order):
    start = Derivative((AT_POINTS | CHAINED)[name], x, order)
    found = worked_out(start, Context())
    if "gamma" in name and order > 1:
        assert not finished(found.end)  # the table has no derivative of digamma
        return
    assert finished(found.end)
    shown = lines(start, found.steps)
    wanted = value(start)
    for line in shown[1:]:
        assert abs(value(line) - wanted) < 1e-20 * max(1, abs(wanted)), line


@pytest.mark.parametrize("name", AT_POINTS | CHAINED)
def test_details_join_to_their_line(name):
    found = worked_out(Derivative((AT_POINTS | CHAINED)[name], x), Context())
    for step in found.steps:
        if step.detail:
            assert lines(step.before, step.detail)[-1] is step.after


def test_chain_rule_names_its_inner_function():
    found = worked_out(Derivative(SIGMOID, x), Context())
    named = [step.using for line in found.steps for step in (line, *line.detail) if step.law.name == "chain-rule"]
    assert [u.right for using in named for u in using] == [Neg(x)]


def test_no_derivative_is_left_inside_a_table_entry():
    assert all(type(t) is not Derivative for t in subterms(worked_out(Derivative(sigma, x), Context()).end))


@pytest.mark.parametrize("body", ["sin(2x)", "e^(2x)", "sin(y)", "cos(x)", "sin(x)^2"])
def test_a_row_of_the_table_is_about_its_own_function_of_its_letter(body):
    assert table_of_derivatives.sine(Derivative(read(body), x), Context()) is None
    assert natural_exponential_rule(Derivative(read(body), x), Context()) is None
