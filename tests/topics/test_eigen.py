"""Eigenvalues and eigenvectors: against SymPy, and certified line by line."""

from __future__ import annotations

import pytest
import sympy as sp

from derive.cas.to_sympy import to_sympy
from derive.catalog import replayer
from derive.core.context import Context
from derive.core.drafts import Given, Problem, Solution, certificates, claims_of, every_part, steps_of, verified
from derive.core.errors import InputError
from derive.kernel.solution import certify
from derive.terms import IMAGINARY, ZERO, Matrix, Neg, Symbol, Term, Vector, call, number
from derive.topics.eigen import work

A, B, C, D = map(Symbol, "abcd")
ROOT = call("sqrt", number(2))
Rows = tuple[tuple[int | Term, ...], ...]


def matrix(rows: Rows) -> Matrix:
    return Matrix(tuple(tuple(number(x) if isinstance(x, int) else x for x in row) for row in rows))


def solved(rows: Rows) -> Solution:
    given = Given("matrix", matrix(rows))
    return certify(work(Problem("eigen", (given,), Context())), replayer())


def answer(solution: Solution, name: str) -> object:
    return next(a.value for a in solution.answers if a.name == name)


NUMBERS: list[Rows] = [
    ((4, 2), (1, 3)), ((2, 1, 0), (0, 2, 1), (0, 0, 2)), ((0, -1), (1, 0)), ((2, -1, 0), (-1, 2, -1), (0, -1, 2)),
    ((1, 0), (0, 1)), ((0, 0), (0, 0)), ((5,),), ((0,),), ((1, 1), (1, 0)), ((0, 1, 0), (0, 0, 1), (1, 0, 0)),
    ((0, 1, 0), (0, 0, 1), (0, 0, 0)), ((2, -1, 0, 0), (-1, 2, -1, 0), (0, -1, 2, -1), (0, 0, -1, 2)),
    ((3, 1, 0, 0), (0, 3, 0, 0), (0, 0, 3, 1), (0, 0, 0, 3)), ((1, 2, 0), (-2, 1, 0), (0, 0, 3)),
    ((2, -1, 0, 0, -1), (-1, 2, -1, 0, 0), (0, -1, 2, -1, 0), (0, 0, -1, 2, -1), (-1, 0, 0, -1, 2)),
    ((1, 2, 3, 4), (5, 6, 7, 8), (9, 10, 11, 12), (13, 14, 15, 16)), ((ROOT, 1), (1, ROOT)), ((1, 2), (2, 4)),
    ((0, 1), (-1, -1)), ((2, 0, 0), (1, 2, 1), (-1, 0, 1)), ((3, 0), (0, -2)), ((1, 1, 0), (0, 2, 0), (0, 0, 2)),
    ((-1, -1, 1, 0), (1, 1, -1, -1), (0, 0, 0, 0), (-1, -1, -1, -1)),
]  # fmt: skip
NUMBERED: list[Rows] = [
    ((1, 2, 3), (2, 4, 5), (3, 5, 6)), ((0, 0, 2), (1, 0, 0), (0, 1, 0)), ((1, 2, 3), (4, 5, 6), (7, 8, 10)),
    ((0, 0, 0, -1), (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0)), ((1, 1, 0), (0, 1, 1), (2, 0, 1)),
    ((0, -1, 0, 0), (-1, 0, 1, 0), (0, 1, 1, 0), (-1, 1, 1, 1)),
]  # fmt: skip
LETTERS: list[Rows] = [
    ((A, B), (B, A)), ((A, B), (B, C)), ((A, B), (0, D)), ((A, 0), (B, A)), ((A, 1, 0), (0, B, 1), (0, 0, C)),
    ((A, B), (C, D)), ((A,),), ((0, A), (1, 0)),
    ((A, B), (Neg(B), A)), ((A, B, C), (0, A, B), (0, 0, A)), ((A, B, 0), (B, A, 0), (0, 0, C)),
    ((0, Neg(IMAGINARY)), (IMAGINARY, 0)), ((call("cos", A), Neg(call("sin", A))), (call("sin", A), call("cos", A))),
    ((A, 0, 0), (0, A, 0), (0, 0, B)), ((1, A), (A, 1)),
]  # fmt: skip


