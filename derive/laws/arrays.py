"""From components back to vectors and matrices: p_i delta_ij is diag(p), p_i p_j is p p^T, sum_k A_ik b_k is A b.

Each function gives the array with the entry it is handed, None where the notation of matrices has none.
An index is a pair of its letter and its size.
"""

from __future__ import annotations

from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Div,
    E,
    Mul,
    Neg,
    Pow,
    Term,
    call,
    factors,
    negated,
    product,
    substituted,
    summands,
    symbols,
    total,
)

from .array_products import Index, by_indices, hadamard, if_all, sum_opened, times, transposed
from .components import ELEMENTWISE
from .entry_factors import holds_in_part, monomials_of, reciprocal, sum_over
from .indices import is_sum


def scalar_form(entry: Term) -> Term:
    """A scalar with sums over one index written as products of rows and columns."""
    children = tuple(map(scalar_form, entry.children)) if not is_sum(entry) else ()
    if is_sum(entry) and type(entry) is Binder:
        return _contraction(entry) or entry
    if children and any(new is not old for new, old in zip(children, entry.children, strict=True)):
        return entry.rebuilt(children)
    return entry


def _contraction(entry: Binder) -> Term | None:
    k, body = sum_opened(entry)
    match body:
        case Pow(base, exponent) if exponent is TWO and (u := vector_form(base, k)) is not None:
            return Pow(call("norm", u), TWO)
    parts = [part for part in factors(body) if k[0] in symbols(part)]
    rest = [part for part in factors(body) if k[0] not in symbols(part)]
    if len(parts) < 2:
        return None
    left, right = vector_form(parts[0], k), vector_form(product(parts[1:]), k)
    if left is None or right is None:
        return None
    return times(*rest, transposed(left), right)


def vector_form(entry: Term, i: Index) -> Term | None:
    """The vector whose i-th entry is given."""
    letter, size = i
    if letter not in symbols(entry):
        return times(scalar_form(entry), call("ones", size))
    match entry:
        case Component(base, (at,)) if at is letter and letter not in symbols(base):
            return base
        case Call("delta", (a, b)):
            which = b if a is letter else a
            return call("unit", which, size) if letter not in symbols(which) else None
        case Add(terms):
            return if_all(total, tuple(vector_form(each, i) for each in terms))
        case Neg(inner):
            return if_all(lambda parts: negated(parts[0]), (vector_form(inner, i),))
        case Div(over, under) if letter not in symbols(under):
            return if_all(lambda parts: Div(parts[0], scalar_form(under)), (vector_form(over, i),))
        case Div(over, under):
            return vector_form(Mul((over, reciprocal(under))), i)
        case Pow(base, exponent) if letter not in symbols(exponent):
            return if_all(lambda parts: Pow(parts[0], exponent), (vector_form(base, i),))
        case Pow(base, exponent) if base is E:
            return if_all(lambda parts: Pow(E, parts[0]), (vector_form(exponent, i),))
        case Call(name, (inner, *others)) if name in ELEMENTWISE and letter not in symbols(call("max", *others)):
            return if_all(lambda parts: Call(name, (parts[0], *others)), (vector_form(inner, i),))
        case Mul():
            return _vector_product(factors(entry), i)
        case Binder() if is_sum(entry):
            return _vector_sum(entry, i)
    return None


def _vector_product(parts: tuple[Term, ...], i: Index) -> Term | None:
    scalars = tuple(scalar_form(part) for part in parts if i[0] not in symbols(part))
    vectors = tuple(vector_form(part, i) for part in parts if i[0] in symbols(part))
    return if_all(lambda found: times(*scalars, hadamard(found)), vectors)


def _vector_sum(entry: Binder, i: Index) -> Term | None:
    k, body = sum_opened(entry)
    both, own, other, free = by_indices(factors(body), i[0], k[0])
    if not both:
        return None
    place = next((place for place, part in enumerate(both) if holds_in_part(part, k[0])), None)
    if place is not None:
        rest = (*both[:place], *both[place + 1 :], *own, *other, *free)
        each = tuple(sum_over(k, product((*rest, *factors(part))), entry) for part in summands(both[place]))
        return if_all(total, tuple(vector_form(part, i) for part in each))
    matrix = matrix_form(product(both), i, k)
    inner = vector_form(product(other), k)
    column = None if matrix is None or inner is None else times(*map(scalar_form, free), matrix, inner)
    if column is None or not own:
        return column
    return if_all(lambda parts: hadamard((parts[0], column)), (vector_form(product(own), i),))


