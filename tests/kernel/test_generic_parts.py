"""Shared parts as letters: identities that hold for any value are proved so, and nothing that hangs on the variable."""

import pytest

from derive.core.certificates import PROVED, sound
from derive.kernel.bench import Bench
from derive.kernel.generic_parts import with_letters
from derive.reader.declarations import read_context
from derive.reader.parser import read

LETTERS = read_context("X: n x n; M: n x n; Y: n x n; x: n; a: n")

EQUAL = [
    ("tr(M D(tanh(X) - Y, X))", "tr(D(tanh(X) - Y, X) M)"),
    ("D(norm(tanh(X) - Y)^2, X)", "2 tr((tanh(X) - Y)^T D(tanh(X) - Y, X))"),
    ("(tanh(X) + Y)^T (M + Y)", "((M + Y)^T (tanh(X) + Y))^T"),
    ("D(sigma(a^T x), x)", "sigma(a^T x) (1 - sigma(a^T x)) D(a^T x, x)"),
]

NOT_EQUAL = [
    ("D(hadamard(tanh(X), X), X)", "hadamard(tanh(X), D(X, X))"),
    ("D(hadamard(tanh(X), X), X)", "hadamard(tanh(X), D(tanh(X), X))"),
    ("D(tr(tanh(X) X), X)", "tr(tanh(X) D(X, X))"),
    ("tr(M D(tanh(X) - Y, X))", "tr(M D(tanh(X) + M X, X))"),
    ("(tanh(X) + Y) (M + Y)", "(M + Y) (tanh(X) + Y)"),
    ("D(norm(tanh(X) - Y)^2, X)", "2 tr((tanh(X) - Y) D(tanh(X) - Y, X))"),
]


def term(text):
    return read(text.replace("D(", "differential("), LETTERS)


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_shared_parts_may_have_any_value(left, right):
    assert with_letters(term(left), term(right)) is not None
    assert Bench().equal(term(left), term(right), LETTERS).grade == PROVED


@pytest.mark.parametrize(("left", "right"), NOT_EQUAL)
def test_what_is_false_stays_so(left, right):
    assert not sound(Bench().equal(term(left), term(right), LETTERS).grade)
