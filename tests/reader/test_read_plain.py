"""Plain text to terms."""

import pytest

from derive.core.context import Context
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import (
    IMAGINARY,
    INFINITY,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Apply,
    At,
    Cases,
    Collection,
    Component,
    Decimal,
    Derivative,
    Div,
    E,
    Junction,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Relation,
    Symbol,
    Vector,
    alike,
    bind,
    call,
    number,
)

a, b, c, d, f, i, j, n, p, r, t, u, w, x, y, z = map(Symbol, "abcdfijnprtuwxyz")
THREE = number(3)

TERMS = [
    ("3", THREE),
    ("0.25", number(1, 4)),
    (".5", number(1, 2)),
    ("2/7", number(2, 7)),
    ("4/2", Div(number(4), TWO)),
    ("-3", number(-3)),
    ("--3", Neg(number(-3))),
    ("3 - -2", Add((THREE, Neg(number(-2))))),
    ("-x^2", Neg(Pow(x, TWO))),
    ("(-2)^2", Pow(number(-2), TWO)),
    ("2x*y", Mul((TWO, x, y))),
    ("x**2", Pow(x, TWO)),
    ("x^10", Pow(x, number(10))),
    ("2^3^2", Pow(TWO, Pow(THREE, TWO))),
    ("e^-x y", Mul((Pow(E, Neg(x)), y))),
    ("2*-x", Mul((TWO, Neg(x)))),
    ("xy", Mul((x, y))),
    ("a/b c", Mul((Div(a, b), c))),
    ("a/b*c", Mul((Div(a, b), c))),
    ("1/2x", Mul((number(1, 2), x))),
    ("(a+b)/c", Div(Add((a, b)), c)),
    ("a - b - c", Add((a, Neg(b), Neg(c)))),
    ("a - (b - c)", Add((a, Neg(Add((b, Neg(c))))))),
    ("1/(1+e^{-x})", Div(ONE, Add((ONE, Pow(E, Neg(x)))))),
    ("x(x-1)", Mul((x, Add((x, number(-1)))))),
    ("f(x)", Apply("f", (x,))),
    ("f'(x)", Apply("f", (x,), 1)),
    ("f''(x, y)", Apply("f", (x, y), 2)),
    ("x f(x)", Mul((x, Apply("f", (x,))))),
    ("k(x, y)", Apply("k", (x, y))),
    ("sin x", call("sin", x)),
    ("sin 2x", call("sin", Mul((TWO, x)))),
    ("x^2 sin x", Mul((Pow(x, TWO), call("sin", x)))),
    ("sin x cos y", Mul((call("sin", x), call("cos", y)))),
    ("sin x + 1", Add((call("sin", x), ONE))),
    ("sin x / x", Div(call("sin", x), x)),
    ("sin(x) y", Mul((call("sin", x), y))),
    ("sin^2 x", Pow(call("sin", x), TWO)),
    ("sin(x)^2", Pow(call("sin", x), TWO)),
    ("exp(x)", Pow(E, x)),
    ("exp(x)^2", Pow(Pow(E, x), TWO)),
    ("ln(x)", call("log", x)),
    ("log(x, 2)", call("log", x, TWO)),
    ("log_2 x", call("log", x, TWO)),
    ("sqrt(x)", call("sqrt", x)),
    ("cbrt(x)", call("root", x, THREE)),
    ("sigma(x)", call("sigma", x)),
    ("sigma x", Mul((Symbol("sigma"), x))),
    ("sigma^2 (x + 1)", Mul((Pow(Symbol("sigma"), TWO), Add((x, ONE))))),
    ("relu(x)", call("relu", x)),
    ("max(x, 0)", call("max", x, ZERO)),
    ("|x||y|", Mul((call("abs", x), call("abs", y)))),
    ("||x| - |y||", call("abs", Add((call("abs", x), Neg(call("abs", y)))))),
    ("n!", call("factorial", n)),
    ("binom(n, 2)", call("binom", n, TWO)),
    ("floor(x)", call("floor", x)),
    ("pi r^2", Mul((PI, Pow(r, TWO)))),
    ("e", E),
    ("oo", INFINITY),
    ("i", i),
    ("lambda x", Mul((Symbol("lambda"), x))),
    ("x_1", Symbol("x_1")),
    ("x_10", Symbol("x_10")),
    ("x_i", Symbol("x_i")),
    ("w_{ij}", Symbol("w_ij")),
    ("w_ij", Symbol("w_ij")),
    ("w_1x_1", Mul((Symbol("w_1"), Symbol("x_1")))),
    ("theta_{t+1}", Symbol("theta_{t+1}")),
    ("y_hat_i", Symbol("y_hat_i")),
    ("x'", Symbol("x_prime")),
    ("delta_{ij}", call("delta", i, j)),
    ("delta_ij", call("delta", i, j)),
    ("p_i (delta_ij - p_j)", Mul((Symbol("p_i"), Add((call("delta", i, j), Neg(Symbol("p_j"))))))),
    ("cases(x if x > 0; 0 otherwise)", Cases((x,), (Relation(">", x, ZERO),), ZERO)),
    ("[1, 2]", Vector((ONE, TWO))),
    ("[1]", Vector((ONE,))),
    ("[[4, 2], [1, 3]]", Matrix(((number(4), TWO), (ONE, THREE)))),
    ("[[1], [2]]", Matrix(((ONE,), (TWO,)))),
    ("[[5]]", Matrix(((number(5),),))),
    ("A^T", call("transpose", Symbol("A"))),
    ("e^T", Pow(E, Symbol("T"))),
    ("norm(x)", call("norm", x)),
    ("norm(x, 2)", call("norm", x)),
    ("norm(x, 1)", call("norm", x, ONE)),
    ("softmax(z)_i", Component(call("softmax", z), (i,))),
    ("I_n", call("identity", n)),
    ("d/dx x^2 + 1", Add((Derivative(Pow(x, TWO), x), ONE))),
    ("d/dx [x^2] y", Mul((Derivative(Pow(x, TWO), x), y))),
    ("d^2/dx^2 x", Derivative(x, x, 2)),
    ("dy/dx", Derivative(y, x)),
    ("d^2y/dx^2", Derivative(y, x, 2)),
    ("d/dw_1 w_1", Derivative(Symbol("w_1"), Symbol("w_1"))),
    ("d(x^2)/dx", Derivative(Pow(x, TWO), x)),
    ("diff(x^2, x)", Derivative(Pow(x, TWO), x)),
    ("grad(x y, x, y)", Operator("gradient", Mul((x, y)), (x, y))),
    ("sum(x_i, i=1..n)", bind("sum", i, Component(x, (i,)), ONE, n)),
    ("sum(i, i=1..n)/n", Div(bind("sum", i, i, ONE, n), n)),
    ("sum(delta_{ij} x_j, j=1..n)", bind("sum", j, Mul((call("delta", i, j), Component(x, (j,)))), ONE, n)),
    ("prod(i, i=1..n)", bind("product", i, i, ONE, n)),
    ("integral(t, t=0..x)", bind("integral", t, t, ZERO, x)),
    ("integral(x, x)", bind("integral", x, x)),
    ("limit(x, x->0)", bind("limit", x, x, ZERO)),
    ("limit(1/x, x->0+)", bind("limit+", x, Div(ONE, x), ZERO)),
    ("at(x y, x=1)", At(Mul((x, y)), (x,), (ONE,))),
    ("E[X]", call("expectation", Symbol("X"))),
    ("Var(X)", call("variance", Symbol("X"))),
    ("P(A given B)", call("probability", call("given", Symbol("A"), Symbol("B")))),
    ("P(A | B)", call("probability", call("given", Symbol("A"), Symbol("B")))),
    ("P(A and B)", call("probability", Junction("and", (Symbol("A"), Symbol("B"))))),
    ("p(x)", Apply("p", (x,))),
    ("p(x y)", Mul((p, Mul((x, y))))),
    ("p(1 - p)", Mul((p, Add((ONE, Neg(p)))))),
    ("√2", call("sqrt", TWO)),
    ("x ~ Normal(0, 1)", Relation("~", x, Apply("Normal", (ZERO, ONE)))),
    ("x = 1", Relation("=", x, ONE)),
    ("x != 1", Relation("!=", x, ONE)),
    ("0 < p < 1", Junction("and", (Relation("<", ZERO, p), Relation("<", p, ONE)))),
    ("x = 1 and y = 2", Junction("and", (Relation("=", x, ONE), Relation("=", y, TWO)))),
    ("x = 1, y = 2", Junction("and", (Relation("=", x, ONE), Relation("=", y, TWO)))),
    ("x = 1 or x = 2", Junction("or", (Relation("=", x, ONE), Relation("=", x, TWO)))),
    ("x ~= 3.14", Relation("~=", x, Decimal(314, 2))),
    ("x in [a, b)", Relation("in", x, Collection("[)", (a, b)))),
    ("x in {1, 2}", Relation("in", x, Collection("set", (ONE, TWO)))),
    ("(1, 2)", Collection("tuple", (ONE, TWO))),
    ("x² − 1", Add((Pow(x, TWO), number(-1)))),
    ("σ(x)", call("sigma", x)),
]


