"""The characteristic polynomial of a matrix, its roots with their multiplicities, and a basis for each root."""

from __future__ import annotations

from functools import cmp_to_key

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.relations import EQUAL
from derive.core.steps import Derivation
from derive.core.strategies import Child, Line
from derive.exact.constants import sign_of
from derive.exact.divisors import factors_of
from derive.exact.rings import by_powers, polynomial_in
from derive.exact.spelling import normal, power_term, sum_term
from derive.terms import (
    IMAGINARY,
    ZERO,
    Add,
    Matrix,
    Mul,
    Neg,
    Record,
    RootOf,
    Symbol,
    Term,
    Vector,
    call,
    letters,
    negated,
    number,
    substituted,
    subterms,
)

from .determinants import DETERMINANTS, entries_worked_out, subtracted_on_the_diagonal, times
from .null_spaces import null_vectors, tidied
from .polynomial_factors import collect_powers
from .rows import row_reduced
from .whole_lines import chained, joined


class Eigenvalue(Record):
    """A root of the characteristic polynomial, its multiplicity, and the irreducible factor that it is a root of."""

    value: Term
    algebraic: int
    factor: Term
    degree: int


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
    return found or Derivation(start, (), start)


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
    first = Derivation(start, (), start)
    if start is not matrix:
        first = chained(start, ([((), subtracted_on_the_diagonal), ((), entries_worked_out)],), context, EQUAL)
    here = first.end
    if type(here) is not Matrix:
        raise UndecidedError("The matrix could not be worked out entry by entry; write its entries as numbers.")
    rows = joined(first, row_reduced(here, context))
    raw = null_vectors(rows.end) if type(rows.end) is Matrix else ()
    return Eigenspace(root, rows, raw, tuple(tidied(entries) for _, entries in raw))


def is_symmetric(matrix: Matrix) -> bool:
    """Whether a real matrix is its own transpose."""
    real = not any(part is IMAGINARY for part in subterms(matrix))
    return real and all(
        normal(Add((a, Neg(b)))) is ZERO
        for row, column in zip(matrix.rows, zip(*matrix.rows, strict=True), strict=True)
        for a, b in zip(row, column, strict=True)
    )
