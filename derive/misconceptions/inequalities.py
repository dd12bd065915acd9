"""Wrong rules of inequalities."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    Term,
    call,
    number,
    product,
    summands,
)

TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


def _has_negative(term: Term) -> bool:
    for part in summands(term):
        match part:
            case Neg() | Mul((Neg(), *_)):
                return True
            case Number(p, _) | Mul((Number(p, _), *_)) if p < 0:
                return True
            case Mul(factors) if any(map(_is_negative_logarithm, factors)):
                return True
    return False


def _is_negative_logarithm(term: Term) -> bool:
    match term:
        case Call("log", (Number(p, q),)):
            return 0 < p < q
    return False


@misconception("-x < a iff x < -a", Relation, Junction, relation="iff")
def inequality_negative_multiply(term: Term, context: Context) -> Iterator[Term]:
    """An inequality that is multiplied or divided by a negative number turns round."""
    match term:
        case Relation(sign, left, right) if sign in TURNED and (_has_negative(left) or _has_negative(right)):
            yield Relation(TURNED[sign], left, right)
        case Junction("and", parts):
            made = tuple(each for part in parts for each in _turned(part))
            if len(made) == len(parts):
                yield Junction("and", made)


def _turned(part: Term) -> Iterator[Term]:
    if type(part) is Relation and part.sign in TURNED and (_has_negative(part.left) or _has_negative(part.right)):
        yield Relation(TURNED[part.sign], part.left, part.right)


@misconception("a/x < b iff a < b x", Relation, relation="iff")
def inequality_multiplied_by_unknown_sign(term: Term, context: Context) -> Iterator[Term]:
    """Multiplying by a term turns the inequality round where the term is negative."""
    match term:
        case Relation(sign, Div(over, under), right) if sign in TURNED and type(under) is not Number:
            yield Relation(sign, over, _times(right, under))
        case Relation(sign, left, Div(over, under)) if sign in TURNED and type(under) is not Number:
            yield Relation(sign, _times(left, under), over)
        case Relation(sign, Mul((first, *rest)), Mul((other, *more))) if sign in TURNED and first is other:
            yield Relation(sign, product(rest), product(more))


def _times(term: Term, factor: Term) -> Term:
    return factor if term is ONE else Mul((term, factor))


@misconception("a < b iff 1/a < 1/b", Relation, relation="iff")
def inequality_of_reciprocals(term: Term, context: Context) -> Iterator[Term]:
    """Reciprocals of positive numbers stand in the opposite order."""
    match term:
        case Relation(sign, left, right) if sign in TURNED and left is not ZERO and right is not ZERO:
            yield Relation(sign, _reciprocal(left), _reciprocal(right))


def _reciprocal(term: Term) -> Term:
    match term:
        case Div(over, under):
            return under if over is ONE else Div(under, over)
        case Number(p, q) if p:
            return number(q, p)
    return Div(ONE, term)


@misconception("x^2 < c iff x < sqrt c", Relation, relation="iff")
def inequality_square_root(term: Term, context: Context) -> Iterator[Term]:
    """A square bounds its root from both sides."""
    match term:
        case Relation(sign, Pow(base, Number(2, 1)), right) if sign in TURNED:
            root = _root(right)
            yield Relation(sign, base, root)
            either = (Relation(sign, base, root), Relation(sign, base, Neg(root)))
            yield Junction("or", either)
            yield Junction("and", either)
        case Relation(sign, Call("abs", (inner,)), right) if sign in TURNED:
            yield Junction("or", (Relation(sign, inner, right), Relation(sign, inner, Neg(right))))


def _root(term: Term) -> Term:
    match term:
        case Pow(base, Number(2, 1)):
            return base
        case Number(p, 1) if p >= 0 and isqrt(p) ** 2 == p:
            return number(isqrt(p))
    return call("sqrt", term)


@misconception("a b > 0 iff a > 0 and b > 0", Relation, relation="iff")
def product_sign_split(term: Term, context: Context) -> Iterator[Term]:
    """A product is positive also where both of its factors are negative."""
    match term:
        case Relation(sign, Mul(factors), Number(0, 1) as zero) if sign in TURNED:
            parts = tuple(Relation(sign, f, zero) for f in factors)
            yield Junction("and", parts)
            yield Junction("or", parts)
