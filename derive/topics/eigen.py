"""Eigenvalues and eigenvectors: the characteristic polynomial, its roots, a basis of each eigenspace, a summary."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.drafts import Answer, Chain, Claim, Claims, Draft, Part, Problem, Table, Value, phrase
from derive.core.errors import InputError
from derive.core.topics import Input, Topic
from derive.exact.rings import fraction_in
from derive.laws.eigen_claims import (
    diagonal_form,
    multiplicities,
    orthogonality,
    product_is_determinant,
    sum_is_trace,
    trace_and_determinant,
)
from derive.laws.eigenspaces import (
    Eigenspace,
    Eigenvalue,
    characteristic_polynomial,
    eigenspace,
    is_symmetric,
    shifted,
    with_multiplicities,
)
from derive.laws.null_spaces import claims_equal, combination, read_off, scale_between, unknowns
from derive.laws.polynomials import roots_of, solved
from derive.terms import (
    COMPLEXES,
    ZERO,
    Collection,
    Junction,
    Matrix,
    Relation,
    Symbol,
    Term,
    Vector,
    equation,
    letters,
    number,
)

LARGEST = 5


def work(problem: Problem) -> Draft:
    """The eigenvalues of a square matrix with their eigenspaces."""
    matrix = square_matrix(problem)
    letter = letter_for(matrix)
    context = problem.context.given(Relation("in", letter, COMPLEXES))
    problem = problem.but(
        context=context,
        title=problem.title or phrase("eigen.title", matrix),
        statement=problem.statement or phrase("eigen.statement", matrix),
    )

    polynomial = characteristic_polynomial(matrix, letter, context)
    equation_line = equation(polynomial.end, ZERO)
    roots = solved(equation_line, letter, context)
    values = with_multiplicities(polynomial.end, letter, roots_of(roots.end))
    spaces = tuple(eigenspace(matrix, value, context) for value in values)

    parts: list[Part] = [
        Chain(
            "p1", phrase("eigen.polynomial", letter), polynomial,
            trace_and_determinant(matrix, polynomial.end, letter),
        ),
        Chain("p2", phrase("eigen.roots", letter), roots, uses=("p1",)),
    ]  # fmt: skip
    for space in spaces:
        parts += space_parts(matrix, space, spaces, len(parts) + 1, context)
    parts.append(summary(matrix, spaces, f"p{len(parts) + 1}"))
    answers = (Answer("polynomial", polynomial.end), Answer("eigenpairs", tuple(map(pair, spaces))))
    return Draft(problem, tuple(parts), answers)


def square_matrix(problem: Problem) -> Matrix:
    """The matrix that is given, if it is square and not too large."""
    matrix = problem.given[0].term
    if type(matrix) is not Matrix or not matrix.rows or not matrix.rows[0]:
        raise InputError("eigen takes a matrix written out row by row, such as [[4, 2], [1, 3]].")
    height, width = len(matrix.rows), len(matrix.rows[0])
    if height != width:
        raise InputError(f"The matrix is {height} by {width}; eigenvalues need as many rows as columns.")
    if height > LARGEST:
        raise InputError(f"The matrix is {height} by {width}; eigen takes matrices up to {LARGEST} by {LARGEST}.")
    if any(fraction_in(entry) is None for entry in matrix.children):
        raise InputError("An entry of the matrix is no number and no expression in letters; write scalars only.")
    return matrix


def letter_for(matrix: Matrix) -> Symbol:
    """The letter of the characteristic polynomial: one that the matrix does not hold."""
    taken = letters(matrix)
    return next(s for s in map(Symbol, ("lambda", "mu", "t", "nu", "s_1", "s_2")) if s not in taken)


def space_parts(
    matrix: Matrix, space: Eigenspace, spaces: tuple[Eigenspace, ...], index: int, context: Context
) -> list[Part]:
    """The side computation of one eigenvalue; of a conjugate of one before it, its claims alone."""
    value = space.root.value
    before = [k for k, other in enumerate(spaces[: spaces.index(space)]) if is_conjugate(other.root, space.root)]
    claims = tuple(
        Claim(claims_equal(matrix, value, vector), phrase("eigen.eigenvector", vector, value)) for vector in space.basis
    )
    if before:
        first = spaces[before[0]].root.value
        return [Claims(f"p{index}", phrase("eigen.conjugate", value, first), claims, ("p2",))]
    heading = phrase("eigen.space", value, shifted(matrix, value))
    rows = Chain(f"p{index}", heading, space.rows, uses=("p2",))
    echelon = space.rows.end
    if type(echelon) is not Matrix or all(entry is ZERO for entry in echelon.children):
        return [rows, Claims(f"p{index + 1}", phrase("eigen.whole_space", value), claims, (rows.label,))]
    names = unknowns(len(matrix.rows))
    equations = read_off(echelon, names, context)
    free = tuple(names[column] for column, _ in space.raw)
    found = combination(
        tuple(
            (names[column], scale_between(entries, vector), vector)
            for (column, entries), vector in zip(space.raw, space.basis, strict=True)
        )
    )
    spanned = Junction("=>", (equations.end, equation(Vector(names), found)))
    span = Claim(spanned, phrase("eigen.span", free, value))
    label = f"p{index + 1}"
    told = phrase("eigen.read_off", value)
    if equations.steps:
        return [rows, Chain(label, told, equations, (span, *claims), (rows.label,))]
    return [rows, Claims(label, told, (span, *claims), (rows.label,))]


def is_conjugate(first: Eigenvalue, second: Eigenvalue) -> bool:
    """Whether two eigenvalues are roots of one irreducible polynomial."""
    return first.factor is second.factor and first.degree > 1


def summary(matrix: Matrix, spaces: tuple[Eigenspace, ...], label: str) -> Table:
    """All eigenvalues with their multiplicities and bases, and what they add up to."""
    rows = tuple((s.root.value, number(s.root.algebraic), number(len(s.basis)), listed(s.basis)) for s in spaces)
    claims = [*multiplicities(matrix, spaces), *sum_is_trace(matrix, spaces), *product_is_determinant(matrix, spaces)]
    if is_symmetric(matrix):
        claims += orthogonality(matrix, spaces)
    claims += diagonal_form(matrix, spaces)
    columns = tuple(phrase(f"eigen.column_{name}") for name in ("value", "algebraic", "geometric", "basis"))
    uses = tuple(f"p{k}" for k in range(1, int(label[1:])))
    return Table(label, phrase("eigen.summary"), columns, rows, tuple(claims), uses)


def listed(basis: tuple[Vector, ...]) -> Term:
    """One vector, or several as a list."""
    return basis[0] if len(basis) == 1 else Collection("tuple", basis)


def pair(space: Eigenspace) -> dict[str, Value]:
    """An eigenvalue with its multiplicities and a basis of its eigenspace."""
    return {
        "value": space.root.value,
        "algebraic": space.root.algebraic,
        "geometric": len(space.basis),
        "basis": space.basis,
    }


topic = Topic("eigen", (Input("matrix", "matrix"),), (), work)
