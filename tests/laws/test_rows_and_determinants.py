"""Determinants, row operations and null spaces against SymPy."""

from __future__ import annotations

import pytest
import sympy as sp

from derive.core.context import Context
from derive.core.relations import ROW_EQUIVALENT
from derive.core.steps import lines
from derive.exact.spelling import normal, same
from derive.laws.determinants import DETERMINANTS
from derive.laws.null_spaces import null_vectors, tidied
from derive.laws.row_reduction import pivots, row_reduced
from derive.laws.rows import row_multiplied
from derive.terms import ZERO, Call, Div, Matrix, Relation, Symbol, Term, Vector, call, number, subterms

A, B, C, D = map(Symbol, "abcd")
ROOT = call("sqrt", number(2))


def matrix(*rows: tuple[int | Term, ...]) -> Matrix:
    return Matrix(tuple(tuple(number(x) if isinstance(x, int) else x for x in row) for row in rows))


NUMBERS = [
    ((4,),), ((4, 2), (1, 3)), ((0, 2), (3, 5)), ((1, 2, 3), (2, 4, 5), (3, 5, 6)), ((2, 3, 4), (3, 5, 7), (6, 8, 10)),
    ((0, 0, 0), (1, 2, 3), (2, 4, 6)), ((0, 1, 2), (0, 0, 3), (0, 0, 0)), ((1, 1, 1, 1),) * 4,
    ((2, -1, 0, 0), (-1, 2, -1, 0), (0, -1, 2, -1), (0, 0, -1, 2)),
    ((7, 3, 5, 2), (1, 9, 4, 4), (6, 6, 2, 8), (3, 1, 1, 5)),
    ((2, -1, 0, 0, -1), (-1, 2, -1, 0, 0), (0, -1, 2, -1, 0), (0, 0, -1, 2, -1), (-1, 0, 0, -1, 2)),
    ((3, 1, 4, 1, 5), (9, 2, 6, 5, 3), (5, 8, 9, 7, 9), (3, 2, 3, 8, 4), (6, 2, 6, 4, 3)), ((6, 10), (9, 15)),
]  # fmt: skip


@pytest.mark.parametrize("rows", NUMBERS)
def test_determinant(rows: tuple[tuple[int, ...], ...]) -> None:
    start = call("det", matrix(*rows))
    found = DETERMINANTS(start, Context())
    assert not any(type(part) is Call for part in subterms(found.end))
    assert lines(start, found.steps)[-1] is found.end
    assert normal(found.end) is number(int(sp.Matrix(rows).det()))


@pytest.mark.parametrize("rows", NUMBERS)
def test_reduced_row_echelon_form(rows: tuple[tuple[int, ...], ...]) -> None:
    found = row_reduced(matrix(*rows), Context())
    wanted, columns = sp.Matrix(rows).rref()
    assert found.end is Matrix(tuple(tuple(number(int(x.p), int(x.q)) for x in row) for row in wanted.tolist()))
    assert pivots(found.end) == columns
    assert all(step.relation == ROW_EQUIVALENT for step in found.steps)
    assert lines(found.start, found.steps)[-1] is found.end


@pytest.mark.parametrize("rows", NUMBERS)
def test_null_space(rows: tuple[tuple[int, ...], ...]) -> None:
    found = [tidied(v) for _, v in null_vectors(row_reduced(matrix(*rows), Context()).end)]
    vectors = [sp.Matrix([entry.p for entry in v.entries]) for v in found]
    assert len(vectors) == len(sp.Matrix(rows).nullspace())
    assert all((sp.Matrix(rows) * v).is_zero_matrix for v in vectors)
    assert not vectors or sp.Matrix.hstack(*vectors).rank() == len(vectors)
    for v in vectors:
        assert sp.gcd(list(v)) == 1
        assert next(x for x in v if x) > 0


def test_letters_are_divided_by_under_a_condition() -> None:
    found = row_reduced(matrix((A, B), (A, B)), Context())
    assert found.end is matrix((1, Div(B, A)), (0, 0))
    assert [c.relation for step in found.steps for c in step.conditions] == [Relation("!=", A, ZERO)]


def test_a_row_is_not_multiplied_by_zero() -> None:
    found = row_multiplied.with_(number(1), A)(matrix((1, 2)), Context())
    assert [c.relation.sign for c in found.steps[0].conditions] == ["!="]
    assert row_multiplied.with_(number(1), ZERO)(matrix((1, 2)), Context()) is None


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (((A, B), (C, D)), "a*d - b*c"),
        (((A, B, 0), (0, C, 0), (0, 0, D)), "a*c*d"),
        (((A, 0, B), (0, C, 0), (B, 0, A)), "c*(a**2 - b**2)"),
        (((ROOT, 1), (1, ROOT)), "1"),
    ],
)
def test_determinants_with_letters(rows: tuple[tuple[int | Term, ...], ...], wanted: str) -> None:
    from derive.cas.from_sympy import from_sympy

    end = DETERMINANTS(call("det", matrix(*rows)), Context()).end
    assert same(end, from_sympy(sp.sympify(wanted)))


def test_vectors_are_written_as_in_textbooks() -> None:
    assert tidied((number(-1, 2), number(1, 3))) is Vector((number(3), number(-2)))
    assert tidied((ZERO, number(-4), number(6))) is Vector((ZERO, number(2), number(-3)))
