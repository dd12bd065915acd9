"""What fools equality checkers: branch cuts, tiny differences, equalities that hold on half of the domain."""

import pytest

from derive.core.certificates import AGREES, REFUTED, UNDECIDED, sound
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import At, Derivative, Symbol

# fmt: off
FALSE = [
    ("z complex; w complex", "sqrt(z w)",              "sqrt(z) sqrt(w)"),
    ("",                     "sqrt(x^2)",              "x"),
    ("z complex; w complex", "log(z w)",               "log(z) + log(w)"),
    ("z complex",            "log(e^z)",               "z"),
    ("z complex; i imaginary", "sqrt(1 - z^2) i",      "sqrt(z^2 - 1)"),
    ("z complex",            "(z^2)^(1/2)",            "z"),
    ("z complex; w complex", "(z w)^a",                "z^a w^a"),
    ("z complex",            "(e^z)^a",                "e^(a z)"),
    ("",                     "arccos(cos(x))",         "x"),
    ("",                     "sqrt(x^2) - x + 1/10^12", "0"),
    ("i imaginary",          "(-8)^(1/3)",             "-2"),
    ("",                     "e^(pi sqrt(163))",       "640320^3 + 744"),
    ("",                     "cos(x)^2 + sin(x)^2",    "1 + 1/10^30"),
    ("",                     "sqrt((x - 1)^2)",        "x - 1"),
    ("",                     "sqrt((x - 1000)^2)",     "1000 - x"),
    ("z complex",            "1/sqrt(z)",              "sqrt(1/z) + 0 z"),
    ("z complex; i imaginary", "sqrt(-z)",             "i sqrt(z)"),
    ("i imaginary",          "e^(2 pi i x)",           "1"),
    ("",                     "sin(pi x)",              "0"),
    ("",                     "root(x^3, 3)",           "abs(x)"),
    ("",                     "floor(x) + 1",           "ceil(x)"),
    ("",                     "max(x, y) + min(x, y)",  "x - y"),
    ("",                     "arctan(x) + arctan(1/x)", "pi/2"),
    ("",                     "sign(x)^2",              "1"),
    ("",                     "sign(x)",                "cases(1 if x >= 0; -1 otherwise)"),
    ("",                     "abs(x - 50) + abs(x + 50)", "100"),
    ("n integer; n >= 0",    "sum(i^2, i=1..n) + (n-1)(n-2)(n-3)(n-4)(n-5)", "n (n + 1)(2n + 1)/6"),
    ("0 < p < 1",            "log(p (1 - p))",         "log(p) log(1 - p)"),
    ("p >= 0; p <= 1",       "n p (1 - p) + n^2 p^2",  "n^2 p^2"),
    ("p >= 0; p <= 1; q >= 0; q <= 1", "p q",          "p^2 q"),
    ("x >= -1; x <= 1",      "x^3 y",                  "x y"),
    ("x >= -1; x <= 1",      "abs(x) e^y",             "x^2 e^y"),
    ("",                     "d/dx (f(x) g(x))",       "f'(x) g'(x)"),
    ("",                     "d/dx f(x)/g(x)",         "f'(x)/g'(x)"),
    ("",                     "d/dx f(2x)",             "f'(2x)"),
    ("",                     "d/dx (x^2 + 1/10^40 x)", "2x"),
    ("",                     "relu(x)",                "x"),
    ("",                     "d/dx relu(x)",           "1"),
    ("",                     "gelu(x)",                "silu(x)"),
    ("",                     "leaky_relu(x)",          "relu(x)"),
    ("",                     "x^2",                    "x"),
    ("x > 0",                "log(x^2)",               "log(x)^2"),
    ("n integer",            "(-1)^n",                 "1"),
    ("n integer",            "abs((-2)^n)",            "(-2)^n"),
    ("",                     "abs(e^x - 5)",           "e^x - 5"),
    ("",                     "sum(x_i, i=1..3)^2",     "sum(x_i^2, i=1..3)"),
    ("",                     "sum(x_i, i=1..n)^2",     "sum(x_i^2, i=1..n)"),
    ("",                     "sum(a_k, k=0..n)^2",     "sum(a_k^2, k=0..n)"),
    ("",                     "sum(x_i, i=1..3)",       "x_1 + x_2 + 2x_3"),
    ("",                     "sum(sum(a_{i,j}, j=1..m), i=1..n)", "sum(sum(a_{j,i}, j=1..m), i=1..n)"),
    ("x_i > 0",              "sum(abs(x_i), i=1..n)",  "-sum(x_i, i=1..n)"),
    ("",                     "gamma(x + 1)",           "gamma(x)"),
    ("",                     "d/dx erf(x)",            "e^(-x^2)"),
    ("",                     "digamma(x + 1)",         "digamma(x) + x"),
    ("",                     "abs(root(x + 1, 3))",    "root(x + 1, 3)"),
    ("",                     "sqrt(cos(x)) + 1/2",     "sqrt(cos(y)) + 1/2"),
    ("",                     "sqrt(root(x^2 - 1, 3)^2)", "root(x^2 - 1, 3)"),
    ("x > 0; y > 0",         "sqrt(x + y)",            "sqrt(x) + sqrt(y)"),
    ("x > 5",                "abs(x - 6)",             "x - 6"),
    ("",                     "1.41421356237",          "sqrt(2)"),
    ("",                     "3.14159265358979",       "pi"),
    ("A: 2 x 2; x: 2",       "grad(x^T A x, x)",       "2 A x"),
]
TRUE = [
    ("z complex; w complex", "e^(log(z) w)",           "z^w"),
    ("p > 0",                "gamma(p + 1)",           "p gamma(p)"),
    ("",                     "sin(3 pi)",              "0"),
    ("",                     "cos(x + 2pi)",           "cos(x)"),
    ("",                     "tan(x + pi/4)",          "(1 + tan(x))/(1 - tan(x))"),
    ("",                     "e^(e^x + e^y)",          "e^(e^x) e^(e^y)"),
    ("",                     "e^((x + 1)^2)",          "e^(x^2) e^(2x) e"),
    ("p > 0",                "log(p/(1 + p))",         "log(p) - log(1 + p)"),
    ("p > 0",                "sqrt(1 + p)^3/(1 + p)",  "sqrt(1 + p)"),
    ("p > 0",                "p^(x + y)/p^y",          "p^x"),
    ("p > 0",                "sqrt(p^2 + 2p + 1)",     "p + 1"),
    ("",                     "cos(pi/12)",             "(sqrt(6) + sqrt(2))/4"),
    ("",                     "2^x 4^y",                "2^(x + 2y)"),
    ("",                     "sqrt(5) cos(pi/5)",      "(5 + sqrt(5))/4"),
    ("",                     "binom(n, 2)",            "n (n - 1)/2"),
    ("",                     "8cos(3pi/7) cos(pi/7) cos(2pi/7)", "-8cos(pi/7) cos(2pi/7) cos(4pi/7)"),
    ("",                     "d/dx erf(x)",            "2e^(-x^2)/sqrt(pi)"),
    ("p > 0",                "d/dp log(gamma(p))",     "digamma(p)"),
    ("",                     "sinh(x + log(2))",       "e^x - e^(-x)/4"),
    ("",                     "arsinh(x)",              "log(x + sqrt(x^2 + 1))"),
    ("",                     "sqrt(x) sqrt(y)",        "sqrt(x y)"),
    ("",                     "log(x) - log(y)",        "log(x/y)"),
    ("",                     "root(x^3, 3)",           "x"),
    ("x > 0",                "arctan(x) + arctan(1/x)", "pi/2"),
    ("",                     "arctan(x/sqrt(1 + x^2))", "arcsin(x/sqrt(1 + 2x^2))"),
    ("-1 < x < 1",           "arcsin(x)",              "arctan(x/sqrt(1 - x^2))"),
    ("",                     "arcsin(x) + arccos(x)",  "pi/2"),
    ("",                     "sign(x) abs(x)",         "x"),
    ("",                     "d/dx abs(x)",            "sign(x)"),
    ("",                     "max(x, y, z) + 0",       "max(z, max(y, x))"),
    ("",                     "relu(x) - relu(-x)",     "x"),
    ("",                     "abs(abs(x) - 1)",        "max(abs(x) - 1, 1 - abs(x))"),
    ("",                     "cases(x if x > 0; 0 if x = 0; -x if x < 0)", "abs(x)"),
    ("x < 0",                "sqrt(x^2)",              "-x"),
    ("x < 0",                "abs(x^3)",               "-x^3"),
    ("0 < p < 1",            "log(p (1 - p))",         "log(p) + log(1 - p)"),
    ("",                     "d/dx (f(x) g(x))",       "f'(x) g(x) + f(x) g'(x)"),
    ("",                     "d/dx f(g(x))",           "f'(g(x)) g'(x)"),
    ("",                     "d/dx d/dy e^(x y)",      "(1 + x y) e^(x y)"),
    ("",                     "d^3/dx^3 (e^(x^2))",     "(8x^3 + 12x) e^(x^2)"),
    ("",                     "d/dx x^n",               "n x^(n - 1)"),
    ("n integer",            "(x y)^n",                "x^n y^n"),
    ("n integer",            "((-1)^n)^2",             "1"),
    ("x = 2",                "x^2 + y",                "4 + y"),
    ("x^2 + y^2 = 1",        "x^4 + x^2 y^2",          "x^2"),
    ("",                     "d/dx gelu(x)",           "Phi(x) + x phi(x)"),
    ("",                     "d/dx silu(x)",           "sigma(x) (1 + x (1 - sigma(x)))"),
    ("",                     "d/dx softplus(x)",       "sigma(x)"),
    ("",                     "d/dx log(sigma(x))",     "1 - sigma(x)"),
    ("",                     "d/dx digamma(x + 1)",    "d/dx digamma(x) - 1/x^2"),
    ("",                     "sum(a x_i, i=1..n)",     "a sum(x_i, i=1..n)"),
    ("n integer",            "sum(k^3, k=1..n)",       "(n (n + 1)/2)^2"),
    ("A: 2 x 2 symmetric",   "A",                      "A^T"),
    ("A: 2 x 2 symmetric; x: 2", "grad(x^T A x, x)",   "2 A x"),
    ("",                     "root(x + 1, 3)^3",       "x + 1"),
    ("",                     "root(-x - 1, 3)",        "-root(x + 1, 3)"),
    ("",                     "sqrt(2 + sqrt(3))",      "(sqrt(6) + sqrt(2))/2"),
    ("",                     "0.25",                   "1/4"),
    ("i imaginary",          "e^(i pi)",               "-1"),
    ("i imaginary",          "(1 + i)^8",              "16"),
    ("",                     "sin(x/(x + 1) + 1/(x + 1))", "sin(1)"),
    ("",                     "log((x^2 - 1)/(x - 1))", "log(x + 1)"),
    ("",                     "e^(x/(x + 1))",          "e e^(-1/(x + 1))"),
    ("",                     "(x + y + z + 1)^12 - (x + y + z + 1)^11", "(x + y + z + 1)^11 (x + y + z)"),
]
# fmt: on


