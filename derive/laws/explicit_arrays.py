"""Vectors and matrices of numbers worked out entry by entry: each entry of a product as the sum that it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Component,
    Div,
    E,
    Matrix,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    negated,
    number,
    product,
    scaled,
    summands,
    total,
    with_children,
)

from .components import ELEMENTWISE

Row = tuple[Term, ...]
Grid = tuple[Row, ...]


@rule("(A x)_i = sum_j A_{ij} x_j")
def entries_written_out(term: Term, context: Context) -> Term | None:
    """Each entry is written out: of a product, row times column; of a sum, the sum of the entries."""
    if type(term) in (Vector, Matrix, Symbol):
        return None
    found = array_of(term)
    return None if found is None else found


def array_of(term: Term) -> Term | None:
    """The explicit vector, matrix or number that a term is; None where a size is no number."""
    if not term.shape:
        return _number(term)
    cells = grid(term)
    if cells is None:
        return None
    return Vector(tuple(row[0] for row in cells)) if len(term.shape) == 1 else Matrix(cells)


@lru_cache(maxsize=20_000)
def _number(term: Term) -> Term:
    """A scalar with the vectors and matrices in it written out."""
    match term:
        case Pow(Call("norm", (inner,)), Number(2, 1)) if (cells := grid(inner)) is not None:
            return total(Pow(cell, number(2)) for row in cells for cell in row)
        case Mul(factors) if any(part.shape for part in factors) and (cells := _product(factors)) is not None:
            return cells[0][0]
        case Component(Vector() | Matrix() as base, indices) if all(type(k) is Number for k in indices):
            row, column = _sizes(indices)
            return (grid(base) or ())[row - 1][column - 1]
        case Call("tr" | "norm", _) if (cells := _call(term, term.name, term.arguments)) is not None:
            return cells[0][0]
    return with_children(term, lambda child: child if child.shape else _number(child))


def grid(term: Term) -> Grid | None:
    """The entries in rows, a vector as a column."""
    match term:
        case Vector(entries):
            return tuple((each,) for each in entries)
        case Matrix(rows):
            return rows
        case Symbol():
            return _named(term)
        case Neg(inner):
            return _each(negated, grid(inner))
        case Add(terms):
            return _together(lambda cells: total(s for c in cells for s in summands(c)), tuple(map(grid, terms)))
        case Mul(factors) if any(part.shape for part in factors):
            return _product(factors)
        case Div(over, under) if over.shape:
            below = _number(under)
            return _each(lambda cell: Div(cell, below), grid(over))
        case Pow(base, exponent) if base is E and exponent.shape:
            return _each(lambda cell: Pow(E, cell), grid(exponent))
        case Call(name, arguments):
            return _call(term, name, arguments)
    return None if term.shape else ((_number(term),),)


def _call(term: Term, name: str, arguments: Row) -> Grid | None:
    match name:
        case "transpose":
            inner = grid(arguments[0])
            return None if inner is None else tuple(zip(*inner, strict=True))
        case "ones" if all(type(size) is Number for size in arguments):
            rows, columns = _sizes(arguments)
            return ((ONE,) * columns,) * rows
        case "hadamard":
            return _together(lambda cells: _factor(*cells), tuple(map(grid, arguments)))
        case "softmax":
            return _softmax(arguments[0])
        case "norm" if len(arguments) == 1:
            inner = grid(arguments[0])
            return None if inner is None else ((call("sqrt", total(Pow(c, number(2)) for r in inner for c in r)),),)
        case "tr":
            inner = grid(arguments[0])
            return None if inner is None else ((total(row[k] for k, row in enumerate(inner)),),)
    if name in ELEMENTWISE and arguments[0].shape:
        return _each(lambda cell: call(name, cell, *arguments[1:]), grid(arguments[0]))
    return None if term.shape else ((term,),)


def _sizes(dims: Row) -> tuple[int, int]:
    rows, columns = (*dims, ONE)[:2]
    assert type(rows) is Number
    assert type(columns) is Number
    return rows.p, columns.p


def _named(term: Symbol) -> Grid | None:
    if not all(type(size) is Number for size in term.dims):
        return None
    if not term.dims:
        return ((term,),)
    rows, columns = _sizes(term.dims)
    if len(term.dims) == 1:
        return tuple((Component(term, (number(i),)),) for i in range(1, rows + 1))
    return tuple(
        tuple(Component(term, (number(i), number(j))) for j in range(1, columns + 1)) for i in range(1, rows + 1)
    )


def _each(change: Callable[[Term], Term], cells: Grid | None) -> Grid | None:
    return None if cells is None else tuple(tuple(map(change, row)) for row in cells)


def _together(change: Callable[[Row], Term], grids: tuple[Grid | None, ...]) -> Grid | None:
    known = tuple(cells for cells in grids if cells is not None)
    if len(known) < len(grids):
        return None
    return tuple(tuple(map(change, zip(*rows, strict=True))) for rows in zip(*known, strict=True))


def _factor(a: Term, b: Term) -> Term:
    """A product of two entries; a number times a letter without ones."""
    if type(a) is Number and type(b) is Number:
        return Mul((a, b))
    for c, rest in ((a, b), (b, a)):
        if type(c) is Number:
            return ZERO if c is ZERO else scaled(c, rest)
    return product((a, b))


def _product(factors: Row) -> Grid | None:
    scalars = tuple(part for part in factors if not part.shape)
    out: Grid | None = None
    for part in (part for part in factors if part.shape):
        here = grid(part)
        if here is None:
            return None
        out = here if out is None else _times(out, here)
    if out is None or not scalars:
        return out
    front = product(scalars)
    return _each(lambda cell: _factor(front, cell), out)


def _times(a: Grid, b: Grid) -> Grid:
    columns = tuple(zip(*b, strict=True))
    return tuple(tuple(_dot(row, column) for column in columns) for row in a)


def _dot(row: Row, column: Row) -> Term:
    parts = [_factor(x, y) for x, y in zip(row, column, strict=True)]
    return total([part for part in parts if part is not ZERO] or parts[:1])


def _softmax(z: Term) -> Grid | None:
    cells = grid(z)
    if cells is None:
        return None
    ups = tuple(tuple(Pow(E, cell) for cell in row) for row in cells)
    if len(z.shape) == 2:
        return tuple(tuple(Div(up, total(row)) for up in row) for row in ups)
    below = total(up for row in ups for up in row)
    return tuple(tuple(Div(up, below) for up in row) for row in ups)
