"""Vectors and matrices of known size written out entry by entry, at the level of terms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    At,
    Binder,
    Call,
    Component,
    Derivative,
    Div,
    E,
    Matrix,
    Mul,
    Neg,
    Number,
    Operator,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    number,
    opened,
    product,
    shape,
    substituted,
    symbols,
    total,
    with_children,
)

from .term_matrices import Grid, UnknownSizeError, determinant, identity, inverse, pair, power, times

FEW = 40


def is_explicit(term: Term) -> bool:
    """Whether every size in a term's own shape is a number."""
    return all(type(size) is Number for size in shape(term))


def scalar(term: Term) -> Term:
    """A scalar term with what is inside it worked out of vectors and matrices."""
    return _scalar(term, {}) if _has_vectors(term) else term


@cache
def _has_vectors(term: Term) -> bool:
    return _vectorial(term) or any(map(_has_vectors, term.children))


def _at_letters(term: Term) -> bool:
    """Whether an entry stands at an index that is a letter."""
    if type(term) is Component and any(type(k) is Symbol for k in term.indices):
        return True
    return any(map(_at_letters, term.children))


def _vectorial(here: Term) -> bool:
    if type(here) is Symbol:
        return bool(here.dims)
    if type(here) is Call:
        return here.name in INNER or here.name in GRIDS
    return type(here) in (Vector, Matrix, Operator)


def _scalar(term: Term, known: dict[Term, Term]) -> Term:
    found = known.get(term)
    if found is None:
        found = known[term] = _scalar_of(term, known)
    return found


def _scalar_of(term: Term, known: dict[Term, Term]) -> Term:
    match term:
        case Component(base, indices) if all(type(k) is Number for k in indices):
            if type(base) is Symbol:
                return term
            cells = grid(base)
            row, column = (int(indices[0].p) - 1, int(indices[1].p) - 1 if len(indices) > 1 else 0)  # type: ignore[attr-defined]
            if not (0 <= row < len(cells) and 0 <= column < len(cells[0])):
                raise UnknownSizeError
            return _scalar(cells[row][column], known)
        case Component():
            return term
        case Mul(factors) if any(map(shape, factors)):
            return _scalar(grid(term)[0][0], known)
        case Call(name, arguments) if name in INNER:
            return _scalar(INNER[name](*arguments), known)
        case Operator("laplacian", body, variables):
            return total(Derivative(_scalar(body, known), v, 2) for v in letters_of(variables))
        case Derivative(_, variable) if shape(variable):
            raise UnknownSizeError
        case Binder("sum" | "product" as kind, _, body, Number(low, 1), Number(high, 1)) if -1 <= high - low < FEW and (
            _has_vectors(body) and not _at_letters(body)
        ):
            parts = (_scalar(opened(term, number(k)), known) for k in range(low, high + 1))
            return total(parts) if kind == "sum" else product(parts)
        case At(body, letters, values) if any(map(shape, letters)):
            return _scalar(_at(body, letters, values), known)
        case At(Derivative(body, x, order, notation), letters, values) if len(letters) > 1 and x in letters:
            return _slope_at(Derivative(_scalar(body, known), x, order, notation), letters, values)
        case Binder() | At() | Derivative():
            return term.rebuilt(tuple(_scalar(child, known) for child in term.children))
    return with_children(term, lambda child: _scalar(child, known))


def entries(term: Term) -> tuple[Term, ...]:
    """The entries of an explicit vector or matrix, row by row, as scalar terms; the term itself if it is a scalar."""
    if not shape(term):
        return (scalar(term),)
    return tuple(scalar(entry) for row in grid(term) for entry in row)


def letters_of(variables: tuple[Term, ...]) -> tuple[Term, ...]:
    """The scalar letters of some variables, vectors taken apart."""
    return tuple(entry for v in variables for entry in ((v,) if not shape(v) else (e for row in grid(v) for e in row)))


