"""Functions of whole vectors and matrices at drawn sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from derive.terms import MINUS_ONE, ONE, TWO, Add, E, Pow, Term, call

from .duals import U, applied, base, inverse, plus, times
from .evaluation import UndecidedError
from .grids import Rows, dot, each, eliminated, flat, folded, identity, transposed

if TYPE_CHECKING:
    from .arrays import Arrays


def _softmax(arrays: Arrays, z: Term) -> Rows:
    """Shares that add up to one: in a vector, or in each row of a matrix."""
    rows = arrays.rows(z)
    return _shares(rows) if len(z.shape) == 2 else transposed(_shares(transposed(rows)))


def _shares(rows: Rows) -> Rows:
    ups = each(lambda cell: applied(Pow(E, U), cell), rows)
    return tuple(tuple(times(inverse(folded(plus, row)), cell) for cell in row) for row in ups)


def _norm(arrays: Arrays, a: Term, *orders: Term) -> Rows:
    (order,) = orders or (TWO,)
    if orders and order is TWO and len(a.shape) == 2:
        return ((_operator_norm(arrays.rows(a)),),)
    cells = flat(arrays.rows(a))
    if order is ONE and len(a.shape) == 1:
        return ((folded(plus, tuple(applied(call("abs", U), cell) for cell in cells)),),)
    if order is not TWO:
        raise UndecidedError
    return ((applied(call("sqrt", U), dot(cells, cells)),),)


def _operator_norm(rows: Rows) -> Any:
    """The root of the largest eigenvalue of A^T A."""
    from flint import acb_mat, arb_mat

    if any(base(cell) is not cell for row in rows for cell in row):
        raise UndecidedError
    matrix = arb_mat([list(row) for row in rows])
    try:
        found = acb_mat(matrix.transpose() * matrix).eig(multiple=True)
    except (ValueError, ArithmeticError):
        raise UndecidedError from None
    largest = found[0].real
    for other in found[1:]:
        largest = largest.max(other.real)
    return applied(call("sqrt", U), largest)


def _diagonal(arrays: Arrays, a: Term) -> Rows:
    rows, zero = arrays.rows(a), arrays.arb(0)
    if len(a.shape) == 2:
        return tuple((rows[k][k],) for k in range(min(len(rows), len(rows[0]))))
    return tuple(tuple(row[0] if i == j else zero for j in range(len(rows))) for i, row in enumerate(rows))


def _kron(a: Rows, b: Rows) -> Rows:
    return tuple(tuple(times(x, y) for x in u for y in v) for u in a for v in b)


def _filled(value: int) -> Callable[..., Rows]:
    def filled(arrays: Arrays, *sizes: Term) -> Rows:
        n, *more = (arrays.whole(size) for size in sizes)
        return ((arrays.arb(value),) * (more[0] if more else 1),) * n

    return filled


def _unit(arrays: Arrays, k: Term, n: Term) -> Rows:
    return tuple((arrays.arb(i + 1 == arrays.whole(k)),) for i in range(arrays.whole(n)))


def _solved(arrays: Arrays, a: Term) -> tuple[Any, Rows]:
    rows = arrays.rows(a)
    return eliminated(rows, identity(len(rows), arrays.arb(1)))


WHOLE: dict[str, Callable[..., Rows]] = {
    "transpose": lambda s, a: transposed(s.rows(a)),
    "inverse": lambda s, a: _solved(s, a)[1],
    "det": lambda s, a: ((_solved(s, a)[0],),),
    "tr": lambda s, a: ((folded(plus, tuple(row[k] for k, row in enumerate(s.rows(a)))),),),
    "diag": _diagonal,
    "kron": lambda s, a, b: _kron(s.rows(a), s.rows(b)),
    "vec": lambda s, a: tuple((cell,) for cell in flat(transposed(s.rows(a)))),
    "hadamard": lambda s, *parts: each(lambda *cells: folded(times, cells), *map(s.rows, parts)),
    "ones": _filled(1),
    "zeros": _filled(0),
    "identity": lambda s, n: identity(s.whole(n), s.arb(1)),
    "unit": _unit,
    "softmax": _softmax,
    "norm": _norm,
    "dot": lambda s, a, b: ((dot(flat(s.rows(a)), flat(s.rows(b))),),),
    "logsumexp": lambda s, z: ((_lse(flat(s.rows(z))),),),
    "largest": lambda s, z: ((extreme("max", tuple(flat(s.rows(z)))),),),
    "delta": lambda s, i, j: ((s.arb(s.whole(i) == s.whole(j)),),),
}  # fmt: skip


def _lse(cells: tuple[Any, ...]) -> Any:
    return applied(call("log", U), folded(plus, tuple(applied(Pow(E, U), cell) for cell in cells)))


def extreme(name: str, values: tuple[Any, ...]) -> Any:
    """The largest or the smallest of some values, where it is one of them for certain; with a slope, the only one."""
    alone = any(base(each) is not each for each in values)
    for k, one in enumerate(values):
        gaps = [base(one) - base(other) for place, other in enumerate(values) if place != k]
        if name == "min":
            gaps = [-gap for gap in gaps]
        if all(gap > 0 if alone else gap >= 0 for gap in gaps):
            return one
    raise UndecidedError


def _below(inside: Term, value: Any, leak: Any) -> Any:
    """The value itself above zero, what is inside times the leak below."""
    if base(value) > 0:
        return value
    if not base(value) < 0:
        raise UndecidedError
    return times(leak, applied(inside, value))


LEAKY: dict[str, Callable[[Any, Any], Any]] = {
    "leaky_relu": lambda value, leak: _below(U, value, leak),
    "elu": lambda value, leak: _below(Add((Pow(E, U), MINUS_ONE)), value, leak),
}
