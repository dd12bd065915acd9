"""Inverses beside their matrix and on both sides of an equation; traces turned round, determinants, lengths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    factors,
    number,
    product,
    total,
)

from .stationary import has_inverse

SOURCE = "Strang, Introduction to Linear Algebra, ch. 2 and 5"


def is_square(matrix: Term) -> bool:
    """Whether a matrix has as many rows as columns."""
    return len(matrix.shape) == 2 and matrix.shape[0] is matrix.shape[1]


def _has_inverse(matrix: Term, context: Context) -> tuple[Term, ...]:
    """The condition that a matrix has an inverse, none where that is declared."""
    return () if has_inverse(matrix, context) else (Relation("!=", call("det", matrix), ZERO),)


@rule("A^-1 A = I", Mul)
def inverse_next_to_its_matrix(term: Mul, context: Context) -> Term | None:
    """A matrix and its inverse side by side are the identity."""
    chain = term.factors
    for k, (a, b) in enumerate(pairwise(chain)):
        if len(a.shape) == 2 and (a is call("inverse", b) or b is call("inverse", a)):
            rest = (*chain[:k], *chain[k + 2 :])
            return product(rest) if any(each.shape for each in rest) else product((*rest, call("identity", a.shape[0])))
    return None


@rule("A X = B <=> X = A^-1 B", Relation, relation=IFF)
def inverse_on_the_left(term: Relation, context: Context) -> Provided | None:
    """Both sides are multiplied from the left by the inverse of the matrix that stands first."""
    match term:
        case Relation("=", Mul(), right) if right.shape:
            first, rest = _split(factors(term.left))
            if first is not None and rest:
                inverse = call("inverse", first)
                return Provided(
                    Relation("=", product(rest), product((inverse, *factors(right)))), _has_inverse(first, context)
                )
    return None


def _split(chain: tuple[Term, ...]) -> tuple[Term | None, tuple[Term, ...]]:
    """The longest square product that stands first, and the rest behind it: of X^T X w the Gram matrix and w."""
    for k in range(len(chain) - 1, 0, -1):
        first = product(chain[:k])
        if is_square(first):
            return first, chain[k:]
    return None, ()


@rule("X A = B <=> X = B A^-1", Relation, relation=IFF)
def inverse_on_the_right(term: Relation, context: Context) -> Provided | None:
    """Both sides are multiplied from the right by the inverse of the matrix that stands last."""
    match term:
        case Relation("=", Mul((*rest, last)), right) if right.shape and rest and is_square(last):
            inverse = call("inverse", last)
            return Provided(
                Relation("=", product(rest), product((*factors(right), inverse))), _has_inverse(last, context)
            )
    return None


@rule("B = C <=> A B = A C, det(A) != 0", Relation, relation=IFF)
def multiplied_from_the_left(term: Relation, context: Context) -> Provided | None:
    """Both sides are multiplied from the left by the inverse of the matrix that stands first."""
    found = inverse_on_the_left.rewrite(term, context)
    if type(found) is not Provided:
        return None
    first, _ = _split(factors(term.left))
    assert first is not None
    left, right = (product((call("inverse", first), *factors(side))) for side in term.children)
    return Provided(Relation("=", left, right), found.conditions)


@rule("A x = s x <=> (A - s I) x = 0", Relation, relation=IFF)
def eigenvalue_equation(term: Relation, context: Context) -> Term | None:
    """A multiple of the vector is taken to the other side as a multiple of the identity matrix."""
    match term:
        case Relation("=", Mul((matrix, x)), Mul((s, y))) if x is y and not s.shape and is_square(matrix):
            shifted = total((matrix, Neg(Mul((s, call("identity", matrix.shape[0]))))))
            return Relation("=", Mul((shifted, x)), ZERO)
    return None


def _turns(term: Term, context: Context) -> Iterator[tuple[Term, ...]]:
    match term:
        case Call("tr", (Mul(chain),)):
            yield from ((number(k),) for k in range(1, len(chain)))


@rule("tr(A B C) = tr(B C A)", Call, choices=_turns)
def trace_turned_round(term: Call, context: Context, count: Term) -> Term | None:
    """The first factors in a trace may go behind the others."""
    match term, count:
        case Call("tr", (Mul(chain),)), Number(k, 1):
            return call("tr", product((*chain[k:], *chain[:k])))
    return None


@rule("det(A B) = det(A) det(B)", Call)
def determinant_of_a_product(term: Call, context: Context) -> Term | None:
    """The determinant of a product of square matrices is the product of their determinants."""
    match term:
        case Call("det", (Mul(chain),)) if all(map(is_square, chain)):
            return product(call("det", each) for each in chain)
    return None


@rule("det(A^-1) = 1/det(A)", Call)
def determinant_of_an_inverse(term: Call, context: Context) -> Term | None:
    """The determinant of the inverse is one over the determinant."""
    match term:
        case Call("det", (Call("inverse", (inner,)),)):
            return Div(ONE, call("det", inner))
    return None


@rule("det(c A) = c^n det(A)", Call)
def determinant_of_a_multiple(term: Call, context: Context) -> Term | None:
    """A scalar comes out of a determinant once for each row."""
    match term:
        case Call("det", (Mul((c, *rest)),)) if not c.shape and rest and is_square(product(rest)):
            return Mul((Pow(c, product(rest).shape[0]), call("det", product(rest))))
    return None


@rule("(A^-1)^-1 = A", Call)
def inverse_of_an_inverse(term: Call, context: Context) -> Term | None:
    """The inverse of the inverse is the matrix itself."""
    match term:
        case Call("inverse", (Call("inverse", (inner,)),)):
            return inner
    return None


@rule("(A + B)^2 = A^2 + A B + B A + B^2", Pow)
def square_of_a_sum_of_matrices(term: Pow, context: Context) -> Term | None:
    """The square of a sum of matrices is multiplied out with the order of the factors kept."""
    match term:
        case Pow(Add(parts) as whole, n) if n is TWO and is_square(whole):
            signed = [(each.inner, -1) if type(each) is Neg else (each, 1) for each in parts]
            pairs = [(product((a, b)) if a is not b else Pow(a, TWO), s * t) for a, s in signed for b, t in signed]
            return total(each if sign > 0 else Neg(each) for each, sign in pairs)
    return None


@rule("det(A^T) = det(A)", Call)
def determinant_of_a_transpose(term: Call, context: Context) -> Term | None:
    """A matrix and its transpose have the same determinant."""
    match term:
        case Call("det", (Call("transpose", (inner,)),)):
            return call("det", inner)
    return None


@rule("norm(x)^2 = x^T x", Pow)
def squared_length(term: Pow, context: Context) -> Term | None:
    """The squared length of a vector is its row times its column."""
    match term:
        case Pow(Call("norm", (inner,)), n) if n is TWO and len(inner.shape) == 1:
            chain = factors(inner)
            row = tuple(call("transpose", each) if len(each.shape) else each for each in reversed(chain))
            return product((*row, *chain))
    return None
