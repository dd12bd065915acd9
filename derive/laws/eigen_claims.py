"""What the eigenvalues and eigenvectors of a matrix satisfy together, as claims to be judged."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Claim, phrase
from derive.exact.conditions import holds
from derive.exact.spelling import normal
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Matrix,
    Mul,
    Neg,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    call,
    equation,
    letters,
    number,
    product,
    raised,
    scaled,
    subterms,
    total,
)

from .determinants import DETERMINANTS
from .eigenspaces import Eigenspace
from .rows import letter_factors

Spaces = tuple[Eigenspace, ...]


def trace_and_determinant(matrix: Matrix, polynomial: Term, letter: Symbol) -> tuple[Claim, ...]:
    """Of a 2 by 2 matrix: the polynomial's coefficients are the trace and the determinant."""
    if len(matrix.rows) != 2:
        return ()
    by_invariants = Add((Pow(letter, number(2)), Neg(Mul((call("tr", matrix), letter))), call("det", matrix)))
    return (Claim(equation(polynomial, by_invariants), phrase("eigen.trace_and_determinant")),)


def holds_numbered_roots(spaces: Spaces) -> bool:
    """Whether an eigenvalue is a root that has no name but its number."""
    return any(type(part) is RootOf for space in spaces for part in subterms(space.root.value))


def sum_is_trace(matrix: Matrix, spaces: Spaces) -> list[Claim]:
    """The eigenvalues, counted with their multiplicities, add up to the trace."""
    if holds_numbered_roots(spaces):
        return []
    values = total(scaled(number(s.root.algebraic), s.root.value) for s in spaces)
    return [Claim(equation(values, call("tr", matrix)), phrase("eigen.sum"))]


def product_is_determinant(matrix: Matrix, spaces: Spaces) -> list[Claim]:
    """The eigenvalues, counted with their multiplicities, multiply to the determinant."""
    if holds_numbered_roots(spaces):
        return []
    values = product(raised(s.root.value, number(s.root.algebraic)) for s in spaces)
    return [Claim(equation(values, call("det", matrix)), phrase("eigen.product"))]


def multiplicities(matrix: Matrix, spaces: Spaces) -> list[Claim]:
    """Each geometric multiplicity against the algebraic one, and whether there are eigenvectors enough."""
    out = []
    for space in spaces:
        geometric, algebraic = number(len(space.basis)), number(space.root.algebraic)
        if algebraic is not ONE:
            sign, key = ("=", "eigen.full") if geometric is algebraic else ("<", "eigen.defective")
            out.append(Claim(Relation(sign, geometric, algebraic), phrase(key, space.root.value)))
    size = number(len(matrix.rows))
    together = total(number(len(space.basis)) for space in spaces)
    enough = sum(len(space.basis) for space in spaces) == len(matrix.rows)
    sign, key = ("=", "eigen.diagonalisable") if enough else ("<", "eigen.not_diagonalisable")
    return [*out, Claim(Relation(sign, together, size), phrase(key))]


def orthogonality(matrix: Matrix, spaces: Spaces) -> list[Claim]:
    """Of a symmetric matrix: it is its own transpose, and eigenvectors of different eigenvalues are orthogonal."""
    own = equation(call("transpose", matrix), matrix)
    claims = [Claim(own, phrase("eigen.symmetric"))]
    if holds_numbered_roots(spaces):
        return claims
    for k, first in enumerate(spaces):
        for second in spaces[k + 1 :]:
            claims += [
                Claim(equation(call("dot", u, v), ZERO), phrase("eigen.orthogonal", u, v))
                for u in first.basis
                for v in second.basis
            ]
    return claims


def diagonal_form(matrix: Matrix, spaces: Spaces, conditions: tuple[Term, ...], context: Context) -> list[Claim]:
    """A P = P D with an invertible P, where there are eigenvectors enough."""
    columns = [vector.entries for space in spaces for vector in space.basis]
    values = [space.root.value for space in spaces for _ in space.basis]
    size = len(matrix.rows)
    if len(columns) < size or size == 1:
        return []
    p = Matrix(tuple(zip(*columns, strict=True)))
    d = Matrix(tuple(tuple(values[i] if i == j else ZERO for j in range(size)) for i in range(size)))
    claims = [Claim(equation(Mul((matrix, p)), Mul((p, d))), phrase("eigen.diagonal_form", p, d))]
    if holds_numbered_roots(spaces):
        return claims
    return [*claims, *independence(p, conditions, context)]


def independence(p: Matrix, conditions: tuple[Term, ...], context: Context) -> list[Claim]:
    """The determinant of the matrix of eigenvectors, and that it is not zero where that is known."""
    value, inside = normal(determinant_of(p)), context.given(*conditions)
    known = value if not letters(value) else product(f for f in letter_factors(value))
    apart = Relation("!=", known, ZERO)
    if letters(value) and not all(holds(inside, Relation("!=", f, ZERO)) for f in letter_factors(value)):
        return []
    worked = Claim(equation(call("det", p), value), phrase("eigen.determinant"))
    return [worked, Claim(apart, phrase("eigen.invertible"), conditions)]


def determinant_of(p: Matrix) -> Term:
    """The determinant by its laws."""
    found = DETERMINANTS(call("det", p), Context())
    return found.end if found is not None else call("det", p)
