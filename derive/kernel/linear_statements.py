"""Equations between vectors or matrices of any size: one is the other multiplied by a number or by a matrix."""

from __future__ import annotations

from derive.core.certificates import PROVED, Certificate, sound
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    ONE,
    ZERO,
    Call,
    Div,
    Mul,
    Neg,
    Number,
    Record,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    call,
    factors,
    number,
    product,
    shape,
    subterms,
    summands,
    total,
)

from .bench import Bench

INVERTIBLE = ("invertible", "spd", "orthogonal")
MOST_FACTORS = 24


class Multiplied(Record):
    """How one equation is known to follow from another by multiplication, and the inverses that this needs."""

    certificate: Certificate
    inverses: tuple[Term, ...] = ()


def multiplied(a: Term, b: Term, context: Context, bench: Bench) -> Multiplied | None:
    """The second equation as the first times a number or a matrix; None where no such factor is found."""
    if type(a) is not Relation or type(b) is not Relation or a.sign != "=" or b.sign != "=":
        return None
    first, second = _gap(a), _gap(b)
    if first is None or second is None or not shape(first) or not shape(second):
        return None
    for factor in _candidates(a, b, context):
        try:
            made = first if factor is ONE else Mul((factor, *factors(first)))
            if shape(made) != shape(second):
                continue
            found = bench.equal(made, second, context)
        except (ShapeMismatchError, ValueError):
            continue
        if sound(found.grade):
            certificate = Certificate(PROVED, "one operation on both sides", seed=bench.seed)
            return Multiplied(certificate, _open_inverses((a, b), context))
    return None


def _gap(equation: Relation) -> Term | None:
    """What is 0 where an equation holds; None where its sides do not fit."""
    left, right = equation.left, equation.right
    if right is ZERO:
        return left
    if left is ZERO:
        return Neg(right)
    return total((left, Neg(right))) if shape(left) == shape(right) else None


def _candidates(a: Relation, b: Relation, context: Context) -> tuple[Term, ...]:
    """Numbers, scalars that are not 0, and matrices that stand in either equation or are inverted there."""
    found: dict[Term, None] = dict.fromkeys((ONE, number(-1)))
    for side in (a, b):
        for part in (u for each in side.children for u in summands(each)):
            scalars = [f for f in factors(part.inner if type(part) is Neg else part) if not shape(f)]
            here = product(scalars)
            if here is ONE or here is ZERO or not (type(here) is Number or _apart(here, context)):
                continue
            for factor in (here, Div(ONE, here)):
                found.update(dict.fromkeys((factor, Neg(factor))))
    for side in (a, b):
        for here in subterms(side):
            match here:
                case Call("inverse", (inner,)):
                    found.update(dict.fromkeys((here, inner, Neg(here), Neg(inner))))
                case Call("transpose", (inner,)) if len(shape(inner)) == 2:
                    found.update(dict.fromkeys((here, inner)))
                case Symbol(name, dims) if len(dims) == 2 and context.has(name, *INVERTIBLE):
                    found.update(dict.fromkeys((here, call("inverse", here))))
    return tuple(found)[:MOST_FACTORS]


def _apart(term: Term, context: Context) -> bool:
    return holds(context, Relation("!=", term, ZERO)) is True


def _open_inverses(equations: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """The determinants that may be 0 of the matrices that are inverted."""
    inner = dict.fromkeys(
        here.arguments[0]
        for each in equations
        for here in subterms(each)
        if type(here) is Call and here.name == "inverse"
    )
    return tuple(call("det", each) for each in inner if not _has_inverse(each, context))


def _has_inverse(matrix: Term, context: Context) -> bool:
    match matrix:
        case Symbol(name):
            return context.has(name, *INVERTIBLE)
        case Call("transpose" | "inverse", (inner,)):
            return _has_inverse(inner, context)
        case Mul((Call("transpose", (left,)), right)) if left is right:
            return type(left) is Symbol and context.has(left.name, "full-column-rank", *INVERTIBLE)
        case Mul(parts):
            return all(_has_inverse(part, context) for part in parts if shape(part))
    return False
