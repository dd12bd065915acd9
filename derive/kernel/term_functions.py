"""Functions of explicit vectors and matrices whose entries are terms; a vector is a column, a size one cell."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import INFINITY, ONE, TWO, ZERO, Div, E, Number, Pow, Term, call, number, product, total

from .exactly import value
from .term_matrices import FEW, Grid, UnknownSizeError, determinant, identity, inverse, pair


def each(change: Callable[[Term], Term], cells: Grid) -> Grid:
    """Each entry changed."""
    return tuple(tuple(change(cell) for cell in row) for row in cells)


def zipped(change: Callable[..., Term], *grids: Grid) -> Grid:
    """The entries at the same places put together."""
    if len({(len(cells), len(cells[0])) for cells in grids}) > 1:
        raise UnknownSizeError
    return tuple(tuple(change(*cells) for cells in zip(*rows, strict=True)) for rows in zip(*grids, strict=True))


def flat(cells: Grid) -> tuple[Term, ...]:
    """The entries row by row."""
    return tuple(cell for row in cells for cell in row)


def transposed(cells: Grid) -> Grid:
    """Rows as columns."""
    return tuple(zip(*cells, strict=True))


def diagonal_matrix(column: Grid) -> Grid:
    """The entries of a vector on the diagonal of a matrix."""
    return tuple(tuple(row[0] if i == j else ZERO for j in range(len(column))) for i, row in enumerate(column))


def shares(cells: Grid) -> Grid:
    """The softmax of each row."""
    ups = each(lambda cell: Pow(E, cell), cells)
    return tuple(tuple(Div(cell, total(row)) for cell in row) for row in ups)


def _diagonal(cells: Grid) -> Grid:
    return tuple((cells[k][k],) for k in range(min(len(cells), len(cells[0]))))


def _kron(left: Grid, right: Grid) -> Grid:
    return tuple(tuple(pair(x, y) for x in u for y in v) for u in left for v in right)


def _filled(value: Term) -> Callable[..., Grid]:
    def filled(rows: Grid, *columns: Grid) -> Grid:
        return ((value,) * (_size(*columns) if columns else 1),) * _size(rows)

    return filled


def _size(cells: Grid) -> int:
    size = cells[0][0]
    if type(size) is not Number or size.q != 1 or not 0 < size.p <= FEW:
        raise UnknownSizeError
    return size.p


def _unit(k: Grid, n: Grid) -> Grid:
    return tuple((ONE if i == _size(k) - 1 else ZERO,) for i in range(_size(n)))


def _trace(cells: Grid) -> Term:
    if len(cells) != len(cells[0]):
        raise UnknownSizeError
    return total(row[0] for row in _diagonal(cells))


def _norm(entries: Grid, *orders: Grid) -> Term:
    order, cells = orders[0][0][0] if orders else TWO, flat(entries)
    if order is ONE:
        return total(call("abs", cell) for cell in cells)
    if type(order) is Number and order.q == 1 and order.p % 2 == 0 and order.p > 0:
        inner = total(Pow(cell, order) for cell in cells)
        return call("sqrt", inner) if order.p == 2 else call("root", inner, order)
    if order is INFINITY:
        return _largest(tuple(call("abs", cell) for cell in cells))
    raise UnknownSizeError


def _dot(a: Grid, b: Grid) -> Term:
    left, right = flat(a), flat(b)
    if len(left) != len(right):
        raise UnknownSizeError
    return total(pair(x, y) for x, y in zip(left, right, strict=True))


def _rank(cells: Grid) -> Term:
    """How many rows of a matrix of numbers are left by elimination."""
    entries = [[value(cell, {}) for cell in row] for row in cells]
    rows = [[each for each in row if each is not None] for row in entries]
    if any(None in row for row in entries):
        raise UnknownSizeError
    rank = 0
    for column in range(len(rows[0])):
        pivot = next((k for k in range(rank, len(rows)) if rows[k][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for k in range(rank + 1, len(rows)):
            factor = rows[k][column] / rows[rank][column]
            rows[k] = [x - factor * y for x, y in zip(rows[k], rows[rank], strict=True)]
        rank += 1
    return number(rank, 1)


def _largest(cells: tuple[Term, ...]) -> Term:
    return call("max", *cells) if len(cells) > 1 else cells[0]


GRIDS: dict[str, Callable[..., Grid]] = {
    "transpose": transposed, "inverse": inverse, "diag": _diagonal, "kron": _kron,
    "vec": lambda a: tuple((cell,) for cell in flat(transposed(a))),
    "hadamard": lambda *parts: zipped(lambda *cells: product(cells), *parts),
    "ones": _filled(ONE), "zeros": _filled(ZERO), "identity": lambda n: identity(_size(n)), "unit": _unit,
    "softmax": shares,
}  # fmt: skip
SCALARS: dict[str, Callable[..., Term]] = {
    "tr": _trace, "det": determinant, "norm": _norm, "dot": _dot, "rank": _rank, "largest": lambda z: _largest(flat(z)),
    "logsumexp": lambda z: call("log", total(Pow(E, cell) for cell in flat(z))),
}  # fmt: skip