def judged(declarations, left, right):
    context = read_context(declarations)
    return equal(read(left, context), read(right, context), context)


@pytest.mark.parametrize(("declarations", "left", "right"), FALSE)
def test_false_is_never_certified(declarations, left, right):
    found = judged(declarations, left, right)
    assert found.grade == REFUTED, found


@pytest.mark.parametrize(("declarations", "left", "right"), TRUE)
def test_true_is_certified(declarations, left, right):
    found = judged(declarations, left, right)
    assert sound(found.grade), found


@pytest.mark.parametrize(
    ("left", "right"),
    [("log(-x^2 - 1)", "log(-x^2 - 2)"), ("sqrt(-1 - x^2)", "x"), ("1/(x - x)", "2/(x - x)")],
)
def test_what_has_no_value_is_no_evidence(left, right):
    found = judged("", left, right)
    assert found.grade in (UNDECIDED, AGREES)
    assert found.grade == UNDECIDED


@pytest.mark.parametrize(
    ("left", "right", "grade"),
    [
        ("sum(x_i, i=1..3)",           "x_1 + x_2 + x_3",            AGREES),
        ("sum(x_i, i=1..n)",           "x_1 + sum(x_i, i=2..n)",     AGREES),
        ("sum(x_{i+1} - x_i, i=1..n)", "x_{n+1} - x_1",              UNDECIDED),
        ("sum(x_i, i=1..2n)",          "sum(x_{2i} + x_{2i-1}, i=1..n)", UNDECIDED),
    ],
)  # fmt: skip
def test_letters_named_as_entries_are_entries(left, right, grade):
    assert judged("", left, right).grade == grade


