"""Products of matrices taken apart: into square factors, and into sums over indices where they are scalars."""

from __future__ import annotations

from derive.terms import ONE, TWO, Call, E, Mul, Number, Pow, Symbol, Term, call, product

from .index_entries import MOST_FACTORS, Indices, Letters, at, grouped


def square_factors(matrix: Term) -> Indices:
    """The factors of a product of square matrices, scalars with the first; none of anything else."""
    if type(matrix) is Pow and type(n := matrix.exponent) is Number and 1 < n.p <= MOST_FACTORS and n.q == 1:
        return (matrix.base,) * n.p
    if type(matrix) is not Mul:
        return ()
    scalars, shaped = grouped(matrix.factors)
    square = all(len(each.shape) == 2 and each.shape[0] is each.shape[1] for each in shaped)
    return (product((*scalars, shaped[0])), *shaped[1:]) if square and len(shaped) > 1 else ()


def inverted_factors(matrix: Term) -> Term | None:
    """The inverse of a product of square matrices, each inverted in its turn."""
    if type(matrix) is Call and matrix.name == "kron":
        return call("kron", *(call("inverse", each) for each in matrix.arguments))
    factors = square_factors(matrix)
    return product(call("inverse", each) for each in reversed(factors)) if factors else None


def scalar(term: Call, letters: Letters) -> Term | None:
    """A scalar made of vectors and matrices, as a sum over indices."""
    match term:
        case Call("dot", (u, v)) if u.shape:
            return letters.sum(u.shape[0], lambda k: product((at(u, (k,)), at(v, (k,)))))
        case Call("tr", (a,)) if a.shape:
            return letters.sum(a.shape[0], lambda k: at(a, (k, k)))
        case Call("logsumexp", (z,)) if len(z.shape) == 1:
            return call("log", letters.sum(z.shape[0], lambda k: Pow(E, at(z, (k,)))))
        case Call("norm", (u, *_)) if not u.shape:
            return None
        case Call("norm", (u, *order)) if not order or (order == [TWO] and len(u.shape) == 1):
            return call("sqrt", _squares(u, letters))
        case Call("norm", (u, order)) if order is ONE and len(u.shape) == 1:
            return letters.sum(u.shape[0], lambda k: call("abs", at(u, (k,))))
    return None


def _squares(u: Term, letters: Letters) -> Term:
    if len(u.shape) == 1:
        return letters.sum(u.shape[0], lambda k: Pow(at(u, (k,)), TWO))
    rows, columns = u.shape
    return letters.sum(rows, lambda k: letters.sum(columns, lambda m: Pow(at(u, (k, m)), TWO)))


def row_times_column(factors: Indices, letters: Letters) -> Term | None:
    """A product of vectors and matrices that is a scalar, as a sum over indices."""
    scalars, shaped = grouped(factors)
    if len(shaped) < 2:
        return None
    first, rest = shaped[0], product(shaped[1:])
    if len(first.shape) != 2 or first.shape[0] is not ONE or not rest.shape:
        return None

    def summand(k: Symbol) -> Term:
        return product((at(first, (ONE, k)), at(rest, (k, ONE)[: len(rest.shape)])))

    return product((*scalars, letters.sum(first.shape[1], summand)))
