"""Where gradients of any size are zero: solutions with their conditions, and what is not solved."""

import pytest

from derive.api import topic_function
from derive.core.certificates import sound
from derive.core.errors import InputError, UndecidedError
from derive.kernel.bench import Bench
from derive.kernel.statements import equivalent
from derive.reader.declarations import read_context
from derive.reader.parser import read

SHAPES = "X: n x d; w: d; y: n; S: n x n symmetric; A: d x d spd; a: d"

SOLVED = [
    ("norm(X w - y)^2", "(X^T X)^-1 X^T y"),
    ("norm(y - X w)^2/2", "(X^T X)^-1 X^T y"),
    ("norm(X w - y)^2 + lambda norm(w)^2", "(X^T X + lambda I_d)^-1 X^T y"),
    ("(X w - y)^T S (X w - y)", "(X^T S X)^-1 X^T S y"),
    ("w^T A w/2 - a^T w", "A^-1 a"),
    ("norm(w - a)^2", "a"),
]


@pytest.mark.parametrize(("expression", "solution"), SOLVED)
def test_solutions_are_verified(expression, solution):
    found = topic_function("stationary")(expression, wrt="w", assume=SHAPES)
    assert found.answer["solution"].text == solution
    assert found.verified


@pytest.mark.parametrize(("expression", "error"), [("sum(exp(X w))", UndecidedError), ("X w", InputError)])
def test_what_is_not_solved(expression, error):
    with pytest.raises(error):
        topic_function("stationary")(expression, wrt="w", assume=SHAPES)


def test_multiplying_by_a_matrix_without_inverse_is_no_equivalence():
    context = read_context(SHAPES)
    before, after = read("X w - y = 0", context), read("X^T X w = X^T y", context)
    assert not sound(equivalent(before, after, context, Bench()).grade)