def test_the_seed_is_recorded_and_repeats():
    context = read_context("")
    a, b = read("sin(x)^3", context), read("sin(x)^3 + 1/10^9", context)
    first, second = equal(a, b, context, 7), equal(a, b, context, 7)
    assert first == second
    assert first.seed == 7


@pytest.mark.parametrize(
    ("body", "order", "at", "expected", "grade"),
    [
        ("sin(x^2)", 1, "2", "4cos(4)", "proved"),
        ("e^x", 5, "0", "1", "proved"),
        ("log(1 + x)", 4, "0", "-6", "proved"),
        ("x^3 f(x)", 1, "2", "12f(2) + 8f'(2)", "proved"),
        ("sqrt(x)", 2, "t^2 + 1", "-1/(4(t^2 + 1)^(3/2))", "proved"),
        ("arctan(x)", 3, "1", "1/2", "proved"),
        ("sin(x^2)", 1, "2", "4sin(4)", "refuted"),
    ],
)
def test_derivatives_at_a_point(body, order, at, expected, grade):
    context = read_context("")
    x = Symbol("x")
    left = At(Derivative(read(body, context), x, order), (x,), (read(at, context),))
    assert equal(left, read(expected, context), context).grade == grade


def test_inside_of_a_binder():
    context = read_context("")
    body = read("sum((k + 1)^2 sin(x), k=1..n)", context).body
    same = read("sum((k^2 + 2k + 1) sin(x), k=1..n)", context).body
    other = read("sum((k^2 + 2k) sin(x), k=1..n)", context).body
    assert equal(body, same, context).grade == "proved"
    assert equal(body, other, context).grade == UNDECIDED
