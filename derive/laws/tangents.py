"""Second derivatives along a feasible set: directions tangent to the constraints, and the form on them."""

from __future__ import annotations

from math import lcm

from derive.core.context import Context
from derive.core.drafts import Chain, Claim, Claims, Part, phrase
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import normal, sum_term
from derive.terms import (
    ONE,
    ZERO,
    Matrix,
    Number,
    Symbol,
    Term,
    Vector,
    equation,
    fraction,
    negated,
    number,
    product,
    scaled,
    total,
)

from .evaluation import value_at
from .forms import judged
from .quadratic_forms import quadratic_form

Rows = tuple[tuple[Term, ...], ...]
Letters = tuple[Symbol, ...]


def tangent_basis(rows: Rows) -> Rows:
    """A basis of the directions that every row of a matrix of numbers takes to zero."""
    n = len(rows[0])
    reduced, pivots = _reduced(rows)
    free = [j for j in range(n) if j not in pivots]
    basis = []
    for j in free:
        direction: list[Term] = [ZERO] * n
        direction[j] = ONE
        for row, pivot in zip(reduced, pivots, strict=False):
            direction[pivot] = normal(negated(row[j]))
        basis.append(tuple(direction))
    return tuple(map(_without_fractions, basis))


def _reduced(rows: Rows) -> tuple[list[list[Term]], list[int]]:
    """The reduced row echelon form and its pivot columns, those to the right first in line."""
    left = [list(row) for row in rows]
    pivots: list[int] = []
    for column in reversed(range(len(rows[0]))):
        k = len(pivots)
        found = next((i for i in range(k, len(left)) if left[i][column] is not ZERO), None)
        if found is None:
            continue
        left[k], left[found] = left[found], left[k]
        lead = left[k][column]
        left[k] = [normal(fraction(entry, lead)) for entry in left[k]]
        for i, row in enumerate(left):
            if i != k and row[column] is not ZERO:
                left[i] = [
                    normal(total((entry, negated(product((row[column], own))))))
                    for entry, own in zip(row, left[k], strict=True)
                ]
        pivots.append(column)
    return left, pivots


def _without_fractions(direction: tuple[Term, ...]) -> tuple[Term, ...]:
    below = [entry.q for entry in direction if type(entry) is Number]
    whole = number(lcm(*below)) if below else ONE
    return tuple(normal(product((whole, entry))) for entry in direction)


def on_tangents(
    hessian: Matrix, jacobian: Rows, letters: Letters, label: str, context: Context
) -> tuple[str | None, tuple[Part, ...]]:
    """What the form is on the tangent directions (a name of the function table), and the parts that show it."""
    basis = tangent_basis(jacobian)
    if not basis:
        return None, ()
    steps = tuple(Symbol(f"d{u.name}") for u in letters)
    free = (Symbol("s"), Symbol("t"), Symbol("r"), Symbol("q"))[: len(basis)]
    direction = tuple(
        normal(total(product((u, v[i])) for u, v in zip(free, basis, strict=True))) for i in range(len(letters))
    )
    tangent = Claims(
        f"{label}.t",
        phrase("tangents.directions", Vector(direction)),
        tuple(Claim(equation(_applied(row, direction), ZERO)) for row in jacobian),
    )
    form = quadratic_form(hessian, steps)
    chain = Chain(f"{label}.q", phrase("tangents.form", form), value_at(form, steps, direction, context))
    matrix = _matrix_of(chain.derivation.end, free)
    found = judged(matrix, label, context)
    return found.name, (tangent, chain, *found.parts)


def _applied(row: tuple[Term, ...], direction: tuple[Term, ...]) -> Term:
    pairs = tuple((a, b) for a, b in zip(row, direction, strict=True) if a is not ZERO and b is not ZERO)
    return total(scaled(a, b) if type(a) is Number else product((a, b)) for a, b in pairs)


def _matrix_of(form: Term, free: Letters) -> Matrix:
    """The symmetric matrix of a quadratic form."""
    p = polynomial_in(form) or {}

    def entry(i: int, j: int) -> Term:
        if i == j:
            return sum_term(by_powers(p, free[i]).get(2, {}))
        mixed = by_powers(by_powers(p, free[i]).get(1, {}), free[j]).get(1, {})
        return normal(fraction(sum_term(mixed), number(2)))

    n = len(free)
    return Matrix(tuple(tuple(entry(i, j) for j in range(n)) for i in range(n)))
