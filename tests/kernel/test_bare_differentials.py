"""Equalities of differentials that do not say what varies: wrong where no letter may vary, else not decided by that."""

import pytest

from derive.core.certificates import REFUTED
from derive.core.context import Context
from derive.kernel.equality import equal
from derive.reader.parser import read_latex
from derive.terms import NATURALS, Relation, Symbol

N, M = Symbol("n"), Symbol("m")
LETTERS = (
    Symbol("x", (N,)), Symbol("y", (M,)), Symbol("A", (M, N)), Symbol("S", (N, N)), Symbol("Q", (N, N)),
    Symbol("u"), Symbol("t"), Symbol("k"),
)  # fmt: skip
WHOLE = tuple(Relation("in", letter, NATURALS) for letter in (N, M, Symbol("k")))
CONTEXT = Context(WHOLE, (N, M, *LETTERS), properties=(("S", "symmetric"), ("Q", "orthogonal")))

WRONG = [
    (r"\mathrm{d}(u^2)", "2 u"),
    (r"\mathrm{d}(u^2 t)", r"t \, \mathrm{d}(u^3)"),
    (r"\mathrm{d}(u^k)", r"\mathrm{d}(u^{k + 1})"),
    (r"\mathrm{d}(\lVert x \rVert^2)", r"x^\top \mathrm{d}(3 x)"),
    (r"\mathrm{d}(\lVert A x - y \rVert^2)", r"2 (A x - y)^\top A \, \mathrm{d}(2 x)"),
    (r"\mathrm{d}(\lVert A x - y \rVert^2)", r"(A x - y)^\top \mathrm{d}(A x - y)"),
    (r"\mathrm{d}(\operatorname{tr}(S^2))", r"\operatorname{tr}(S \, \mathrm{d}(3 S))"),
]
# What is right where some of the letters are held, or what no step of a letter is known for.
NOT_WRONG = [
    (r"\mathrm{d}(u^2)", "0"),
    (r"\mathrm{d}(\lVert y \rVert^2)", "0"),
    (r"\mathrm{d}(u^2 + t)", r"\mathrm{d}(u^2)"),
    (r"\mathrm{d}(u^2 t)", r"t \, \mathrm{d}(u^2)"),
    (r"\mathrm{d}(\lVert A x - y \rVert^2)", r"(A x - y)^\top A \, \mathrm{d}(2 x)"),
    (r"\mathrm{d}(\lVert A x - y \rVert^2)", r"2 (A x - y)^\top \mathrm{d}(A x - y)"),
    (r"\mathrm{d}(\operatorname{tr}(S^2))", r"\operatorname{tr}(S \, \mathrm{d}(2 S))"),
    (r"\mathrm{d}(\operatorname{tr}(Q^\top Q))", r"\operatorname{tr}(\mathrm{d}(3 Q))"),
    (r"\mathrm{d}(\mathrm{d}(u^2))", r"\mathrm{d}(3 u)"),
]


def judged(before, after, context):
    return equal(read_latex(before, context), read_latex(after, context), context)


@pytest.mark.parametrize(("before", "after"), WRONG)
def test_what_fails_for_each_letter_is_wrong(before, after):
    found = judged(before, after, CONTEXT)
    assert (found.grade, found.witness is None) == (REFUTED, False)


@pytest.mark.parametrize(("before", "after"), NOT_WRONG)
def test_what_may_hold_for_some_letters_is_not_wrong(before, after):
    assert judged(before, after, CONTEXT).grade != REFUTED


def test_letters_that_an_equation_binds_are_not_drawn():
    context = CONTEXT.given(Relation("=", read_latex("u^2 + t^2", CONTEXT), read_latex("1", CONTEXT)))
    assert judged(r"\mathrm{d}(u^2)", r"-\mathrm{d}(t^2)", context).grade != REFUTED
