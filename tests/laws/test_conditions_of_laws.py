"""Under what each law holds: the conditions that a law declares, all of them and no others."""

import pytest

from derive.catalog import load_laws, rules
from derive.core.context import Context
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.write.plain import plain

SQUARE = "A: n x n invertible; B: n x n; X: n x n; U: n x d; V: d x n; x: n; a: n; b: n"
CONDITIONS = [
    # law, its parameters, declared, before, conditions
    ("multiplied-by-what-is-positive", "x", "",  "1/x < 2",                        ["x > 0"]),
    ("divided-by-a-negative-number", "-2", "",   "-2x < 6",                        []),
    ("square-below",            "",  "",      "x^2 < a",                        ["a >= 0"]),
    ("square-above",            "",  "",      "x^2 > a",                        ["a >= 0"]),
    ("logarithm-of-an-inequality", "", "",    "e^x < a",                        ["a > 0"]),
    ("exponential-of-an-inequality", "", "",  "ln(x) < a",                      ["x > 0"]),
    ("cleared-of-fractions",    "",  "",      "x/(x-1) = 2/y",                  ["x - 1 != 0", "y != 0"]),
    ("logarithms-taken",        "",  "",      "2^x = a",                        ["2^x > 0", "a > 0"]),
    ("exponential-to-a-base-undone", "", "",  "2^x = a",                        ["a > 0"]),
    ("absolute-value-undone",   "",  "",      "abs(x-1) = a",                   ["a >= 0"]),
    ("numerators-zero",         "",  "",      "x/(x-1) = 0",                    ["x - 1 != 0"]),
    ("logarithms-equal",        "",  "",      "ln(x) = ln(2y - 1)",             ["x > 0", "2 y - 1 > 0"]),
    ("linear-equation",         "x", "",      "a x + b = 0",                    ["a != 0"]),
    ("linear-equation",         "x", "",      "2 x + b = 0",                    []),
    ("unknown-alone",           "m", "",      "a m - b = 0",                    ["a != 0"]),
    ("quadratic-formula",       "x", "",      "a x^2 + b x + c = 0",            ["-4 a c + b^2 >= 0", "a != 0"]),
    ("quadratic-formula",       "x", "",      "x^2 + b x + c = 0",              ["b^2 - 4 c >= 0"]),
    ("quadratic-formula",       "x", "",      "x^2 + x - 1 = 0",                []),
    ("square-roots",            "",  "",      "x^2 = a",                        ["a >= 0"]),
    ("square-roots",            "",  "",      "x^2 = 3",                        []),
    ("square-roots",            "",  "x complex", "x^2 = -3",                   []),
    ("derivative-of-root",      "",  "",      "d/dx root(x, 3)",                ["x != 0"]),
    ("derivative-of-root",      "",  "",      "d/dx root(x, 4)",                ["x > 0"]),
    ("derivative-of-square-root", "", "",     "d/dx sqrt(x)",                   ["x > 0"]),
    ("derivative-of-logarithm", "",  "",      "d/dx ln(x)",                     ["x > 0"]),
    ("derivative-of-arcsine",   "",  "",      "d/dx arcsin(x)",                 ["-1 < x", "x < 1"]),
    ("piecewise-rule",          "",  "",      "d/dx cases(x^2 if x < a; x if x >= a)", ["x != a"]),
    ("larger-one-rule",         "",  "",      "d/dx max(x^2, x)",               ["x^2 != x"]),
    ("limit-of-a-sum",          "",  "",      "limit(f(x) + x, x->0)",
     ["limit(f(x), x->0) in reals", "limit(x, x->0) in reals"]),
    ("limit-of-a-product",      "",  "",      "limit(x cos(x), x->1)",
     ["limit(x, x->1) in reals", "limit(cos(x), x->1) in reals"]),
    ("limit-of-a-quotient",     "",  "",      "limit(cos(x)/(x+1), x->1)",
     ["limit(cos(x), x->1) in reals", "limit(x + 1, x->1) in reals", "limit(x + 1, x->1) != 0"]),
    ("limit-inside-a-function", "",  "",      "limit(cos(x^2), x->1)",          ["limit(x^2, x->1) in reals"]),
    ("limit-inside-a-function", "",  "",      "limit((x+1)^3, x->1)",           ["limit(x + 1, x->1) in reals"]),
    ("limit-by-continuity",     "",  "",      "limit(ln(x)/(x+1), x->a)",       ["a + 1 != 0", "a > 0"]),
    ("l-hopital",               "",  "",      "limit(sin(x)/x, x->0)",
     ["limit(sin(x), x->0) = 0 and limit(x, x->0) = 0 or limit(abs(x), x->0) = oo"]),
    ("geometric-sum",           "",  "",      "sum(r^k, k=0..n)",               ["r != 1"]),
    ("geometric-series",        "",  "",      "sum(r^k, k=0..oo)",              ["abs(r) < 1"]),
    ("factorials-cancelled",    "",  "",      "n!/(n-2)!",                      ["n - 2 >= 0"]),
    ("conditional-probability", "",  "",      "P(A given B)",                   ["P(B) != 0"]),
    ("probability-of-both",     "",  "",      "P(A and B)",                     ["P(B) != 0"]),
    ("bayes-rule",              "",  "",      "P(A given B)",                   ["P(A) != 0", "P(B) != 0"]),
    ("total-probability",       "",  "",      "P(B given A) P(A) + P(B given not A) P(not A)",
     ["P(A) != 0", "P(not A) != 0"]),
    ("inverse-on-the-left",     "",  SQUARE,  "X x = b",                        ["det(X) != 0"]),
    ("inverse-on-the-left",     "",  SQUARE,  "A x = b",                        []),
    ("inverse-on-the-right",    "",  SQUARE,  "B X = A",                        ["det(X) != 0"]),
    ("multiplied-from-the-left", "", SQUARE,  "X x = b",                        ["det(X) != 0"]),
    ("multiplied-by-the-unknown", "X", SQUARE, "X^-1 - X^-1 B X^-1 = 0",        ["det(X) != 0"]),
    ("matrix-out-of-a-determinant", "", SQUARE, "det(A + U V)",                 ["det(A) != 0"]),
    ("differential-of-a-power", "",  SQUARE,  "differential((a^T x)^3, x)",     []),
    ("differential-of-a-power", "",  SQUARE,  "differential((a^T x)^-1, x)",    ["a^T x != 0"]),
    ("differential-of-a-power", "",  SQUARE,  "differential((a^T x)^(3/2), x)", ["a^T x > 0"]),
    ("differential-of-a-power", "",  SQUARE,  "differential((a^T x)^p, x)",     ["a^T x > 0"]),
    ("differential-of-a-function", "", SQUARE, "differential(ln(a^T x), x)",    ["a^T x > 0"]),
    ("differential-of-a-function", "", SQUARE, "differential(abs(a^T x), x)",   ["a^T x != 0"]),
    ("differential-of-a-function", "", SQUARE, "differential(sigma(a^T x), x)", []),
    ("differential-of-a-norm",  "",  SQUARE,  "differential(norm(x), x)",       ["norm(x) > 0"]),
    ("differential-of-a-power-of-a-norm", "", SQUARE, "differential(norm(x)^3, x)", []),
    ("differential-of-a-power-of-a-norm", "", SQUARE, "differential(norm(x)^(5/3), x)", ["norm(x) > 0"]),
    ("differential-of-a-power-of-a-norm", "", SQUARE, "differential(norm(x)^-1, x)", ["norm(x) > 0"]),
    ("differential-of-an-inverse", "", SQUARE, "differential(X^-1, X)",         []),
    ("differential-of-a-determinant", "", SQUARE, "differential(det(X), X)",    ["det(X) != 0"]),
    ("differential-of-a-log-determinant", "", SQUARE, "differential(ln(det(X)), X)", ["det(X) > 0"]),
    ("differential-of-a-log-determinant", "", SQUARE, "differential(ln(abs(det(X))), X)", ["det(X) != 0"]),
    ("differential-entry-by-entry", "", SQUARE, "differential(ln(x), x)",       ["x_i > 0"]),
    ("differential-entry-by-entry", "", SQUARE, "differential(abs(x), x)",      ["x_i != 0"]),
    ("differential-entry-by-entry", "", SQUARE, "differential(tanh(x), x)",     []),
    ("differential-of-a-first-norm", "", SQUARE, "differential(norm(x, 1), x)", ["x_i != 0"]),
    ("differential-of-the-larger-entries", "", SQUARE, "differential(max(x, a), x)", ["x_i - a_i != 0"]),
]  # fmt: skip


@pytest.fixture(scope="module")
def laws():
    load_laws()
    return rules()


@pytest.mark.parametrize(("law", "parameters", "declared", "before", "conditions"), CONDITIONS)
def test_conditions(laws, law, parameters, declared, before, conditions):
    context = read_context(declared) if declared else Context()
    rule = laws[law].with_(read(parameters, context)) if parameters else laws[law]
    (step,) = rule(read(before, context), context).steps
    assert [plain(condition.relation) for condition in step.conditions] == conditions
