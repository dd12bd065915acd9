"""Polynomial equations against SymPy: every line keeps the solutions, and the end names them all."""

from __future__ import annotations

import pytest
import sympy as sp

from derive.catalog import replayer
from derive.core.certificates import sound
from derive.core.context import Context
from derive.core.drafts import Chain, Draft, Problem, certificates, phrase
from derive.core.relations import IFF
from derive.core.steps import lines
from derive.exact.spelling import power_term, same
from derive.kernel.solution import certify
from derive.laws.polynomials import roots_of, solved
from derive.terms import (
    COMPLEXES,
    FALSE,
    ONE,
    TRUE,
    ZERO,
    Add,
    Call,
    Constant,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    equation,
    number,
    raised,
    scaled,
    total,
)

X = Symbol("x")
COMPLEX = Context(facts=(Relation("in", X, COMPLEXES),))
A, B, C = map(Symbol, "abc")


def polynomial(*descending: int) -> Term:
    n = len(descending) - 1
    return total(scaled(number(c), raised(X, number(n - k)) if n - k else ONE) for k, c in enumerate(descending) if c)


def value(term: Term) -> complex:
    match term:
        case Number(p, q):
            return p / q
        case Constant("i"):
            return 1j
        case RootOf(coefficients, index, _):
            found = sp.Poly(coefficients[::-1], sp.Symbol("x")).all_roots()
            return complex(sp.N(found[index], 30))
    parts = [value(child) for child in term.children]
    if type(term) is Add:
        return sum(parts)
    if type(term) is Mul:
        return complex(sp.prod(parts))
    if type(term) is Neg:
        return -parts[0]
    if type(term) is Pow:
        return parts[0] ** parts[1]
    if type(term) is Call:
        power = 0.5 if term.name == "sqrt" else 1 / value(term.arguments[1])
        odd = term.name == "root" and term.arguments[1].p % 2 and parts[0].real < 0
        return -((-parts[0]) ** power) if odd else parts[0] ** power
    return parts[0] / parts[1]


POLYNOMIALS = [
    (1, -7, 10), (1, 0, -4), (1, 0, -2), (1, -1, -1), (1, 0, 1), (2, -3, 1), (1, -6, 9), (1, 2, 5), (3, 5, 7),
    (1, -6, 11, -6), (1, -5, 8, -4), (1, 0, 0, -1), (1, 0, 0, -2), (1, -11, -4, 1), (1, -3, 0, 0), (2, 1, -5, 2),
    (1, 0, -5, 0, 4), (1, 0, -10, 0, 1), (1, 0, 0, 0, -16), (1, 0, 0, 0, 4), (1, 2, -1, -2, 0), (4, 0, -9), (6, -5, 1),
    (1, -8, 21, -20, 5), (-1, 10, -35, 50, -25, 0), (1, 0, 0, 0, -1, -1), (1, 0, 3, 0, 2), (-1, 6, -12, 8), (5, -3),
    (1, 0, -2, 0, -1), (1, 0, 0, 0, 0, 0, -1), (12, -4, -3, 1), (1, 0, 0, 0, 0, 2),
]  # fmt: skip


@pytest.mark.parametrize("coefficients", POLYNOMIALS)
@pytest.mark.parametrize("context", [Context(), COMPLEX], ids=["real", "complex"])
def test_all_roots_and_no_others(coefficients: tuple[int, ...], context: Context) -> None:
    found = solved(equation(polynomial(*coefficients), ZERO), X, context)
    assert all(step.relation == IFF for step in found.steps)
    assert lines(found.start, found.steps)[-1] is found.end
    x = sp.Symbol("x")
    square_free = sp.Poly(coefficients, x).sqf_part()
    exact = {complex(sp.N(r, 20)) for r in square_free.nroots(30)}
    wanted = [r for r in exact if context is COMPLEX or abs(r.imag) < 1e-12]
    have = [complex(value(r)) for r in roots_of(found.end)]
    assert len(have) == len(wanted)
    assert all(min(abs(h - w) for w in wanted) < 1e-9 for h in have)


@pytest.mark.parametrize(
    ("left", "right", "ends"),
    [
        (number(3), ZERO, FALSE),
        (ZERO, ZERO, TRUE),
        (X, X, TRUE),
        (Pow(X, number(2)), number(-1), FALSE),
        (Add((Mul((A, X)), B)), ZERO, "a != 0"),
    ],
)
def test_ends(left: Term, right: Term, ends: Term | str) -> None:
    found = solved(equation(left, right), X, Context())
    if isinstance(ends, str):
        assert any(c.relation is Relation("!=", A, ZERO) for step in found.steps for c in step.conditions)
    else:
        assert found.end is ends


@pytest.mark.parametrize(
    ("rows", "roots"),
    [
        (((A, B), (B, A)), [Add((A, Neg(B))), Add((A, B))]),
        (((A, B), (ZERO, C)), [A, C]),
        (((A, ZERO), (B, A)), [A]),
    ],
)
def test_letters(rows: tuple[tuple[Term, ...], ...], roots: list[Term]) -> None:
    (a, b), (c, d) = rows
    left = Add((Mul((Add((a, Neg(X))), Add((d, Neg(X))))), Neg(Mul((b, c)))))
    found = roots_of(solved(equation(left, ZERO), X, COMPLEX).end)
    assert len(found) == len(roots)
    assert all(any(same(r, w) for w in roots) for r in found)


def test_coefficients_stay_in_order() -> None:
    from derive.exact.rings import polynomial_in

    left = Add((Mul((Add((A, Neg(X))), Add((C, Neg(X))))), Neg(Pow(B, number(2)))))
    wanted = Add((
        Pow(X, number(2)), Neg(Mul((Add((A, C)), X))), Mul((A, C)), Neg(Pow(B, number(2))),
    ))  # fmt: skip
    assert power_term(polynomial_in(left), X) is wanted


@pytest.mark.parametrize("coefficients", POLYNOMIALS)
@pytest.mark.parametrize("context", [Context(), COMPLEX], ids=["real", "complex"])
def test_every_line_is_certified(coefficients: tuple[int, ...], context: Context) -> None:
    found = solved(equation(polynomial(*coefficients), ZERO), X, context)
    chain = Chain("p1", phrase("eigen.roots", X), found)
    solution = certify(Draft(Problem("eigen", (), context), (chain,), ()), replayer())
    assert all(sound(certificate.grade) for certificate in certificates(solution))
