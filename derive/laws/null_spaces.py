"""Null spaces read off a reduced row echelon form, and vectors in the form that textbooks give them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from derive.core.context import Context
from derive.core.errors import UndecidedError
from derive.core.steps import Derivation
from derive.exact.constants import sign_of
from derive.exact.divisors import content, degree_order, lowest_terms
from derive.exact.rings import fraction_in, multiplied
from derive.exact.sparse_polynomials import Poly, constants_only, rational, scaled_by
from derive.exact.spelling import fraction_term, normal, sum_term
from derive.terms import (
    IMAGINARY,
    MINUS_ONE,
    ONE,
    ZERO,
    Div,
    Junction,
    Matrix,
    Mul,
    Number,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
    equation,
    negated,
    product,
    total,
)

from .polynomial_factors import times
from .polynomial_roots import isolate_the_letter
from .row_reduction import pivots
from .whole_lines import chained


def unknowns(size: int, name: str = "x") -> tuple[Symbol, ...]:
    """The unknown components x_1, ..., x_n."""
    return tuple(Symbol(f"{name}_{k + 1}") for k in range(size))


def row_equations(echelon: Matrix, letters: Sequence[Symbol]) -> tuple[Term, ...]:
    """What the rows of M x = 0 say, a row of zeros nothing."""
    out = []
    for row in echelon.rows:
        parts = [times(entry, x) for entry, x in zip(row, letters, strict=True) if entry is not ZERO]
        if parts:
            out.append(equation(total(parts), ZERO))
    return tuple(out)


def together(statements: Sequence[Term]) -> Term:
    """All of the statements."""
    return statements[0] if len(statements) == 1 else Junction("and", tuple(statements))


def read_off(echelon: Matrix, letters: Sequence[Symbol], context: Context) -> Derivation:
    """The rows as equations, each solved for the unknown of its pivot."""
    start = together(row_equations(echelon, letters))
    columns = pivots(echelon)
    places = [(k,) for k in range(len(columns))] if len(columns) > 1 else [()]
    moves = [(place, isolate_the_letter.with_(letters[column])) for place, column in zip(places, columns, strict=True)]
    return chained(start, (moves,), context)


def null_vectors(echelon: Matrix) -> tuple[tuple[int, tuple[Term, ...]], ...]:
    """For each free column, the vector of the null space with 1 there and 0 in the other free columns."""
    leading = pivots(echelon)
    size = len(echelon.rows[0])
    free = [k for k in range(size) if k not in leading]
    out = []
    for column in free:
        values = {column: ONE, **{p: normal(negated(echelon.rows[k][column])) for k, p in enumerate(leading)}}
        out.append((column, tuple(values.get(k, ZERO) for k in range(size))))
    return tuple(out)


def tidied(entries: Sequence[Term]) -> Vector:
    """The multiple of a vector without denominators and common factors, its first nonzero entry positive."""
    lead = next((entry for entry in entries if entry is not ZERO), ONE)
    if type(normal(Div(lead, IMAGINARY))) is Number:
        entries = [normal(Div(entry, IMAGINARY)) for entry in entries]
    found = [fraction_in(entry) for entry in entries]
    if any(pair is None for pair in found):
        return Vector(tuple(entries))
    fractions = [pair for pair in found if pair is not None]
    under = rational(1)
    for _, bottom in fractions:
        under = multiplied(under, lowest_terms(bottom, under)[0]) if bottom != rational(1) else under
    tops = [_numerator(top, bottom, under) for top, bottom in fractions]
    common = Fraction(0)
    for top in tops:
        if top:
            c = content(top)
            common = c if not common else _common(common, c)
    whole = [scaled_by(top, 1 / common) for top in tops]
    first = next(top for top in whole if top)
    sign = -1 if _is_negative(first) else 1
    return Vector(tuple(sum_term(scaled_by(top, sign)) for top in whole))


def _numerator(top: Poly, bottom: Poly, under: Poly) -> Poly:
    over, rest = lowest_terms(multiplied(top, under), bottom) if top else ({}, rational(1))
    if rest != rational(1):
        raise UndecidedError("a denominator in a vector could not be cleared")
    return over


def _common(a: Fraction, b: Fraction) -> Fraction:
    return Fraction(gcd(a.numerator, b.numerator), lcm(a.denominator, b.denominator))


def _is_negative(value: Poly) -> bool:
    """Whether a number is negative; of a complex number its real part, of letters the first coefficient."""
    if any(type(g) is RootOf and len(g.enclosure) > 1 for m in value for g, _ in m):
        return value[min(value, key=degree_order)] < 0
    if constants_only(value):
        real = {m: c for m, c in value.items() if all(g is not IMAGINARY for g, _ in m)} or {
            tuple(pair for pair in m if pair[0] is not IMAGINARY): c for m, c in value.items()
        }
        try:
            return sign_of(sum_term(real)) < 0
        except UndecidedError:
            return False
    return value[min(value, key=degree_order)] < 0


def scale_between(raw: Sequence[Term], vector: Vector) -> Term:
    """The number s with vector = s raw."""
    k = next(k for k, entry in enumerate(raw) if entry is not ZERO)
    return normal(Div(vector.entries[k], raw[k]))


def combination(basis: Sequence[tuple[Symbol, Term, Vector]]) -> Term:
    """The vectors of a basis, each times its free unknown over its scale."""
    return total(product((fraction_term(*_over(x, s)), v)) for x, s, v in basis)


def _over(x: Symbol, scale: Term) -> tuple[Poly, Poly]:
    found = fraction_in(Div(x, scale))
    return found if found is not None else ({((x, 1),): Fraction(1)}, rational(1))


def multiple(value: Term, vector: Vector) -> Term:
    """A number times a vector, as it is written."""
    if value is ONE:
        return vector
    if value is ZERO:
        return Vector(tuple(ZERO for _ in vector.entries))
    return product((value, vector)) if value is not MINUS_ONE else negated(vector)


def claims_equal(matrix: Matrix, value: Term, vector: Vector) -> Relation:
    """A v = s v; of a single entry the product of two numbers."""
    if len(vector.entries) == 1:
        return equation(Mul((*matrix.children, *vector.entries)), times(value, *vector.entries))
    return equation(Mul((matrix, vector)), multiple(value, vector))
