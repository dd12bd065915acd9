"""Sixty true identities and sixty near misses: none judged wrongly."""

import pytest

from derive.core.certificates import AGREES, REFUTED, sound
from derive.kernel.equality import equal
from derive.reader.declarations import read_context
from derive.reader.parser import read

POSITIVE = "p > 0; q > 0; s > 0"
# fmt: off
CASES = [
    # declarations, left, right, near miss
    ("", "sin(x)^2 + cos(x)^2",        "1",                                       "1 + sin(x)^2/10^6"),
    ("", "sin(2x)",                    "2 sin(x) cos(x)",                         "2 sin(x) cos(x) + sin(x)^5/10^3"),
    ("", "cos(3x)",                    "4cos(x)^3 - 3cos(x)",                     "4cos(x)^3 - 3cos(x)^2"),
    ("", "tan(x)^2 + 1",               "1/cos(x)^2",                              "1/cos(x)^2 + tan(x)/1000"),
    ("", "sin(x + y)",                 "sin(x) cos(y) + cos(x) sin(y)",           "sin(x) cos(y) - cos(x) sin(y)"),
    ("", "sin(x)^4",                   "(3 - 4cos(2x) + cos(4x))/8",              "(3 - 4cos(2x) + cos(4x))/7"),
    ("", "sin(x)/(1 + cos(x))",        "tan(x/2)",                                "tan(x/2) + x^9/10^9"),
    ("", "cos(x - pi/3)",              "cos(x)/2 + sqrt(3) sin(x)/2",             "cos(x)/2 - sqrt(3) sin(x)/2"),
    ("", "sin(x) cos(y)",              "(sin(x + y) + sin(x - y))/2",             "(sin(x + y) + sin(y - x))/2"),
    ("", "1/(1 + tan(x))",             "cos(x)/(cos(x) + sin(x))",                "sin(x)/(cos(x) + sin(x))"),
    ("", "e^(x + y)",                  "e^x e^y",                                 "e^x e^y + e^(-x y)/100"),
    ("", "1/(1 + e^(-x))",             "e^x/(1 + e^x)",                           "e^(-x)/(1 + e^x)"),
    ("", "e^x/(1 + e^x)^2",            "(1/(1 + e^(-x))) (1 - 1/(1 + e^(-x)))",
                                       "(1/(1 + e^(-x))) (1 + 1/(1 + e^(-x)))"),
    ("", "(e^x - e^(-x))/(e^x + e^(-x))", "2/(1 + e^(-2x)) - 1",                  "2/(1 + e^(-x)) - 1"),
    ("", "e^x/(e^x + e^y)",            "1/(1 + e^(y - x))",                       "1/(1 + e^(x - y))"),
    ("", "d/dx (e^(-x^2/2) x^3)",      "(3x^2 - x^4) e^(-x^2/2)",                 "(3x^2 + x^4) e^(-x^2/2)"),
    (POSITIVE, "log(p q)",             "log(p) + log(q)",                         "log(p) - log(q)"),
    (POSITIVE, "log(p^2/q)",           "2log(p) - log(q)",                        "2log(p) + log(q)"),
    ("", "log(1 + e^(-x))",            "log(1 + e^x) - x",                        "log(1 + e^x) + x"),
    ("", "log(e^x + e^y)",             "x + log(1 + e^(y - x))",                  "y + log(1 + e^(y - x))"),
    (POSITIVE, "p^q",                  "e^(q log(p))",                            "e^(p log(q))"),
    (POSITIVE, "d/dp (p^p)",           "p^p (log(p) + 1)",                        "p^p (log(p) - 1)"),
    ("", "cosh(x)^2 - sinh(x)^2",      "1",                                       "cosh(2x)/cosh(x)^2"),
    ("", "tanh(x)",                    "(e^(2x) - 1)/(e^(2x) + 1)",               "(e^(2x) + 1)/(e^(2x) - 1)"),
    ("", "sinh(2x)",                   "2sinh(x) cosh(x)",                        "2sinh(x) cosh(x)^2"),
    ("", "1 - tanh(x)^2",              "1/cosh(x)^2",                             "1/cosh(x)"),
    ("", "cosh(x + y)",                "cosh(x) cosh(y) + sinh(x) sinh(y)",       "cosh(x) cosh(y) - sinh(x) sinh(y)"),
    ("", "tanh(x/2)/2 + 1/2",          "1/(1 + e^(-x))",                          "1/(1 + e^(-x/2))"),
    ("", "sqrt(x^2)",                  "abs(x)",                                  "x"),
    (POSITIVE, "sqrt(p^2 q)",          "p sqrt(q)",                               "-p sqrt(q)"),
    (POSITIVE, "(sqrt(p) - sqrt(q)) (sqrt(p) + sqrt(q))", "p - q",                "p + q"),
    (POSITIVE, "1/(sqrt(p + 1) - sqrt(p))", "sqrt(p + 1) + sqrt(p)",              "sqrt(p + 1) - sqrt(p)"),
    ("", "d/dx sqrt(x^2 + 1)",         "x/sqrt(x^2 + 1)",                         "x/(x^2 + 1)"),
    ("", "sqrt(3 + 2sqrt(2))",         "1 + sqrt(2)",                             "sqrt(2) + 1000001/1000000"),
    ("", "sqrt(x^2 + 2x + 1)",         "abs(x + 1)",                              "x + 1"),
    (POSITIVE, "sqrt(p) sqrt(q)",      "sqrt(p q)",                               "sqrt(p + q)"),
    ("", "(x^2 - 1)/(x - 1)",          "x + 1",                                   "x - 1"),
    ("", "1/x - 1/(x + 1)",            "1/(x (x + 1))",                           "1/(x (x - 1))"),
    ("", "(x + y)^5",                  "x^5 + 5x^4 y + 10x^3 y^2 + 10x^2 y^3 + 5x y^4 + y^5",
                                       "x^5 + 5x^4 y + 10x^3 y^2 + 11x^2 y^3 + 5x y^4 + y^5"),
    ("", "(x^3 - y^3)/(x - y)",        "x^2 + x y + y^2",                         "x^2 - x y + y^2"),
    ("", "1/(x^2 - 3x + 2)",           "1/(x - 2) - 1/(x - 1)",                   "1/(x - 2) + 1/(x - 1)"),
    ("", "d/dx ((x^2 + 1)/(x^3 - 2))", "(-x^4 - 3x^2 - 4x)/(x^3 - 2)^2",          "(-x^4 - 3x^2 + 4x)/(x^3 - 2)^2"),
    ("", "((x + y)^2 + 2(x + y)(t + 1) + (t + 1)^2)^4", "(x + y + t + 1)^8",      "(x + y + t + 1)^8 + x y t/10^9"),
    ("z complex", "(z^6 - 1)/(z^2 - 1)", "z^4 + z^2 + 1",                         "z^4 - z^2 + 1"),
    ("", "sum((x_i - m)^2, i=1..n)",   "sum(x_i^2, i=1..n) - 2m sum(x_i, i=1..n) + n m^2",
                                       "sum(x_i^2, i=1..n) - 2m sum(x_i, i=1..n) + m^2"),
    ("", "sum(x_i + y_i, i=1..n)",     "sum(x_i, i=1..n) + sum(y_i, i=1..n)",
                                       "sum(x_i, i=1..n) - sum(y_i, i=1..n)"),
    ("n integer", "sum(i, i=1..n)",    "n (n + 1)/2",                             "n (n - 1)/2"),
    ("n integer", "sum(i^2, i=1..n)",  "n (n + 1)(2n + 1)/6",
                                       "n (n + 1)(2n + 1)/6 + (n - 1)(n - 2)(n - 3)(n - 4)"),
    (POSITIVE, "sum(-(x_i - m)^2/(2s^2) - log(s) - log(2pi)/2, i=1..n)",
                                       "-sum((x_i - m)^2, i=1..n)/(2s^2) - n log(s) - n log(2pi)/2",
                                       "-sum((x_i - m)^2, i=1..n)/(2s^2) - n log(s) - n log(2pi)/4"),
    ("", "sum(t^i, i=0..6)",           "(1 - t^7)/(1 - t)",                       "(1 - t^6)/(1 - t)"),
    ("", "det([[x, 1], [y, x y]])",    "x^2 y - y",                               "x^2 y + y"),
    ("", "det([[x, 1], [y, x y]] [[t, x], [2, y]])", "det([[x, 1], [y, x y]]) det([[t, x], [2, y]])",
                                       "det([[x, 1], [y, x y]]) + det([[t, x], [2, y]])"),
    ("A: 3 x 3; B: 3 x 3", "tr(A B)",  "tr(B A)",                                 "tr(B A^T)"),
    ("A: 3 x 3; B: 3 x 3", "(A B)^T",  "B^T A^T",                                 "A^T B^T"),
    ("A: 3 x 3; v: 3", "v^T (A + A^T) v", "2 v^T A v",                            "v^T A v"),
    ("A: 2 x 2; B: 2 x 2", "(A B)^-1", "B^-1 A^-1",                               "A^-1 B^-1"),
    ("", "max(x, y)",                  "(x + y + abs(x - y))/2",                  "(x + y - abs(x - y))/2"),
    ("", "abs(x) abs(y)",              "abs(x y)",                                "x y"),
    ("", "cases(x if x > 0; 0 otherwise)", "max(x, 0)",                           "min(x, 0)"),
    ("", "cases(x^2 if x >= 0; -x^2 otherwise)", "x abs(x)",                      "x^2"),
]
# fmt: on


def judged(declarations, left, right):
    context = read_context(declarations)
    return equal(read(left, context), read(right, context), context)


@pytest.mark.parametrize(("declarations", "left", "right", "miss"), CASES)
def test_true_is_certified(declarations, left, right, miss):
    found = judged(declarations, left, right)
    assert sound(found.grade), found


@pytest.mark.parametrize(("declarations", "left", "right", "miss"), CASES)
def test_near_miss_is_refuted(declarations, left, right, miss):
    found = judged(declarations, left, miss)
    assert found.grade == REFUTED, found
    assert found.witness is not None
    assert found.witness.left is not found.witness.right


def test_there_are_sixty():
    assert len(CASES) == 60
    assert AGREES != REFUTED
