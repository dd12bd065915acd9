"""Vectors and matrices of known size written out entry by entry, at the level of terms."""

from __future__ import annotations

from functools import cache

from derive.terms import (
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
    subterms,
    symbols,
    total,
    with_children,
)

from .term_functions import GRIDS, SCALARS, diagonal_matrix, each, flat, shares, transposed, zipped
from .term_matrices import FEW, Grid, UnknownSizeError, raised_grid, times


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
        return here.name in SCALARS or here.name in GRIDS
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
        case Call("norm", (matrix, _)) if len(shape(matrix)) == 2:
            raise UnknownSizeError
        case Call(name, arguments) if name in SCALARS:
            return _scalar(SCALARS[name](*map(grid, arguments)), known)
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
    return tuple(map(scalar, flat(grid(term))))


def letters_of(variables: tuple[Term, ...]) -> tuple[Term, ...]:
    """The scalar letters of some variables, vectors taken apart."""
    return tuple(entry for v in variables for entry in (flat(grid(v)) if shape(v) else (v,)))


def grid(term: Term) -> Grid:
    """The entries as rows; a vector is a column."""
    match term:
        case Vector(inner):
            return tuple((entry,) for entry in inner)
        case Matrix(rows):
            return rows
        case Symbol() | Component(Symbol(), (Number(),)) if shape(term) or type(term) is Symbol:
            return _letters(term)
        case Add(terms):
            grids = [grid(part) for part in terms]
            return zipped(lambda *cells: total(cells), *grids)
        case Neg(inner):
            return each(Neg, grid(inner))
        case Div(over, under):
            return each(lambda cell: Div(cell, under), grid(over))
        case Mul(factors):
            return _product(factors)
        case Pow(base, exponent) if len(shape(base)) == 2:
            return raised_grid(grid(base), exponent)
        case Operator(name, body, variables):
            return _operator(name, body, variables)
        case Call(name, arguments) if name in GRIDS or shape(term):
            return _called(name, arguments)
        case Pow(base, exponent) if base is E and shape(exponent):
            return each(lambda cell: Pow(E, cell), grid(exponent))
        case Binder("sum", _, _, Number(low, 1), Number(high, 1)) if high - low < FEW:
            return grid(total(opened(term, number(k)) for k in range(low, high + 1)))
        case Derivative(body, variable, order, notation):
            return each(lambda cell: Derivative(cell, variable, order, notation), grid(body))
        case At(body, letters, values):
            return each(lambda cell: _at(cell, letters, values), grid(body))
    if not shape(term):
        return ((term,),)
    raise UnknownSizeError


def _at(body: Term, letters: tuple[Symbol, ...], values: tuple[Term, ...]) -> Term:
    """A body where letters have values, vectors and matrices taken apart."""
    return At(body, letters_of(letters), tuple(cell for value in values for cell in flat(grid(value))))  # type: ignore[arg-type]


def _slope_at(slope: Derivative, letters: tuple[Term, ...], values: tuple[Term, ...]) -> Term:
    """A derivative at a point: other letters, but those of derivatives inside, get their values before it is taken."""
    at = dict(zip(letters, values, strict=True))
    if any(symbols(value) & symbols(slope.variable) for value in values):
        return At(slope, letters, values)  # type: ignore[arg-type]
    inside = {here.variable for here in subterms(slope.body) if type(here) is Derivative}
    before = {x: value for x, value in at.items() if x is not slope.variable and x not in inside}
    kept = tuple(x for x in letters if x not in before)
    return At(slope.rebuilt((substituted(slope.body, before),)), kept, tuple(at[x] for x in kept))  # type: ignore[arg-type]


def _letters(term: Symbol | Component) -> Grid:
    """The entries of a letter, or of a row of it."""
    if not (dims := shape(term)):
        return ((term,),)
    base, before = (term.base, term.indices) if type(term) is Component else (term, ())
    sizes = [size.p if type(size) is Number else 0 for size in dims]
    if not all(0 < size <= FEW for size in sizes):
        raise UnknownSizeError
    places = [tuple(range(1, size + 1)) for size in (*sizes, 1)[:2]]
    return tuple(
        tuple(Component(base, (*before, *map(number, (i, j)[: len(sizes)]))) for j in places[1]) for i in places[0]
    )


def _called(name: str, arguments: tuple[Term, ...]) -> Grid:
    match name, arguments:
        case "identity", ():
            raise UnknownSizeError
        case "diag", (vector,) if len(shape(vector)) == 1:
            return diagonal_matrix(grid(vector))
        case "softmax", (z,) if len(shape(z)) == 1:
            return transposed(shares(transposed(grid(z))))
        case _ if name in GRIDS:
            return GRIDS[name](*map(grid, arguments))
        case _, (only,):
            return each(lambda cell: call(name, cell), grid(only))
    raise UnknownSizeError


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
    return each(lambda cell: product((*scalars, cell)), out) if scalars else out


def _operator(name: str, body: Term, variables: tuple[Term, ...]) -> Grid:
    letters = letters_of(variables)
    match name:
        case "gradient" if not shape(body):
            cells = grid(variables[0]) if len(variables) == 1 and shape(variables[0]) else tuple((x,) for x in letters)
            return each(lambda x: Derivative(body, x, 1, "partial"), cells)
        case "jacobian":
            return tuple(tuple(Derivative(row[0], x, 1, "partial") for x in letters) for row in grid(body))
        case "hessian":
            inner = [Derivative(body, x, 1, "partial") for x in letters]
            return tuple(tuple(Derivative(first, y, 1, "partial") for first in inner) for y in letters)
    raise UnknownSizeError
