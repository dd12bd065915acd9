"""Wrong rules of determinants and inverses of explicit matrices."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ONE, ZERO, Add, Call, Div, Matrix, Mul, Neg, Term, call, negated, product, total

from .eigenvalues import characteristic
from .matrices import rank
from .parts import without


@misconception("det [[a, b], [c, d]] = a d + b c", Call)
def determinant_sign(term: Term, context: Context) -> Iterator[Term]:
    """The determinant of a 2 by 2 matrix is a difference, its main diagonal first."""
    match term:
        case Call("det", (Matrix(((a, b), (c, d))),)):
            yield Add((Mul((a, d)), Mul((b, c))))
            yield Add((Mul((b, c)), Neg(Mul((a, d)))))
        case Call("det", (Add(),)) if found := characteristic(term):
            ((a, b), (c, d)), x = found[0].rows, found[1]
            yield Add((Mul((Add((a, Neg(x))), Add((d, Neg(x))))), Mul((b, c))))
        case Call("inverse", (Matrix(((a, b), (c, d))),)):
            yield Div(Matrix(((d, negated(b)), (negated(c), a))), Add((Mul((a, d)), Mul((b, c)))))


@misconception("det [[a, b], [c, d]] = a d", Call)
def determinant_of_the_diagonal(term: Term, context: Context) -> Iterator[Term]:
    """Only the determinant of a triangular matrix is the product of its diagonal."""
    match term:
        case Call("det", (Matrix(rows),)) if len(rows) == len(rows[0]):
            yield product(row[k] for k, row in enumerate(rows))
            if len(rows) == 2:
                yield Add((Mul((rows[0][0], rows[0][1])), Neg(Mul((rows[1][0], rows[1][1])))))
                yield Add((Mul((rows[0][0], rows[1][0])), Neg(Mul((rows[0][1], rows[1][1])))))


@misconception("det A is expanded without alternating signs", Call)
def cofactor_sign(term: Term, context: Context) -> Iterator[Term]:
    """The signs of a cofactor expansion alternate."""
    match term:
        case Call("det", (Matrix(rows),)) if len(rows) == len(rows[0]) > 2:
            for lines in (rows, tuple(zip(*rows, strict=True))):
                for k, line in enumerate(lines):
                    yield from _expansions(line, tuple(each for m, each in enumerate(lines) if m != k), k)


def _expansions(line: tuple[Term, ...], rest: tuple[tuple[Term, ...], ...], k: int) -> Iterator[Term]:
    """The expansion along a line with all signs alike, and with all turned."""
    minors = [call("det", Matrix(tuple(without(row, m) for row in rest))) for m in range(len(line))]
    terms = [Mul(pair) for pair in zip(line, minors, strict=True)]
    yield total(terms)
    if k % 2:
        yield total(t if m % 2 == 0 else Neg(t) for m, t in enumerate(terms))


@misconception("det(c A) = c det A", Call)
def det_scale(term: Term, context: Context) -> Iterator[Term]:
    """A factor leaves a determinant once for every row."""
    match term:
        case Call("det", (Mul((first, *rest)),)) if rank(first) == 0:
            yield Mul((first, call("det", product(rest))))
        case Call("det", (Neg(inner),)):
            yield Neg(call("det", inner))
            yield call("det", inner)
        case Call("det", (Div(over, under),)):
            yield Div(call("det", over), under)


@misconception("det(A + B) = det A + det B", Call)
def det_of_sum(term: Term, context: Context) -> Iterator[Term]:
    """The determinant of a sum is not the sum of the determinants."""
    match term:
        case Call("det", (Add(terms),)):
            yield total(Neg(call("det", t.inner)) if type(t) is Neg else call("det", t) for t in terms)


@misconception("det(A^{-1}) = det A", Call)
def det_of_inverse(term: Term, context: Context) -> Iterator[Term]:
    """The determinant of the inverse is the reciprocal, that of the transpose stays."""
    match term:
        case Call("det", (Call("inverse", (inner,)),)):
            yield call("det", inner)
            yield Neg(call("det", inner))
        case Call("det", (Call("transpose", (inner,)),)):
            yield Neg(call("det", inner))


@misconception("[[a, b], [c, d]]^{-1} = [[d, b], [c, a]]/det", Call)
def adjugate_sign(term: Term, context: Context) -> Iterator[Term]:
    """The inverse of a 2 by 2 matrix changes the diagonal over and turns the signs beside it, over the determinant."""
    match term:
        case Call("inverse", (Matrix(((a, b), (c, d))) as m,)):
            det = call("det", m)
            yield _over(det, Matrix(((d, b), (c, a))))
            yield _over(det, Matrix(((a, negated(b)), (negated(c), d))))
            yield _over(det, Matrix(((d, negated(c)), (negated(b), a))))
            yield Matrix(((d, negated(b)), (negated(c), a)))
            yield Mul((det, Matrix(((d, negated(b)), (negated(c), a)))))


def _over(det: Term, matrix: Matrix) -> Term:
    return Matrix(tuple(tuple(Div(entry, det) for entry in row) for row in matrix.rows))


@misconception("[[a, b], [c, d]]^{-1} = [[1/a, 1/b], [1/c, 1/d]]", Call)
def inverse_entry_by_entry(term: Term, context: Context) -> Iterator[Term]:
    """The inverse of a matrix is not made of the reciprocals of its entries."""
    match term:
        case Call("inverse", (Matrix(rows),)):
            yield Matrix(tuple(tuple(_reciprocal(entry) for entry in row) for row in rows))


def _reciprocal(entry: Term) -> Term:
    return ZERO if entry is ZERO else Div(ONE, entry)
