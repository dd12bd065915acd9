"""The characteristic polynomial of a matrix, its roots with their multiplicities, and a basis for each root."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.relations import EQUAL
from derive.core.steps import Derivation, lines, standing
from derive.core.strategies import Line
from derive.core.traversals import Child
from derive.exact.conditions import holds
from derive.exact.constants import sign_of
from derive.exact.divisors import factors_of
from derive.exact.rings import polynomial_in
from derive.exact.sparse_polynomials import by_powers
from derive.exact.spelling import normal, power_term, sum_term
from derive.terms import (
    IMAGINARY,
    ZERO,
    Add,
    Call,
    Matrix,
    Mul,
    Neg,
    Record,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
    call,
    equation,
    letters,
    negated,
    number,
    substituted,
    subterms,
)

from .determinants import DETERMINANTS, entries_evaluated, subtracted_on_the_diagonal
from .named_roots import Names
from .null_spaces import null_vectors, tidied
from .polynomial_factors import collect_powers, times
from .polynomials import roots_of, solved
from .row_reduction import row_reduced
from .rows import letter_factors
from .standard_form import is_product
from .whole_lines import chained, joined


class Eigenvalue(Record):
    """A root of the characteristic polynomial, its multiplicity, and the irreducible factor that it is a root of."""

    value: Term
    algebraic: int
    factor: Term
    degree: int

    def is_conjugate_to(self, other: Eigenvalue) -> bool:
        """Whether both are roots of one polynomial that does not factor."""
        return self.factor is other.factor and self.degree > 1


class Eigenspace(Record):
    """An eigenvalue, the reduction of A - s I, the null space's vectors by free column, and a textbook basis."""

    root: Eigenvalue
    rows: Derivation
    raw: tuple[tuple[int, tuple[Term, ...]], ...]
    basis: tuple[Vector, ...]


def shifted(matrix: Matrix, value: Term) -> Term:
    """A - s I as it is written: A where s is zero."""
    if value is ZERO:
        return matrix
    return Add((matrix, negated(times(value, call("identity", number(len(matrix.rows)))))))


def characteristic_polynomial(matrix: Matrix, letter: Symbol, context: Context) -> Derivation:
    """The lines from det(A - x I) to a polynomial in x."""
    start = call("det", Add((matrix, Neg(Mul((letter, call("identity", number(len(matrix.rows)))))))))
    diagonal = Line(Child(0, lambda _: True, subtracted_on_the_diagonal))
    found = (diagonal >> DETERMINANTS >> collect_powers.with_(letter))(start, context)
    return found or standing(start)


def with_multiplicities(polynomial: Term, letter: Symbol, values: tuple[Term, ...]) -> tuple[Eigenvalue, ...]:
    """Each root with its multiplicity, by real and then imaginary part where they are numbers."""
    _, factors = factors_of(polynomial_in(polynomial) or {})
    pieces = [(power_term(f, letter), m, max(by_powers(f, letter))) for f, m in factors]
    found = []
    for value in values:
        factor, m, degree = next(piece for piece in pieces if normal(substituted(piece[0], {letter: value})) is ZERO)
        found.append(Eigenvalue(value, m, factor, degree))
    return tuple(sorted(found, key=cmp_to_key(_compared)))


def parts_of(value: Term) -> tuple[Term, Term]:
    """The real and the imaginary part of a constant in surds and i."""
    found = polynomial_in(value) or {}
    real = {m: c for m, c in found.items() if all(g is not IMAGINARY for g, _ in m)}
    rest = {tuple(p for p in m if p[0] is not IMAGINARY): c for m, c in found.items() if m not in real}
    return sum_term(real), sum_term(rest)


def _compared(a: Eigenvalue, b: Eigenvalue) -> int:
    if letters(a.value) or letters(b.value):
        return 0
    for x, y in zip(_located(a.value), _located(b.value), strict=True):
        try:
            if found := sign_of(Add((x, Neg(y)))):
                return found
        except UndecidedError:
            return 0
    return 0


