"""Claims, row equivalence, decimals, definiteness: what holds is proved, what fails is refuted or left."""

from __future__ import annotations

import pytest

from derive.core.certificates import sound
from derive.core.context import Context
from derive.exact.algebraic import real_roots
from derive.kernel.bench import Bench
from derive.kernel.claims import judged
from derive.kernel.relations import follows
from derive.reader.parser import read
from derive.terms import Add, Decimal, Junction, Matrix, Mul, Neg, Pow, Relation, Symbol, Vector, call, number

BENCH = Bench()


def under(facts: str) -> Context:
    return Context(facts=tuple(read(fact) for fact in facts.split(";") if fact.strip()))


CLAIMS = [
    ("x = 0 or x != 0",                                 "",           "proved"),
    ("x >= 0 or x < 0",                                 "",           "proved"),
    ("x = 0 or y = 0",                                  "x y = 0",    "proved"),
    ("x = 0 or y = 0",                                  "x y = 1",    "undecided"),
    ("x = y or x = -y",                                 "x^2 = y^2",  "proved"),
    ("x^2 - 2x y + y^2 >= 0",                           "",           "proved"),
    ("x^4 + y^4 - 2x^2 y^2 >= 0",                       "",           "proved"),
    ("x^2 + y^2 - 2x + 1 >= 0",                         "",           "proved"),
    ("(x - 1)^2 (x^2 + 1) >= 0",                        "",           "proved"),
    ("25 - (x - y)^2/4 <= 25",                          "",           "proved"),
    ("x^2 + 1 < 0",                                     "",           "refuted"),
    ("sqrt(2) + 1 > 2",                                 "",           "proved"),
    ("sqrt(2) + 1 > 3",                                 "",           "refuted"),
    ("x y = 25 - (x - y)^2/4",                          "x + y = 10", "proved"),
    ("x^2 = 3",                                         "x = sqrt(3)", "proved"),
    ("[[2, 1], [1, 2]] [1, 1] = 3 [1, 1]",              "",           "proved"),
    ("[[2, 1], [1, 2]] [1, 2] = 3 [1, 2]",              "",           "refuted"),
    ("[[1, 1], [1, 0]] [(1 + sqrt(5))/2, 1] = (1 + sqrt(5))/2 [(1 + sqrt(5))/2, 1]", "", "proved"),
    ("det([[4, 2], [1, 3]]) = 10",                      "",           "proved"),
    ("tr([[4, 2], [1, 3]]) = 7",                        "",           "proved"),
    ("det([[1, b], [0, d - a]]) != 0",                  "a != d",     "proved"),
    ("[1, -1] . [1, 1] = 0",                            "",           "proved"),
    ("x < 1 and x > 0",                                 "0 < x; x < 1", "proved"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "facts", "grade"), CLAIMS)
def test_claims(statement: str, facts: str, grade: str) -> None:
    assert judged(read(statement), under(facts), BENCH).grade == grade


def test_a_substitution_is_an_implication() -> None:
    given = read("x = 1 and y = 2")
    assert judged(Junction("=>", (given, read("x^2 + y = 3"))), Context(), BENCH).grade == "proved"
    assert not sound(judged(Junction("=>", (given, read("x^2 + y = 4"))), Context(), BENCH).grade)


def test_eigenvectors_over_a_number_field() -> None:
    root = real_roots((1, -4, -11, 1))[0]
    matrix = read("[[1, 2, 3], [2, 4, 5], [3, 5, 6]]")
    first = Add((root, number(-6)))
    vector = Vector((
        Add((Pow(root, number(2)), Neg(Mul((number(10), root))), number(-1))),
        Add((Mul((number(2), root)), number(3))),
        Add((Mul((number(3), root)), number(-2))),
    ))  # fmt: skip
    claim = Relation("=", Mul((matrix, vector)), Mul((root, vector)))
    assert judged(claim, Context(), BENCH).grade == "proved"
    assert not sound(judged(Relation("=", Mul((matrix, vector)), Mul((first, vector))), Context(), BENCH).grade)


