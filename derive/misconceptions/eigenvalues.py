"""Wrong rules of characteristic polynomials and eigenpairs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    TWO,
    ZERO,
    Add,
    Call,
    Matrix,
    Mul,
    Neg,
    Number,
    Pow,
    Symbol,
    Term,
    Vector,
    call,
    letters,
    number,
    substituted,
    symbols,
)  # fmt: skip

MOST = 40


def characteristic(term: Term) -> tuple[Matrix, Symbol] | None:
    """The matrix and the letter of det(A - lambda I), A being 2 by 2."""
    match term:
        case Call("det", (Matrix(((a, b), (c, d))),)):
            for x in letters(a):
                if x in symbols(d) and x not in symbols(b) and x not in symbols(c):
                    zero: dict[Term, Term] = {x: ZERO}
                    return Matrix(((substituted(a, zero), b), (c, substituted(d, zero)))), x
        case Call("det", (Add((first, second)),)):
            for one, other in ((first, second), (second, first)):
                scaled = other.inner if type(other) is Neg else other
                plain = one.inner if type(one) is Neg else one
                match scaled:
                    case Mul((Symbol() as x, Call("identity"))) if type(plain) is Matrix and len(plain.rows) == 2:
                        return plain, x
    return None


@misconception("det(A - l I) = l^2 + tr(A) l + det A", Call)
def trace_sign(term: Term, context: Context) -> Iterator[Term]:
    """The trace stands in the characteristic polynomial with a minus sign, the determinant with a plus."""
    if found := characteristic(term):
        ((a, b), (c, d)), x = found[0].rows, found[1]
        square, trace, det = Pow(x, TWO), Mul((Add((a, d)), x)), Add((Mul((a, d)), Neg(Mul((b, c)))))
        yield Add((square, trace, det))
        yield Add((square, Neg(trace), Neg(det)))
        yield Add((square, trace, Neg(det)))


@misconception("det(A - l I) = (a - l)(d - l)", Call)
def off_diagonal_ignored(term: Term, context: Context) -> Iterator[Term]:
    """The entries beside the diagonal belong to the characteristic polynomial too."""
    if found := characteristic(term):
        ((a, _), (_, d)), x = found[0].rows, found[1]
        yield Mul((Add((a, Neg(x))), Add((d, Neg(x)))))


def _eigenvalues(rows: tuple[tuple[Term, ...], ...]) -> Iterator[int]:
    """The whole eigenvalues of a matrix of rationals."""
    entries = [[Fraction(e.p, e.q) for e in row if type(e) is Number] for row in rows]
    if len(rows) != len(rows[0]) or any(len(row) != len(rows) for row in entries) or len(rows) > 4:
        return
    bound = int(max(sum(map(abs, row)) for row in entries))
    for value in range(-min(bound, MOST), min(bound, MOST) + 1):
        shifted = [[e - (value if i == j else 0) for j, e in enumerate(row)] for i, row in enumerate(entries)]
        if _determinant(shifted) == 0:
            yield value


def _determinant(rows: list[list[Fraction]]) -> Fraction:
    if len(rows) == 1:
        return rows[0][0]
    minors = ([row[:k] + row[k + 1 :] for row in rows[1:]] for k in range(len(rows)))
    return sum(((-1) ** k * rows[0][k] * _determinant(m) for k, m in enumerate(minors)), Fraction(0))


@misconception("A v = l_1 v with v of l_2", Mul)
def eigenpair_swapped(term: Term, context: Context) -> Iterator[Term]:
    """Each eigenvector belongs to its own eigenvalue."""
    match term:
        case Mul((Matrix(rows), (Vector() | Matrix()) as v)):
            for value in _eigenvalues(rows):
                yield Mul((number(value), v))


@misconception("tr(A^{-1}) = 1/tr A", Call)
def trace_of_inverse(term: Term, context: Context) -> Iterator[Term]:
    """The trace of the inverse is not the reciprocal of the trace."""
    match term:
        case Call("tr", (Call("inverse", (a,)),)):
            yield Pow(call("tr", a), number(-1))