def _located(value: Term) -> tuple[Term, Term]:
    if type(value) is RootOf and len(value.enclosure) > 1:
        return value.enclosure[0], value.enclosure[-1]
    return parts_of(value)


def eigenspace(matrix: Matrix, root: Eigenvalue, context: Context) -> Eigenspace:
    """The rows from A - s I to its reduced row echelon form, and a basis of its null space."""
    start = shifted(matrix, root.value)
    first = standing(start)
    if start is not matrix:
        first = chained(start, ([((), subtracted_on_the_diagonal), ((), entries_evaluated)],), context, EQUAL)
    here = first.end
    if type(here) is not Matrix:
        raise UndecidedError("the matrix could not be worked out entry by entry; write its entries as numbers")
    rows = joined(first, row_reduced(here, context))
    raw = null_vectors(rows.end) if type(rows.end) is Matrix else ()
    return Eigenspace(root, rows, raw, tuple(tidied(entries) for _, entries in raw))


class Eigensystem(Record):
    """A matrix with its characteristic polynomial, the chain to the roots, and the eigenspaces in order."""

    matrix: Matrix
    letter: Symbol
    polynomial: Derivation
    roots: Derivation
    spaces: tuple[Eigenspace, ...]

    @property
    def names(self) -> Names:
        """The letters of the roots that have no other name than their number: x_1, x_2, ..."""
        values = [space.root.value for space in self.spaces]
        return {v: Symbol(f"{self.letter.name}_{k + 1}") for k, v in enumerate(values) if type(v) is RootOf}


def eigensystem(matrix: Matrix, letter: Symbol, context: Context) -> Eigensystem:
    """Everything about the eigenvalues of a matrix."""
    polynomial = characteristic_polynomial(matrix, letter, context)
    roots = solved(equation(as_product(polynomial, letter), ZERO), letter, context)
    values = with_multiplicities(polynomial.end, letter, roots_of(roots.end))
    inside = context.given(*different(values))
    spaces = tuple(eigenspace(matrix, value, inside) for value in values)
    return Eigensystem(matrix, letter, polynomial, roots, spaces)


def as_product(polynomial: Derivation, letter: Symbol) -> Term:
    """The line of a characteristic polynomial that is a product, if there is one, else its last."""
    shown = lines(polynomial.start, polynomial.steps)
    return next((line for line in shown if is_product(line, letter)), polynomial.end)


def different(values: Sequence[Eigenvalue]) -> tuple[Term, ...]:
    """The conditions under which eigenvalues with letters in them are different numbers."""
    found: list[Term] = []
    for k, first in enumerate(values):
        for second in values[k + 1 :]:
            if letters(first.value) or letters(second.value):
                gap = Add((first.value, Neg(second.value)))
                found += [Relation("!=", _radicand(factor), ZERO) for factor in letter_factors(gap)]
    return tuple(dict.fromkeys(found))


def _radicand(factor: Term) -> Term:
    return factor.arguments[0] if type(factor) is Call and factor.name == "sqrt" else factor


def conditions_of(system: Eigensystem, context: Context) -> tuple[Term, ...]:
    """What is not known and has to hold for the eigenspaces as they are worked out."""
    steps = (step for space in system.spaces for step in space.rows.steps)
    divided = (condition.relation for step in steps for condition in step.conditions)
    open_ones: list[Term] = []
    for condition in dict.fromkeys((*divided, *different([space.root for space in system.spaces]))):
        if holds(context.given(*open_ones), condition) is not True:
            open_ones.append(condition)
    return tuple(open_ones)


def is_symmetric(matrix: Matrix) -> bool:
    """Whether a real matrix is its own transpose."""
    real = not any(part is IMAGINARY for part in subterms(matrix))
    return real and all(
        normal(Add((a, Neg(b)))) is ZERO
        for row, column in zip(matrix.rows, zip(*matrix.rows, strict=True), strict=True)
        for a, b in zip(row, column, strict=True)
    )