@pytest.mark.parametrize("rows", [*NUMBERS, *NUMBERED, *LETTERS], ids=str)
def test_every_line_and_claim_is_certified(rows: Rows) -> None:
    solution = solved(rows)
    weak = [
        item
        for part in every_part(solution.parts)
        for item in (*steps_of(part), *claims_of(part))
        if item.certificate.grade not in ("proved", "almost-sure")
    ]
    assert not weak
    assert certificates(solution)
    assert verified(solution)


@pytest.mark.parametrize("rows", NUMBERS, ids=str)
def test_pairs_against_sympy(rows: Rows) -> None:
    given = sp.Matrix(to_sympy(matrix(rows)))
    wanted = {sp.nsimplify(sp.expand(v)): (m, len(vs)) for v, m, vs in given.eigenvects()}
    have = answer(solved(rows), "eigenpairs")
    assert len(have) == len(wanted)
    for pair in have:
        value = sp.expand(to_sympy(pair["value"]))
        m, g = next(ms for v, ms in wanted.items() if sp.simplify(v - value) == 0)
        assert (pair["algebraic"], pair["geometric"]) == (m, g)
        vectors = [sp.Matrix([to_sympy(entry) for entry in v.entries]) for v in pair["basis"]]
        assert len(vectors) == g
        assert all((given * v - value * v).applyfunc(sp.simplify).is_zero_matrix for v in vectors)
        assert sp.Matrix.hstack(*vectors).rank(simplify=True) == g


@pytest.mark.parametrize("rows", [*NUMBERS, *NUMBERED], ids=str)
def test_pairs_are_sorted(rows: Rows) -> None:
    values = [complex(sp.N(to_sympy(pair["value"]), 20)) for pair in answer(solved(rows), "eigenpairs")]
    keys = [(round(v.real, 12), round(v.imag, 12)) for v in values]
    assert keys == sorted(keys)


@pytest.mark.parametrize("rows", [*NUMBERS, *NUMBERED, *LETTERS], ids=str)
def test_polynomial_against_sympy(rows: Rows) -> None:
    given = sp.Matrix(to_sympy(matrix(rows)))
    x = to_sympy(Symbol("lambda"))
    wanted = (given - x * sp.eye(given.rows)).det(method="berkowitz")
    assert sp.expand(to_sympy(answer(solved(rows), "polynomial")) - wanted) == 0


TEXTBOOK: list[tuple[Rows, list[tuple[int, ...]]]] = [
    (((4, 2), (1, 3)), [(1, -1), (2, 1)]),
    (((2, 3), (3, 2)), [(1, -1), (1, 1)]),
    (((1, 4, 5), (0, 2, 6), (0, 0, 3)), [(1, 0, 0), (4, 1, 0), (29, 12, 2)]),
    (((A, B), (B, A)), [(1, -1), (1, 1)]),
]


@pytest.mark.parametrize(("rows", "vectors"), TEXTBOOK, ids=str)
def test_vectors_as_in_textbooks(rows: Rows, vectors: list[tuple[int, ...]]) -> None:
    found = [v for pair in answer(solved(rows), "eigenpairs") for v in pair["basis"]]
    assert found == [Vector(tuple(map(number, v))) for v in vectors]


WRONG: list[tuple[Term, str]] = [
    (matrix(((1, 2, 3), (4, 5, 6))), "2 by 3"),
    (Vector((number(1), number(2))), "row by row"),
    (Symbol("A", (number(2), number(2))), "row by row"),
    (matrix(tuple(tuple(int(i == j) for j in range(6)) for i in range(6))), "6 by 6"),
    (number(3), "row by row"),
]


@pytest.mark.parametrize(("term", "said"), WRONG)
def test_wrong_inputs(term: Term, said: str) -> None:
    with pytest.raises(InputError, match=said):
        work(Problem("eigen", (Given("matrix", term),), Context()))


def test_a_letter_that_is_taken() -> None:
    found = solved(((Symbol("lambda"), 1), (0, 2)))
    assert Symbol("mu") in found.parts[1].heading.slots


def test_a_defective_matrix_says_so() -> None:
    keys = {claim.says.key for part in solved(((2, 1), (0, 2))).parts for claim in claims_of(part) if claim.says}
    assert {"eigen.defective", "eigen.not_diagonalisable"} <= keys


def test_the_zero_matrix() -> None:
    (pair,) = answer(solved(((0, 0), (0, 0))), "eigenpairs")
    assert pair["value"] is ZERO
    assert len(pair["basis"]) == 2
