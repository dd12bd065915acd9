"""Inverses and determinants as tensors of their own, one for all equal matrices."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from derive.terms import ONE, Binder, Call, Component, Pow, Record, Symbol, Term, bind, call, nameless, opened, symbols

from .index_entries import at
from .index_polynomials import (
    UNIT,
    Monomial,
    NoFormError,
    Poly,
    as_term,
    atom,
    constant,
    is_delta,
    rank,
    single,
)

if TYPE_CHECKING:
    from .index_forms import IndexForms

ENTRIES = "entries"
MIRRORED = ("symmetric", "spd", "psd", "diagonal")


class Array(Record):
    """A square matrix as a scalar times a key, turned over where `turned`, its own transpose where `mirrored`."""

    key: Term
    scalar: tuple[Monomial, Fraction]
    turned: bool = False
    mirrored: bool = False


def square_size(matrix: Term) -> Term:
    """The number of rows of a square matrix or of its key."""
    if type(matrix) is Binder and matrix.kind == ENTRIES and matrix.high is not None:
        return matrix.high
    if len(matrix.shape) != 2 or matrix.shape[0] is not matrix.shape[1]:
        raise NoFormError
    return matrix.shape[0]


def cell(matrix: Term, row: Term, column: Term) -> Term:
    """An entry of a square matrix or of its key."""
    if type(matrix) is Binder and matrix.kind == ENTRIES and type(inner := opened(matrix, row)) is Binder:
        return opened(inner, column)
    return at(matrix, (row, column))


def inverse_entry(forms: IndexForms, matrix: Term, row: Term, column: Term) -> Poly:
    """An entry of the inverse of a matrix; a letter is its own key."""
    if type(matrix) is Symbol and square_size(matrix) and not forms.context.has(matrix.name, "diagonal"):
        mirrored = forms.context.has(matrix.name, *MIRRORED)
        return _inverse_of_key(forms, Array(matrix, (UNIT, Fraction(1)), mirrored=mirrored), row, column)
    with forms.inside(square_size(matrix)) as (r, c):
        found = forms.poly(cell(matrix, r, c))
        if (diagonal := _on_the_diagonal(found, r, c)) is not None:
            delta = forms.poly(call("delta", row, column))
            lone = forms.renamed(diagonal, {r: row, c: row})
            return forms.times(delta, forms.power(lone, Fraction(-1)))
        array = _array(forms, found, r, c, square_size(matrix))
    if array.turned:
        row, column = column, row
    front = forms.power({array.scalar[0]: array.scalar[1]}, Fraction(-1))
    return forms.times(front, _inverse_of_key(forms, array, row, column))


def _inverse_of_key(forms: IndexForms, array: Array, row: Term, column: Term) -> Poly:
    match array.key:
        case Call("inverse", (inner,)):
            return forms.poly(cell(inner, row, column))
        case Symbol(name) as q if forms.context.has(name, "orthogonal"):
            return atom(Component(q, (column, row)))
    if array.mirrored:
        row, column = sorted((row, column), key=rank)
    return atom(Component(call("inverse", array.key), (row, column)))


def determinant(forms: IndexForms, matrix: Term) -> Poly:
    """The determinant of a matrix, scalars in front of it and determinants of inverses taken out."""
    size = square_size(matrix)
    with forms.inside(size) as (r, c):
        array = _array(forms, forms.poly(cell(matrix, r, c)), r, c, size)
    m, number = array.scalar
    front = forms.poly(Pow(as_term({m: number}), size)) if m or number != 1 else constant(1)
    match array.key:
        case Call("inverse", (inner,)):
            own = atom(call("det", inner), -1)
        case _ if _is_identity(array.key):
            own = constant(1)
        case _:
            own = atom(call("det", array.key))
    return forms.times(front, own)


def _is_identity(key: Term) -> bool:
    return type(key) is Binder and is_delta(cell(key, Symbol("row"), Symbol("column")))


def _on_the_diagonal(poly: Poly, r: Symbol, c: Symbol) -> Poly | None:
    """What stands on the diagonal of a matrix that has nothing else."""
    delta = next(iter(_delta(r, c)))
    out: Poly = {}
    for m, number in poly.items():
        if not delta <= m:
            return None
        out[m - delta] = number
    return out or None


def _delta(r: Symbol, c: Symbol) -> Poly:
    first, second = sorted((r, c), key=rank)
    return atom(call("delta", first, second))


def _array(forms: IndexForms, poly: Poly, r: Symbol, c: Symbol, size: Term) -> Array:
    if not poly:
        raise NoFormError
    number, shared, rest = forms.primitive(poly)
    inner = {t: e for t, e in shared if symbols(t) & {r, c}}
    if inner:
        rest = forms.times(rest, forms.joined(inner))
    scalar = (frozenset((t, e) for t, e in shared if t not in inner), number)
    match single(rest):
        case (m, q) if q == 1 and len(m) == 1:
            match next(iter(m)):
                case (Component(Symbol(name) as a, pair), power) if power == 1 and set(pair) == {r, c}:
                    return Array(a, scalar, turned=pair == (c, r), mirrored=forms.context.has(name, *MIRRORED))
                case (Component(Call("inverse") as a, pair), power) if power == 1 and set(pair) == {r, c}:
                    return Array(a, scalar, turned=pair == (c, r))
    key, other = _key(rest, r, c, size), _key(forms.renamed(rest, {r: c, c: r}), r, c, size)
    if rank(other) < rank(key):
        return Array(other, scalar, turned=True)
    return Array(key, scalar, mirrored=key is other)


def _key(poly: Poly, r: Symbol, c: Symbol, size: Term) -> Term:
    return nameless(bind(ENTRIES, r, bind(ENTRIES, c, as_term(poly), ONE, size), ONE, size))