def row_form(entry: Term, j: Index) -> Term | None:
    """The row (a 1 x n matrix) whose j-th entry is given."""
    if is_sum(entry) and type(entry) is Binder:
        k, body = sum_opened(entry)
        both, own, other, free = by_indices(factors(body), j[0], k[0])
        if both and other and not own:
            matrix, inner = matrix_form(product(both), k, j), vector_form(product(other), k)
            return None if matrix is None or inner is None else times(*free, transposed(inner), matrix)
    return if_all(lambda parts: transposed(parts[0]), (vector_form(entry, j),))


def matrix_form(entry: Term, i: Index, j: Index) -> Term | None:
    """The matrix whose entry in row i and column j is given."""
    pair = {i[0], j[0]} & symbols(entry)
    match entry:
        case Component(base, (row, column)) if row is i[0] and column is j[0] and not pair & symbols(base):
            return base
        case Component(base, (row, column)) if row is j[0] and column is i[0] and not pair & symbols(base):
            return transposed(base)
        case Add(terms):
            return if_all(total, tuple(matrix_form(each, i, j) for each in terms))
        case Neg(inner):
            return if_all(lambda parts: negated(parts[0]), (matrix_form(inner, i, j),))
        case Div(over, under) if not {i[0], j[0]} & symbols(under):
            return if_all(lambda parts: Div(parts[0], scalar_form(under)), (matrix_form(over, i, j),))
        case Div(over, under):
            return matrix_form(product((*factors(over), *factors(reciprocal(under)))), i, j)
        case Call(name, (inner,)) if name in ELEMENTWISE and len(pair) == 2:
            return if_all(lambda parts: Call(name, parts), (matrix_form(inner, i, j),))
        case Binder() if is_sum(entry) and len(pair) == 2:
            return _matrix_sum(entry, i, j)
    return _matrix_product(monomials_of(factors(entry), i[0], j[0]), i, j)


def _matrix_product(monomials: tuple[tuple[Term, ...], ...], i: Index, j: Index) -> Term | None:
    return if_all(total, tuple(_monomial(parts, i, j) for parts in monomials))


def _monomial(parts: tuple[Term, ...], i: Index, j: Index) -> Term | None:
    both, rows, columns, free = by_indices(parts, i[0], j[0])
    scalars = tuple(map(scalar_form, free))
    deltas = [each for each in both if type(each) is Call and each.name == "delta"]
    others = [each for each in both if each not in deltas]
    if deltas:
        merged = substituted(product((*rows, *columns, *others)), {j[0]: i[0]})
        if merged is ONE:
            return times(*scalars, call("identity", i[1]))
        return if_all(lambda found: times(*scalars, call("diag", found[0])), (vector_form(merged, i),))
    if len(parts) == 1 and others:
        return None
    left, right = vector_form(product(rows), i), row_form(product(columns), j)
    if left is None or right is None:
        return None
    if not others:
        return times(*scalars, left, right)
    middle = tuple(matrix_form(each, i, j) for each in others)
    before = (call("diag", left),) if rows else ()
    after = (if_all(lambda found: call("diag", found[0]), (vector_form(product(columns), j),)),) if columns else ()
    return if_all(lambda found: times(*scalars, *found), (*before, if_all(hadamard, middle), *after))


def _matrix_sum(entry: Binder, i: Index, j: Index) -> Term | None:
    k, body = sum_opened(entry)
    parts = factors(body)
    left = [part for part in parts if {i[0], k[0]} <= symbols(part) and j[0] not in symbols(part)]
    right = [part for part in parts if {j[0], k[0]} <= symbols(part) and i[0] not in symbols(part)]
    middle = [part for part in parts if k[0] in symbols(part) and not {i[0], j[0]} & symbols(part)]
    rest = [part for part in parts if k[0] not in symbols(part)]
    if len(left) + len(right) + len(middle) + len(rest) < len(parts) or not (left and right):
        return None
    inner = [call("diag", each) if each else None for each in [vector_form(product(middle), k)]] if middle else []
    found = (matrix_form(product(left), i, k), *inner, matrix_form(product(right), k, j))
    path = if_all(lambda chain: times(*chain), found)
    if path is None or not rest:
        return path
    beside = product(rest)
    around = matrix_form(beside, i, j) if {i[0], j[0]} & symbols(beside) else scalar_form(beside)
    if around is None:
        return None
    return times(around, path) if not around.shape else hadamard((around, path))


def of_entries(entry: Term, indices: tuple[Index, ...]) -> Term | None:
    """The vector or matrix of an entry with one or two indices."""
    if entry is ZERO:
        return call("zeros", *(size for _, size in indices))
    return vector_form(entry, indices[0]) if len(indices) == 1 else matrix_form(entry, indices[0], indices[1])
