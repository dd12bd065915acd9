"""Wrong rules of equations."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import ZERO, Add, Junction, Mul, Neg, Number, Pow, Relation, Term, call, negated, product, total

HEADS = (Relation,)


@rule("a + b = c iff a = c + b", *HEADS, relation="iff")
def sign_when_moving_term(term: Term, context: Context) -> Term | None:
    """A summand changes its sign when it is moved to the other side."""
    match term:
        case Relation("=", Add((*rest, last)), right):
            return Relation("=", total(rest), total((right, last)))
    return None


@rule("a b = a c iff b = c", *HEADS, relation="iff")
def divide_by_zero_factor(term: Term, context: Context) -> Term | None:
    """Dividing by a factor that can be zero loses the solutions where it is."""
    match term:
        case Relation("=", Mul((first, *rest)), right) if right is ZERO and type(first) is not Number:
            return Relation("=", product(rest), ZERO)
    return None


@rule("u^2 = c iff u = sqrt c", *HEADS, relation="iff")
def square_root_one_branch(term: Term, context: Context) -> Term | None:
    """A square has two roots, of either sign."""
    match term:
        case Relation("=", Pow(base, Number(2, 1)), right) if right is not ZERO:
            return Relation("=", base, call("sqrt", right))
    return None


@rule("(x - a)(x - b) = 0 iff x = -a or x = -b", Junction, relation="iff")
def root_sign(term: Term, context: Context) -> Term | None:
    """The root of x - a is a, with the opposite sign."""
    match term:
        case Junction("or", parts) if all(type(p) is Relation and p.sign == "=" for p in parts):
            turned = tuple(Relation("=", p.left, negated(p.right)) for p in parts if type(p) is Relation)
            return Junction("or", turned) if any(p.right is not ZERO for p in parts if type(p) is Relation) else None
    return None


@rule("a x = b iff x = b - a", *HEADS, relation="iff")
def subtracted_instead_of_divided(term: Term, context: Context) -> Term | None:
    """A factor is removed by dividing, not by subtracting."""
    match term:
        case Relation("=", Mul((Number() as a, *rest)), right):
            return Relation("=", product(rest), Add((right, Neg(a))))
    return None
