"""Wrong rules of Hessians and definiteness."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import ZERO, Call, Derivative, Junction, Matrix, Mul, Operator, Relation, Symbol, Term, number


def _second(body: Term, x: Term, y: Term) -> Term:
    return (
        Derivative(body, x, 2, "partial") if x is y else Derivative(Derivative(body, y, 1, "partial"), x, 1, "partial")
    )


@misconception("H_{12} = (1/2) d^2 f/dx dy", Operator, Matrix)
def hessian_mixed_term(term: Term, context: Context) -> Iterator[Term]:
    """The mixed second derivative stands in both places beside the diagonal, as it is."""
    match term:
        case Operator("hessian", body, (_, _, *_) as letters) if all(type(x) is Symbol and not x.dims for x in letters):
            for factor in (number(1, 2), number(2), number(-1), ZERO):
                rows = (
                    tuple(_second(body, x, y) if x is y else Mul((factor, _second(body, x, y))) for y in letters)
                    for x in letters
                )
                yield Matrix(tuple(rows))
        case Matrix(((a, b), (c, d))) if b is c or type(b) is type(c) is Derivative:
            for factor in (number(1, 2), number(2)):
                yield Matrix(((a, Mul((factor, b))), (Mul((factor, c)), d)))


@misconception("a > 0 and d > 0 iff [[a, b], [c, d]] is positive definite", Call, Junction, relation="iff")
def diagonal_decides_definiteness(term: Term, context: Context) -> Iterator[Term]:
    """A positive diagonal is not enough: all leading minors have to be positive."""
    match term:
        case Call("positive_definite" | "positive_semidefinite" as name, (Matrix(rows),)):
            sign = ">" if name == "positive_definite" else ">="
            yield Junction("and", tuple(Relation(sign, row[k], ZERO) for k, row in enumerate(rows)))