ROWS = [
    ("[[1, 2], [3, 4]]",           "[[1, 2], [0, -2]]",        "", True),
    ("[[1, 2], [3, 4]]",           "[[3, 4], [1, 2]]",         "", True),
    ("[[2, 4], [3, 4]]",           "[[1, 2], [3, 4]]",         "", True),
    ("[[1, 2], [3, 4]]",           "[[1, 2], [2, 0]]",         "", True),
    ("[[a, 1], [0, 1]]",           "[[1, 1/a], [0, 1]]",       "a != 0", True),
    ("[[a, 1], [0, 1]]",           "[[1, 1/a], [0, 1]]",       "", False),
    ("[[1, 2], [3, 4]]",           "[[0, 0], [3, 4]]",         "", False),
    ("[[1, 2], [3, 4]]",           "[[1, 2], [1, 2]]",         "", False),
    ("[[1, 2], [3, 4]]",           "[[1, 2], [0, -3]]",        "", True),
    ("[[1, 2, 3], [3, 4, 5]]",     "[[1, 2, 3], [0, -2, -5]]", "", False),
    ("[[1, 2, 3], [3, 4, 5]]",     "[[1, 2, 3], [0, -2, -4]]", "", True),
    ("[[1, sqrt(2)], [sqrt(2), 2]]", "[[1, sqrt(2)], [0, 0]]", "", True),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "facts", "expected"), ROWS)
def test_row_equivalence(before: str, after: str, facts: str, *, expected: bool) -> None:
    found = follows(read(before), read(after), "row-equivalent", under(facts), BENCH)
    assert sound(found.grade) is expected


DEFINITE = [
    ("positive_definite",     "[[2, -1], [-1, 2]]",             "proved"),
    ("positive_definite",     "[[1, 2], [2, 1]]",               "refuted"),
    ("positive_definite",     "[[1, 1], [1, 1]]",               "refuted"),
    ("positive_semidefinite", "[[1, 1], [1, 1]]",               "proved"),
    ("positive_semidefinite", "[[0, 0], [0, -1]]",              "refuted"),
    ("negative_definite",     "[[-2, 1], [1, -2]]",             "proved"),
    ("negative_semidefinite", "[[0, 0], [0, -1]]",              "proved"),
    ("indefinite",            "[[1, 2], [2, 1]]",               "proved"),
    ("indefinite",            "[[0, 1], [1, 0]]",               "proved"),
    ("indefinite",            "[[1, 1], [1, 1]]",               "refuted"),
    ("positive_definite",     "[[sqrt(2), 1], [1, sqrt(2)]]",   "proved"),
    ("positive_definite",     "[[1, 2], [3, 9]]",               "undecided"),
    ("positive_definite",     "[[1 + a^2, a], [a, 1]]",         "proved"),
    ("positive_definite",     "[[2, -1, 0], [-1, 2, -1], [0, -1, 2]]", "proved"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "matrix", "grade"), DEFINITE)
def test_definiteness(name: str, matrix: str, grade: str) -> None:
    assert judged(call(name, read(matrix)), Context(), BENCH).grade == grade


DECIMALS = [
    ("sqrt(2)", Decimal(14142, 4), True),
    ("sqrt(2)", Decimal(14143, 4), True),
    ("sqrt(2)", Decimal(14144, 4), False),
    ("pi",      Decimal(314, 2),   True),
    ("pi",      Decimal(316, 2),   False),
]  # fmt: skip


@pytest.mark.parametrize(("exact", "decimal", "expected"), DECIMALS)
def test_decimals(exact: str, decimal: Decimal, *, expected: bool) -> None:
    found = follows(read(exact), decimal, "~=", Context(), BENCH)
    assert found.grade == ("proved" if expected else "refuted")


def test_other_relations() -> None:
    x = Symbol("x")
    assert follows(read("3 e^x"), read("e^x"), "propto", Context(), BENCH, (x,)).grade == "proved"
    assert not sound(follows(read("x e^x"), read("e^x"), "propto", Context(), BENCH, (x,)).grade)
    assert follows(read("4 - x^2"), read("4"), "<=", Context(), BENCH).grade == "proved"
    assert follows(read("4 + x^2"), read("4"), ">=", Context(), BENCH).grade == "proved"
    assert follows(read("4 + x^2"), read("4"), "<=", Context(), BENCH).grade != "proved"
    assert follows(x, read("x^2"), ":=", Context(), BENCH).grade == "proved"
    assert type(read("[[1]]")) is Matrix