@pytest.mark.parametrize(("text", "term"), TERMS, ids=[text for text, _ in TERMS])
def test_term(text, term):
    assert alike(read(text), term)


k, m = Symbol("K"), Symbol("d")
X, W, V, A = Symbol("X", (n, m)), Symbol("w", (m,)), Symbol("z", (k,)), Symbol("A", (n, n))
SIZES = "X: n x d; w: d; y: n; z: K; A: n x n; i imaginary; B: n x n"
B = Symbol("B", (n, n))

DECLARED = [
    ("X w", Mul((X, W))),
    ("Xw", Mul((X, W))),
    ("w_i", Component(W, (Symbol("i"),))),
    ("w_2", Component(W, (TWO,))),
    ("X_{ij}", Component(X, (Symbol("i"), j))),
    ("X_{12}", Component(X, (ONE, TWO))),
    ("X_{10,2}", Component(X, (number(10), TWO))),
    ("(X w)_i", Component(Mul((X, W)), (Symbol("i"),))),
    ("A^-1", call("inverse", A)),
    ("A^{-1} B", Mul((call("inverse", A), B))),
    ("n^-1", Pow(n, number(-1))),
    ("(X^T X)^-1", call("inverse", Mul((call("transpose", X), X)))),
    ("A - lambda I", Add((A, Neg(Mul((Symbol("lambda"), call("identity", n))))))),
    ("w . w", call("dot", W, W)),
    ("e^z_i", Pow(E, Component(V, (Symbol("i"),)))),
    ("i^2", Pow(IMAGINARY, TWO)),
    ("sum(i, i=1..n)", bind("sum", i, i, ONE, n)),
    ("nd", Mul((n, m))),
    ("d/dn n^2", Derivative(Pow(n, TWO), n)),
    ("||w||^2", Pow(call("norm", W), TWO)),
    ("(A B)_{12}", Component(Mul((A, B)), (ONE, TWO))),
    ("(w)_i", Component(W, (Symbol("i"),))),
]


@pytest.mark.parametrize(("text", "term"), DECLARED)
def test_declared(text, term):
    assert alike(read(text, read_context(SIZES)), term)


def test_components_are_the_same_letter_all_over_a_text():
    found = read("e^{z_i}/sum(e^{z_j}, j=1..K)")
    assert found.over == Pow(E, Component(z, (i,)))


def test_a_declared_name_is_one_letter():
    assert read("loss + 1", read_context("loss real")) is Add((Symbol("loss"), ONE))


def test_a_declared_function_is_called():
    context = read_context("s(t) = 1/(1+e^{-t})")
    assert read("s(x)", context) is Apply("s", (x,))
    assert read("s(x)", Context()) is Mul((Symbol("s"), x))


def test_numbers_are_exact():
    assert read("0.1") is Number(1, 10)
    assert read("3.0") is Number(3, 1)
