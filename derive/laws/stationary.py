"""Where a gradient is zero: linear equations of any size, and their solution."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import IFF
from derive.core.rules import Provided, rule
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Div,
    Mul,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    factors,
    product,
    summands,
    symbols,
    total,
)

from .linear_unknown import collected, linear
from .matrix_products import parted

SOURCE = "Boyd and Vandenberghe, Introduction to Applied Linear Algebra, ch. 12"

INVERTIBLE = ("invertible", "spd", "orthogonal")
INVERTIBLE_CLAIMS = ("positive_definite", "negative_definite")


@rule("A X B - R = 0 <=> A X B = R", Relation, relation=IFF)
def unknown_on_one_side(term: Relation, context: Context, x: Symbol) -> Term | None:
    """What multiplies the unknown is collected on one side, the rest on the other; a common number is divided out."""
    found = collected(term.left, x) if term.right is ZERO else None
    if found is None:
        return None
    before, behind = (() if each is None else factors_of(each) for each in (found.before, found.behind))
    front = () if found.scalar is ONE else factors_of(found.scalar)
    return Relation("=", product((*front, *before, x, *behind)), found.right)


def factors_of(term: Term) -> tuple[Term, ...]:
    """The factors of a product that is written out, one of anything else."""
    return term.factors if type(term) is Mul else (term,)


@rule("c X = R <=> X = R/c", Relation, relation=IFF)
def divided_by_the_factor(term: Relation, context: Context, x: Symbol) -> Provided | None:
    """Both sides are divided by the number before the unknown."""
    match term.left:
        case Mul((*front, last)) if last is x and not any(each.shape or x in symbols(each) for each in front):
            c = product(front)
            if x in symbols(term.right):
                return None
            right = call("zeros", *x.shape) if term.right is ZERO else _over(term.right, c)
            return Provided(Relation("=", x, right), () if type(c) is Number else (Relation("!=", c, ZERO),))
    return None


def _over(term: Term, c: Term) -> Term:
    """A term divided by c, which is left out where every summand has it as a factor."""
    parts = [factors_of(each) for each in summands(term)]
    if all(c in each for each in parts):
        return total(product(each[: each.index(c)] + each[each.index(c) + 1 :]) for each in parts)
    return Div(term, c)


@rule("A X B = R <=> X = A^-1 R B^-1", Relation, relation=IFF)
def multiplied_by_the_inverse(term: Relation, context: Context, x: Symbol, *known: Term) -> Provided | None:
    """Both sides are multiplied by the inverse of the matrix before the unknown, or behind it."""
    found = linear(term.left, x) if type(term.left) is Mul else None
    if found is None or x in symbols(term.right) or not (found.before or found.behind):
        return None
    front = product((*(() if found.number is ONE else (found.number,)), *found.scalars, *found.before))
    matrices = tuple(each for each in (front, product(found.behind)) if each is not ONE)
    if not all(len(each.shape) == 2 and each.shape[0] is each.shape[1] for each in matrices):
        return None
    before, behind = (() if not each.shape else (inverted(each),) for each in (front, product(found.behind)))
    right = call("zeros", *x.shape) if term.right is ZERO else parted(product((*before, term.right, *behind))).whole()
    open_ = (each for each in matrices if not has_inverse(each, context, known))
    return Provided(Relation("=", x, right), tuple(Relation("!=", call("det", each), ZERO) for each in open_))


def before_the_unknown(equation: Term, x: Symbol) -> Term | None:
    """The square matrix before the unknown in A X = R; None where none stands there alone."""
    found = linear(equation.left, x) if type(equation) is Relation and type(equation.left) is Mul else None
    if found is None or found.behind or not found.before:
        return None
    matrix = product((*(() if found.number is ONE else (found.number,)), *found.scalars, *found.before))
    return matrix if len(matrix.shape) == 2 and matrix.shape[0] is matrix.shape[1] else None


def inverted(matrix: Term) -> Term:
    """The inverse, without a double one."""
    return matrix.arguments[0] if type(matrix) is Call and matrix.name == "inverse" else call("inverse", matrix)


def has_inverse(matrix: Term, context: Context, known: tuple[Term, ...] = ()) -> bool:
    """Whether a matrix is invertible: declared so, an inverse, shown definite, or X^T X with X of full column rank."""
    if any(type(each) is Call and each.name in INVERTIBLE_CLAIMS and each.arguments == (matrix,) for each in known):
        return True
    match matrix:
        case Symbol(name):
            return context.has(name, *INVERTIBLE)
        case Call("inverse" | "transpose" as name, (inner,)):
            return name == "inverse" or has_inverse(inner, context, known)
        case Mul((Call("transpose", (Symbol(name) as left,)), right)) if left is right:
            return context.has(name, "full-column-rank", *INVERTIBLE)
        case Mul():
            return all(each.shape and has_inverse(each, context, known) for each in factors(matrix))
    return False