def grid(term: Term) -> Grid:
    """The entries as rows; a vector is a column."""
    match term:
        case Vector(inner):
            return tuple((entry,) for entry in inner)
        case Matrix(rows):
            return rows
        case Symbol(_, dims):
            return _letters(term, dims)
        case Add(terms):
            grids = [grid(part) for part in terms]
            return _zipped(lambda *cells: total(cells), *grids)
        case Neg(inner):
            return _each(Neg, grid(inner))
        case Div(over, under):
            return _each(lambda cell: Div(cell, under), grid(over))
        case Mul(factors):
            return _product(factors)
        case Pow(base, Number(n, 1)) if abs(n) <= FEW:
            return power(grid(base), n)
        case Operator(name, body, variables):
            return _operator(name, body, variables)
        case Call("identity", ()):
            raise UnknownSizeError
        case Call(name, arguments) if name in GRIDS:
            return GRIDS[name](*arguments)
        case Call(name, (only,)) if shape(only):
            return _each(lambda cell: call(name, cell), grid(only))
        case Pow(base, exponent) if base is E and shape(exponent):
            return _each(lambda cell: Pow(E, cell), grid(exponent))
        case Binder("sum", _, _, Number(low, 1), Number(high, 1)) if high - low < FEW:
            return grid(total(opened(term, number(k)) for k in range(low, high + 1)))
        case Derivative(body, variable, order, notation):
            return _each(lambda cell: Derivative(cell, variable, order, notation), grid(body))
        case At(body, letters, values):
            return _each(lambda cell: _at(cell, letters, values), grid(body))
    if not shape(term):
        return ((term,),)
    raise UnknownSizeError


def _at(body: Term, letters: tuple[Symbol, ...], values: tuple[Term, ...]) -> Term:
    """A body where letters have values, vectors and matrices taken apart."""
    return At(body, letters_of(letters), tuple(cell for value in values for row in grid(value) for cell in row))  # type: ignore[arg-type]


def _slope_at(slope: Derivative, letters: tuple[Term, ...], values: tuple[Term, ...]) -> Term:
    """A derivative at a point: the other letters have their values before it is taken."""
    at = dict(zip(letters, values, strict=True))
    own = at.pop(slope.variable)
    if any(symbols(value) & symbols(slope.variable) for value in values):
        return At(slope, letters, values)  # type: ignore[arg-type]
    return At(slope.rebuilt((substituted(slope.body, at),)), (slope.variable,), (own,))  # type: ignore[arg-type]


def _letters(term: Symbol, dims: tuple[Term, ...]) -> Grid:
    sizes = [size.p if type(size) is Number else 0 for size in dims]
    if not dims:
        return ((term,),)
    if not all(0 < size <= FEW for size in sizes):
        raise UnknownSizeError
    if len(sizes) == 1:
        return tuple((Component(term, (number(i + 1),)),) for i in range(sizes[0]))
    rows, columns = sizes
    return tuple(tuple(Component(term, (number(i + 1), number(j + 1))) for j in range(columns)) for i in range(rows))


def _each(change: Callable[[Term], Term], cells: Grid) -> Grid:
    return tuple(tuple(change(cell) for cell in row) for row in cells)


def _zipped(change: Callable[..., Term], *grids: Grid) -> Grid:
    if len({(len(cells), len(cells[0])) for cells in grids}) > 1:
        raise UnknownSizeError
    return tuple(tuple(change(*cells) for cells in zip(*rows, strict=True)) for rows in zip(*grids, strict=True))


def _product(factors: tuple[Term, ...]) -> Grid:
    scalars = tuple(f for f in factors if not shape(f))
    out: Grid | None = None
    for factor in factors:
        if shape(factor):
            here = grid(factor)
            if not here or not here[0]:
                raise UnknownSizeError
            out = here if out is None else times(out, here)
            if (len(out), len(out[0])) == (1, 1):
                scalars, out = (*scalars, out[0][0]), None
    if out is None:
        return ((product(scalars),),)
    return _each(lambda cell: product((*scalars, cell)), out) if scalars else out


def _operator(name: str, body: Term, variables: tuple[Term, ...]) -> Grid:
    letters = letters_of(variables)
    match name:
        case "gradient" if not shape(body):
            cells = grid(variables[0]) if len(variables) == 1 and shape(variables[0]) else tuple((x,) for x in letters)
            return _each(lambda x: Derivative(body, x, 1, "partial"), cells)
        case "jacobian":
            return tuple(tuple(Derivative(row[0], x, 1, "partial") for x in letters) for row in grid(body))
        case "hessian":
            inner = [Derivative(body, x, 1, "partial") for x in letters]
            return tuple(tuple(Derivative(first, y, 1, "partial") for first in inner) for y in letters)
    raise UnknownSizeError


