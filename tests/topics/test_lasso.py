"""Optimal weights under the first norm: conditions for every entry, and what is not certified of them."""

import pytest

from derive.api import topic_function
from derive.core.certificates import sound
from derive.core.errors import InputError, UndecidedError
from derive.exact.penalties import affine, penalised
from derive.kernel.bench import Bench
from derive.kernel.statements import equivalent
from derive.laws.optimality import zero_among_the_subgradients
from derive.reader.declarations import read_context
from derive.reader.parser import read
from derive.terms import Operator, Relation

GIVEN = "X: n x d; A: d x d; w: d; z: d; y: n; v: d; lambda > 0; mu >= 0; kappa real; j = 1..d"
CONTEXT = read_context(GIVEN)
W = CONTEXT.symbol("w")
LASSO = "v in argmin(norm(X w - y)^2/2 + lambda norm(w, 1), w)"


def conditions(slope, factor="lambda"):
    return f"abs(({slope})_j) <= {factor} and (v_j = 0 or ({slope})_j = {factor} sign(v_j))"


OPTIMAL = [
    ("norm(X w - y)^2/2 + lambda norm(w, 1)",               conditions("X^T (y - X v)")),
    ("norm(w - z)^2/2 + lambda norm(w, 1)",                 conditions("z - v")),
    ("norm(w - z)^2/2 + lambda sum(abs(w_k), k=1..d)",      conditions("z - v")),
    ("norm(y - X w)^2/2 + 3 norm(w, 1)",                    conditions("X^T (y - X v)", "3")),
    ("norm(w)^2/2 - z^T w + lambda norm(w, 1)",             conditions("z - v")),
]  # fmt: skip
NOT_OPTIMAL = [
    "norm(X w - y)^2/2 + kappa norm(w, 1)",
    "-norm(X w - y)^2/2 + lambda norm(w, 1)",
    "w^T A w + lambda norm(w, 1)",
    "norm(X w - y)^2/2",
    "lambda norm(w, 1)",
]
WRONG = [
    conditions("X^T (X v - y)"),
    conditions("X^T (y - X v)", "2 lambda"),
    conditions("2 X^T (y - X v)"),
    "abs((X^T (y - X v))_j) <= lambda",
    "v_j = 0 or (X^T (y - X v))_j = lambda sign(v_j)",
    "abs((X^T (y - X v))_j) <= lambda and (v_j = 0 or (X^T (y - X v))_j = -lambda sign(v_j))",
]
AFFINE = [("X w - y", True), ("w", True), ("z^T w", True), ("hadamard(w, w)", False), ("w^T w", False), ("w/2", True)]


@pytest.mark.parametrize(("expression", "expected"), OPTIMAL)
def test_conditions_for_every_entry(expression, expected):
    given = GIVEN.replace("v: d; ", "").replace("; j = 1..d", "")
    found = topic_function("minimise")(expression, wrt="w", assume=given)
    assert found.answer["minimiser"].text == expected
    assert found.verified


@pytest.mark.parametrize("expression", NOT_OPTIMAL)
def test_what_is_not_solved(expression):
    with pytest.raises(UndecidedError):
        topic_function("minimise")(expression, wrt="w", assume=GIVEN)


def test_a_restricted_vector_is_refused():
    with pytest.raises(InputError, match="restricted"):
        topic_function("minimise")("norm(w - z)^2/2 + norm(w, 1)", wrt="w", assume="w: d; z: d; norm(w) <= 1")


def test_right_conditions_are_certified():
    found = equivalent(read(LASSO, CONTEXT), read(conditions("X^T (y - X v)"), CONTEXT), CONTEXT, Bench())
    assert sound(found.grade)


@pytest.mark.parametrize("statement", WRONG)
def test_wrong_conditions_are_never_certified(statement):
    assert not sound(equivalent(read(LASSO, CONTEXT), read(statement, CONTEXT), CONTEXT, Bench()).grade)


@pytest.mark.parametrize(("text", "expected"), AFFINE)
def test_what_is_affine_in_a_letter(text, expected):
    assert affine(read(text, CONTEXT), W) is expected


def test_the_law_needs_the_gradient_of_the_smooth_part():
    place, found = read(LASSO, CONTEXT), penalised(read("norm(X w - y)^2/2 + lambda norm(w, 1)", CONTEXT), W, CONTEXT)
    gradient = Relation("=", Operator("gradient", found.smooth, (W,)), read("X^T (X w - y)", CONTEXT))
    law = zero_among_the_subgradients.with_(gradient, read("j", CONTEXT))
    assert law(place, CONTEXT) is not None
    assert law(read("v in argmin(norm(X w - y)^2/2, w)", CONTEXT), CONTEXT) is None
