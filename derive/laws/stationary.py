"""Where a gradient is zero: the normal equations, and their solution."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    ZERO,
    Add,
    Call,
    Div,
    Mul,
    Neg,
    Relation,
    Symbol,
    Term,
    call,
    coefficient,
    negated,
    number,
    product,
    scaled,
    summands,
    symbols,
    total,
)

from .matrix_products import Parted, parted


def opened(term: Term, x: Symbol) -> tuple[Term, ...]:
    """The summands of a term, brackets that hold the unknown multiplied out."""
    match term:
        case Add(terms):
            return tuple(inner for each in terms for inner in opened(each, x))
        case Neg(inner):
            return tuple(negated(each) for each in opened(inner, x))
        case Div(over, under) if x not in symbols(under):
            return tuple(parted(Mul((Div(ONE, under), each))).whole() for each in opened(over, x))
        case Mul(factors):
            place = next((k for k, part in enumerate(factors) if type(part) is Add and x in symbols(part)), None)
            if place is not None:
                each = (product((*factors[:place], part, *factors[place + 1 :])) for part in summands(factors[place]))
                return tuple(inner for one in each for inner in opened(parted(one).whole(), x))
    return (term,)


def split(gradient: Term, x: Symbol) -> tuple[Term, Term] | None:
    """M and r where the gradient is M x - r up to a number; None where it is not linear in x."""
    over = gradient.over if type(gradient) is Div and x not in symbols(gradient.under) else gradient
    matrices: list[Term] = []
    others: list[Term] = []
    for each in opened(over, x):
        found = parted(each)
        if x not in symbols(each):
            others.append(negated(each))
        elif found.chain[-1:] == (x,) and x not in symbols(product((*found.scalars, *found.chain[:-1]))):
            rest = found.chain[:-1] or (call("identity", x.shape[0]),)
            matrices.append(Parted(found.number, found.scalars, rest).whole())
        else:
            return None
    if not matrices or len(x.shape) != 1:
        return None
    return _divided(matrices, others)


def _divided(matrices: list[Term], others: list[Term]) -> tuple[Term, Term]:
    """The two sides without the number that all their summands have."""
    shared = coefficient(matrices[0])[0]
    size = number(abs(shared.p), shared.q)
    if any(abs(coefficient(each)[0].p) != size.p or coefficient(each)[0].q != size.q for each in (*matrices, *others)):
        size = ONE
    sign = -1 if all(coefficient(each)[0].p < 0 for each in matrices) else 1

    def less(term: Term) -> Term:
        c, rest = coefficient(term)
        return scaled(number(sign * c.p * size.q, c.q * size.p), rest)

    return total(map(less, matrices)), total(map(less, others)) if others else ZERO


@rule("A x - b = 0 <=> A x = b", Relation, relation=IFF)
def unknown_on_one_side(term: Relation, context: Context, x: Symbol) -> Term | None:
    """What multiplies the unknown is collected on one side, the rest on the other; a common number is divided out."""
    found = split(term.left, x) if term.right is ZERO else None
    if found is None:
        return None
    matrix, right = found
    if matrix is call("identity", x.shape[0]):
        return Relation("=", x, right)
    return Relation("=", product((matrix, x)) if type(matrix) is not Mul else Mul((*matrix.factors, x)), right)


@rule("A x = b <=> x = A^-1 b", Relation, relation=IFF)
def multiplied_by_the_inverse(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """Both sides are multiplied by the inverse of the matrix before the unknown."""
    match term.left:
        case Mul((*front, last)) if last is x and not any(x in symbols(each) for each in front):
            matrix = product(front)
            if len(matrix.shape) != 2 or x in symbols(term.right):
                return None
            inverse = call("inverse", matrix)
            right = call("zeros", *x.shape) if term.right is ZERO else parted(product((inverse, term.right))).whole()
            known = _of_full_rank(matrix, context)
            return Provided(Relation("=", x, right), () if known else (Relation("!=", call("det", matrix), ZERO),))
    return None


def _of_full_rank(matrix: Term, context: Context) -> bool:
    """Whether a matrix is X^T X, with X declared to have full column rank."""
    match matrix:
        case Mul((Call("transpose", (Symbol(name) as left,)), right)):
            return left is right and context.has(name, "full-column-rank", "invertible")
    return type(matrix) is Symbol and context.has(matrix.name, "invertible", "spd")
