"""Every misconception is recognised by name from the line that it makes of the line before."""

import json
from pathlib import Path

import pytest

from derive.core.context import Context
from derive.judge.diagnosis import diagnosed
from derive.judge.settled import normal
from derive.kernel.bench import Bench
from derive.misconceptions import by_name, misconceptions
from derive.reader.declarations import read_context
from derive.reader.parser import read

from .examples import EXAMPLES

ELSEWHERE = [
    ("chain-inner-forgotten",        "d/dx sin(x)"),
    ("inner-derivative-sign",        "d/dx sin(x^2)"),
    ("product-of-derivatives",       "d/dx (3 x)"),
    ("quotient-plus",                "d/dx (1/x)"),
    ("power-rule-on-exponential",    "d/dx x^2"),
    ("factor-two-missing",           "d/dx x^2"),
    ("negative-power-rule",          "d/dx x^2"),
    ("constant-not-vanishing",       "d/dx x"),
    ("other-variable-dropped",       "d/dx (3 x)"),
    ("square-of-sum",                "(a b)^2"),
    ("square-of-difference",         "(a + b)^2"),
    ("root-of-sum",                  "sqrt(a b)"),
    ("cancel-term-not-factor",       "a b/a"),
    ("geometric-off-by-one",         "1 + x^2 + x^3"),
    ("commute-matrices",             "(a + b)^2"),
    ("determinant-sign",             "det([[1, 0, 0], [0, 1, 0], [0, 0, 1]])"),
    ("nonzero-product-split",        "(x - 1) (x + 2) = 0"),
    ("divide-by-zero-factor",        "x + 1 = 2"),
    ("inequality-negative-multiply", "x < 2"),
    ("by-parts-sign",                "integral(x^2, x)"),
    ("second-derivative-of-product", "d^2/dx^2 (3 x^2)"),
    ("second-derivative-of-chain",   "d^2/dx^2 sin(3x + 1)"),
    ("varying-exponent",             "d/dx x^3"),
    ("point-put-in-first",           "f(2)"),
    ("hopital-without-need",         "limit(x/5, x -> 1)"),
    ("inner-derivative-divided",     "integral(e^{3x}, x)"),
    ("factor-into-base",             "2 x^3"),
    ("bases-multiplied",             "2^3*2^2"),
    ("undone-in-one-summand",        "e^{ln(x)}"),
    ("function-cancelled",           "ln(x)/sin(y)"),
    ("logarithms-dropped",           "ln(x) + 2 = ln(6)"),
    ("root-taken-by-summands",       "x^2 + 5 = 25"),
    ("variance-of-product",          "Var(2 X)"),
    ("covariance-scale",             "Cov(X, Y)"),
    ("condition-not-divided",        "P(A)/P(B)"),
    ("softmax-scale",                "softmax(z)"),
]  # fmt: skip
CORRECTED = [
    ("d/dx sin(x^2)",                    "cos(x^2)",              "cos(x^2)",            "2x cos(x^2)"),
    ("d/dx (x^3 + 5x)",                  "x^2 + 5",               "x^2",                 "3x^2 + 5"),
    ("d/dp (-y ln(p) - (1-y) ln(1-p))",  "-y/p - (1-y)/(1-p)",    "(1-y)/(1-p)",         "-y/p - (y-1)/(1-p)"),
    ("ln(p/q)",                          "ln(q) - ln(p)",         "ln(q) - ln(p)",       "ln(p) - ln(q)"),
    ("x^2 = 9",                          "x = 3",                 "x = 3",               "x = 3 or x = -3"),
    ("x + 3 = 5",                        "x = 8",                 "x = 8",               "x = 2"),
    ("(l - 1) (l - 3) = 0",              "l = -1 or l = -3",      "l = -1 or l = -3",    "l = 1 or l = 3"),
    ("2x = 2 lambda x",                  "lambda = 1",            "lambda = 1",          "lambda = 1 or x = 0"),
    ("det([[a, b], [c, d]])",            "a d + b c",             "a d + b c",           "a d - b c"),
    ("integral(x e^x, x)",               "x e^x + e^x",           "x e^x + e^x",         "x e^x - integral(e^x, x)"),
]  # fmt: skip
NAMES = [f"{example[0]}-{k}" for k, example in enumerate(EXAMPLES)]


@pytest.mark.parametrize(("name", "before", "wrong", "assume"), EXAMPLES, ids=NAMES)
def test_is_named(name, before, wrong, assume):
    context = read_context(assume)
    found = diagnosed(read(before, context), read(wrong, context), "=", context, Bench())
    assert found is not None
    assert found.misconception == name, found.others


@pytest.mark.parametrize(("name", "before"), ELSEWHERE)
def test_does_not_apply(name, before):
    assert by_name()[name](read(before), Context()) == ()


@pytest.mark.parametrize(("before", "wrong", "place", "instead"), CORRECTED)
def test_line_put_right(before, wrong, place, instead):
    found = diagnosed(read(before), read(wrong), "=", Context(), Bench())
    assert found.place is read(place)
    assert normal(found.instead) is normal(read(instead))


def test_names_and_sentences():
    known = misconceptions()
    assert len(by_name()) == len(known)
    assert all(each.law.statement.endswith(".") and each.law.formula for each in known)


def test_every_misconception_of_the_list_is_there():
    listed = (Path(__file__).parent.parent / "cases" / "misconceptions.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["id"] for line in listed} <= set(by_name())