def _transposed(a: Term) -> Grid:
    return tuple(zip(*grid(a), strict=True))


def _diagonal(a: Term) -> Grid:
    cells = grid(a)
    if len(shape(a)) == 2:
        return tuple((cells[k][k],) for k in range(min(len(cells), len(cells[0]))))
    return tuple(tuple(row[0] if i == j else ZERO for j in range(len(cells))) for i, row in enumerate(cells))


def _kron(a: Term, b: Term) -> Grid:
    left, right = grid(a), grid(b)
    return tuple(tuple(pair(x, y) for x in u for y in v) for u in left for v in right)


def _filled(value: Term) -> Callable[..., Grid]:
    def filled(*sizes: Term) -> Grid:
        rows, columns = _size(sizes[0]), _size(sizes[1]) if len(sizes) > 1 else 1
        return ((value,) * columns,) * rows

    return filled


def _size(term: Term) -> int:
    if type(term) is not Number or term.q != 1 or not 0 < term.p <= FEW:
        raise UnknownSizeError
    return term.p


def _unit(k: Term, n: Term) -> Grid:
    return tuple((ONE if i == _size(k) - 1 else ZERO,) for i in range(_size(n)))


def _softmax(z: Term) -> Grid:
    ups = _each(lambda cell: Pow(E, cell), grid(z))
    if len(shape(z)) == 2:
        return tuple(tuple(Div(cell, total(row)) for cell in row) for row in ups)
    under = total(cell for row in ups for cell in row)
    return _each(lambda cell: Div(cell, under), ups)


def _vec(a: Term) -> Grid:
    return tuple((cell,) for column in zip(*grid(a), strict=True) for cell in column)


def _elementwise(*parts: Term) -> Grid:
    return _zipped(lambda *cells: product(cells), *map(grid, parts))


def _trace(a: Term) -> Term:
    cells = grid(a)
    if len(cells) != len(cells[0]):
        raise UnknownSizeError
    return total(cells[k][k] for k in range(len(cells)))


def _norm(a: Term, *orders: Term) -> Term:
    (order,) = orders or (TWO,)
    if orders and len(a.shape) == 2:
        raise UnknownSizeError
    cells = [cell for row in grid(a) for cell in row]
    if order is ONE:
        return total(call("abs", cell) for cell in cells)
    if type(order) is Number and order.q == 1 and order.p % 2 == 0 and order.p > 0:
        inner = total(Pow(cell, order) for cell in cells)
        return call("sqrt", inner) if order.p == 2 else call("root", inner, order)
    if order.__class__.__name__ == "Constant":
        return call("max", *(call("abs", cell) for cell in cells)) if len(cells) > 1 else call("abs", cells[0])
    raise UnknownSizeError


def _inner(a: Term, b: Term) -> Term:
    left, right = ([cell for row in grid(v) for cell in row] for v in (a, b))
    if len(left) != len(right):
        raise UnknownSizeError
    return total(pair(x, y) for x, y in zip(left, right, strict=True))


def _largest(cells: list[Term]) -> Term:
    return call("max", *cells) if len(cells) > 1 else cells[0]


def _logsumexp(z: Term) -> Term:
    return call("log", total(Pow(E, cell) for row in grid(z) for cell in row))


GRIDS: dict[str, Callable[..., Grid]] = {
    "transpose": _transposed, "inverse": lambda a: inverse(grid(a)), "diag": _diagonal, "kron": _kron, "vec": _vec,
    "hadamard": _elementwise, "ones": _filled(ONE), "zeros": _filled(ZERO), "identity": lambda n: identity(_size(n)),
    "unit": _unit, "softmax": _softmax,
}  # fmt: skip
INNER: dict[str, Callable[..., Term]] = {
    "tr": _trace, "det": lambda a: determinant(grid(a)), "norm": _norm, "dot": _inner, "logsumexp": _logsumexp,
    "largest": lambda z: _largest([cell for row in grid(z) for cell in row]),
}  # fmt: skip
