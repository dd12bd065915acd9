"""What must hold of a draw."""

import pytest

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.sheets.conditions import kept, read_where
from derive.terms import Symbol, number

LETTERS = ("a", "b", "c")
# condition, values of a, b, c, whether it holds
CONDITIONS = [
    ("b != 0",                                       (1, 0, 1), False),
    ("b != 0",                                       (1, 2, 1), True),
    ("a < c and b > 0",                              (1, 2, 3), True),
    ("a < c and b > 0",                              (3, 2, 1), False),
    ("a < c or b > 0",                               (3, 2, 1), True),
    ("is_square((a - c)^2 + 4 b^2)",                 (5, 2, 2), True),
    ("is_square((a - c)^2 + 4 b^2)",                 (5, 1, 2), False),
    ("is_square(a/b)",                               (4, 9, 1), True),
    ("is_square(a)",                                 (-4, 1, 1), False),
    ("is_integer(a/b)",                              (6, 3, 1), True),
    ("is_integer(a/b)",                              (6, 4, 1), False),
    ("is_integer(sqrt(a^2 + b^2))",                  (3, 4, 1), True),
    ("is_rational(sqrt(a))",                         (2, 1, 1), False),
    ("is_rational(sqrt(a/b))",                       (8, 2, 1), True),
    ("divides(a, b)",                                (3, 6, 1), True),
    ("divides(a, b)",                                (0, 6, 1), False),
    ("distinct(a, b, c)",                            (1, 2, 3), True),
    ("distinct(a, b, c)",                            (1, 2, 1), False),
    ("distinct(a + b, a - b)",                       (1, 0, 1), False),
    ("not is_square(a)",                             (3, 1, 1), True),
    ("not is_square(a) and b > 0",                   (3, 1, 1), True),
    ("is_square(a) or is_square(b)",                 (3, 4, 1), True),
    ("(is_square(a) or is_square(b)) and c > 1",     (3, 4, 1), False),
    ("det([[a, b], [b, c]]) != 0",                   (1, 1, 1), False),
    ("det([[a, b], [b, c]]) > 0",                    (2, 1, 1), True),
    ("tr([[a, b], [b, c]]) = 0",                     (2, 1, -2), True),
    ("abs(a) <= max(b, c)",                          (-2, 1, 2), True),
    ("a/b > 1",                                      (1, 0, 2), False),
    ("sqrt(a) < b",                                  (2, 1, 0), False),
    ("sqrt(a) < b",                                  (2, 2, 0), True),
]  # fmt: skip

REFUSED = [
    ("is_prime(a)",          "there is no predicate 'is_prime'"),
    ("is_sqare(a)",          "did you mean is_square"),
    ("is_square(a, b)",      "takes 1 terms, and 2 are given"),
    ("divides(a)",           "takes 2 terms, and 1 are given"),
    ("d > 0",                "d in 'd > 0' is not drawn"),
    ("is_square(x)",         "x in 'is_square.x.' is not drawn"),
    ("a + b",                "is no condition"),
    ("a >",                  "column"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "values", "expected"), CONDITIONS)
def test_conditions(text, values, expected):
    where = read_where(text, LETTERS, Context(), "here")
    assert (
        kept(where, {Symbol(letter): number(value) for letter, value in zip(LETTERS, values, strict=True)}) is expected
    )


@pytest.mark.parametrize(("text", "expected"), REFUSED)
def test_refused_conditions(text, expected):
    with pytest.raises(DeriveError, match=expected):
        read_where(text, LETTERS, Context(), "here")
