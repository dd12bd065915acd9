"""What is refused, and where the caret stands."""

import time

import pytest

from derive.core.errors import InputError, ReadError
from derive.reader.declarations import read_context
from derive.reader.parser import read

REFUSED = [
    ("", 1, "nothing to read"),
    ("   ", 1, "nothing to read"),
    ("x +", 4, "the end"),
    ("(x + 1", 1, "never closed"),
    ("x + 1) y", 6, "closes no bracket"),
    ("(x]", 1, "interval"),
    ("[x + 1}", 7, "does not close"),
    (r"\frac{1}{", 9, "never closed"),
    (r"x^10 + \alpha", 3, "braces"),
    (r"x_10 + \alpha", 3, "braces"),
    (r"x^-1 + \alpha", 3, "braces"),
    (r"\foo{x} + 1", 1, r"\foo"),
    ("x + 1 and so y", 11, "so"),
    ("x + 1 and y", None, "joins statements"),
    ("3x + = 2", 6, "'='"),
    ("x == 1", 4, "equality"),
    ("1 2", 3, "two numbers"),
    ("x1", 2, "x_1"),
    ("log2(x)", 4, "log(x, 2)"),
    ("1e-3", 1, "power of ten"),
    ("sinx", 1, "sin"),
    ("pir", 1, "pi"),
    ("tg(x)", 1, "tan"),
    ("softmx(z)", 1, "no known name"),
    ("hello + world", 1, "no known name"),
    ("sin", 4, "argument"),
    ("sin(x, y)", 1, "1 argument"),
    ("max(x)", 1, "at least 2"),
    ("sin 2x / 3", 8, "quotient"),
    ("x^ab", 3, "brackets"),
    ("x_i_j", 4, "two subscripts"),
    ("[[1, 2], [3]]", 1, "equally long"),
    ("[x = 1, 2]", 1, "no statements"),
    ("[1, 2; 3, 4]", 6, "comma"),
    ("[[[1], 2], [3, 4]]", None, ""),
    ("int(x, x)", 1, "integral(f, x=a..b)"),
    ("(x = 1) + 2", 1, "statement"),
    ("x^(T)", None, "declare T"),
    ("x_{a/b}", 5, "neither an index nor a name"),
    (r"\mathbf{1}", 1, "ones(n)"),
    (r"\frac\sin 2", 6, "braces"),
    (r"\int x dx/", None, ""),
    (r"\sin^T x", 1, "transpose"),
    ("1, 2, 3", 1, "commas"),
    ("d/dx (x+1)(x+2)", 11, "square brackets"),
    ("d^2/dx x", None, "order"),
    ("sum(x_i)", 4, "sum(x_i, i=1..n)"),
    ("integral(x)", 9, "integral(f, x=a..b)"),
    (r"\sum_{d \mid n} d", 9, "range"),
    (r"\int x^2", 1, "differential"),
    ("||x||", 1, "norm"),
    ("|x", None, "bar"),
    ("x ± 1", 1, "statement"),
    ("f^2(x)", 4, "power"),
    (r"f(x) = x^2 \quad \text{for } x > 0", 18, "for"),
    ("x\x00y", 2, "control"),
    ("x $ y ?", 7, "?"),
    (r"x^{2}^{3}", None, ""),
    (r"\alpha^2^3", 9, "two superscripts"),
    ("cos^-1 x", 5, "exponent"),
    (r"\cosh^{-1}(x) + \det^{-1} A", 17, "reciprocal"),
    ("\\hat{x y}", None, "one letter"),
    (r"\begin{foo} x \end{foo}", 1, "foo"),
    (r"\begin{pmatrix} 1 & 2 \\ 3 \end{pmatrix}", 1, "equally long"),
]


@pytest.mark.parametrize(("text", "column", "words"), REFUSED, ids=[repr(text) for text, _, _ in REFUSED])
def test_refusal(text, column, words):
    with pytest.raises(ReadError) as caught:
        read(text)
    assert words in caught.value.args[0]
    assert column is None or caught.value.column == column
    assert caught.value.args[0].count("\n") == 0


def test_the_caret_stands_under_the_place():
    with pytest.raises(ReadError) as caught:
        read("x +\n(y + ")
    error = caught.value
    assert (error.line, error.column, error.source) == (2, 1, "(y + ")
    assert str(error).splitlines()[-1] == "^"


HOSTILE = [
    "(" * 10_000 + ")" * 10_000,
    "{" * 10_000,
    r"\frac{1}{" * 2_000 + "x" + "}" * 2_000,
    "sqrt(" * 101 + "x" + ")" * 101,
    "-" * 5_000 + "x",
    "x^" * 5_000 + "x",
    "sin " * 4_000 + "x",
    "x/" * 5_000 + "x",
    "x!" + "!" * 5_000,
    "9^9^9^9",
    "9^{9^{9^9}}",
    "(9^9)!",
    "(10^6)!",
    "99999999!",
    "((2^1000)^1000)^1000",
    "10^400000",
    "9" * 401,
    "1." + "3" * 400,
    "x" * 100_001,
    "x+" * 60_000 + "x",
    "\\" * 1_000,
    "_" * 1_000,
    "d/" * 1_000,
    "|" * 999,
    "x_" * 1_000 + "x",
    "[" * 99 + "]" * 99,
    "=" * 1_000,
    "x=" * 5_000,
    "\u202ex + 1",
    "\ud800",
    "eval(1)",
    "__import__('os')",
    "binom(10^8, 5*10^7)",
]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_texts_are_refused_fast_in_one_sentence(text):
    start = time.process_time()
    with pytest.raises(ReadError) as caught:
        read(text)
    assert time.process_time() - start < 0.5
    assert len(str(caught.value)) < 700


def test_long_flat_texts_are_read():
    assert len(read("+".join(["x y"] * 4_000)).terms) == 4_000
    assert len(read(" ".join(["x"] * 9_000)).factors) == 9_000


UNFIT = [
    ("X w + y", "n and d"),
    ("w X", "d and n x d"),
    ("A - lambda", "scalar"),
    ("X w = w", "n and d"),
    ("A^T + X", "n x d"),
]


@pytest.mark.parametrize(("text", "words"), UNFIT)
def test_shapes_that_do_not_fit_are_both_named(text, words):
    context = read_context("X: n x d; w: d; y: d; A: n x n")
    with pytest.raises(InputError) as caught:
        read(text, context)
    assert words in str(caught.value)


def test_a_run_of_declared_and_undeclared_letters_is_refused_with_both_readings():
    with pytest.raises(ReadError, match=r"could be a name or the product x z"):
        read("xz", read_context("x > 0"))
