"""Equations between vectors or matrices of any size: one is the other multiplied by a number or by a matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

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
    fraction,
    negated,
    number,
    product,
    shape,
    subterms,
    summands,
    total,
)

from .bench import Bench
from .drawn_arrays import FAILURES
from .instances import one_example

INVERTIBLE = ("invertible", "spd", "orthogonal")
MOST_TRIED = 12


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
    plausible = _plausible(first, second, context)
    for c, before, behind in islice(filter(plausible, _factors(a, b, context)), MOST_TRIED):
        found = bench.equal(_times(c, before, first, behind), second, context)
        if sound(found.grade):
            certificate = Certificate(PROVED, "one operation on both sides", seed=bench.seed)
            return Multiplied(certificate, _open_inverses((a, b), context))
    return None


def _plausible(first: Term, second: Term, context: Context) -> Callable[[tuple[Term, Term, Term]], bool]:
    """Whether a product has the shape of the second term, and its value in an example."""
    try:
        example = one_example(first, second, context)
        wanted = None if example is None else example.rows(second)
    except FAILURES:
        example = wanted = None

    def plausible(parts: tuple[Term, Term, Term]) -> bool:
        c, before, behind = parts
        try:
            made = _times(c, before, first, behind)
            if shape(made) != shape(second):
                return False
            if example is None or wanted is None:
                return True
            return all(
                u.overlaps(v)
                for rows in zip(example.rows(made), wanted, strict=True)
                for u, v in zip(*rows, strict=True)
            )
        except ShapeMismatchError:
            return False
        except FAILURES:
            return True

    return plausible


def _times(c: Term, before: Term, inner: Term, behind: Term) -> Term:
    front, back = (tuple(each for each in some if each is not ONE) for some in ((c, before), (behind,)))
    return product((*front, *(factors(inner) if front and not back else (inner,)), *back))


def _factors(a: Relation, b: Relation, context: Context) -> Iterator[tuple[Term, Term, Term]]:
    """What an equation may be multiplied by: a scalar, a matrix from the left, and one from the right."""
    matrices = _matrices(a, b, context)
    first, second = (_scalars(side, context) for side in (a, b))
    ratios = dict.fromkeys(fraction(over, under) for under in first for over in second)
    scalars = tuple(dict.fromkeys((ONE, number(-1), *(each for ratio in ratios for each in (ratio, negated(ratio))))))
    yield from ((c, ONE, ONE) for c in scalars)
    pairs: list[tuple[Term, Term]] = [(each, ONE) for each in matrices]
    if len(shape(_gap(a) or ZERO)) == 2:
        others = [(each, last) for last in matrices for each in matrices if each is not last]
        pairs = [*((each, each) for each in matrices), *pairs, *((ONE, each) for each in matrices), *others]
    yield from ((c, before, behind) for c in scalars for before, behind in pairs)


def _gap(equation: Relation) -> Term | None:
    """What is 0 where an equation holds; None where its sides do not fit."""
    left, right = equation.left, equation.right
    if right is ZERO:
        return left
    if left is ZERO:
        return Neg(right)
    return total((left, Neg(right))) if shape(left) == shape(right) else None


def _scalars(equation: Relation, context: Context) -> tuple[Term, ...]:
    """One, and the scalars before the summands of an equation that are not 0."""
    found: dict[Term, None] = {ONE: None}
    for part in (u for each in equation.children for u in summands(each)):
        inner = part.inner if type(part) is Neg else part
        here = product(f for f in factors(inner) if not shape(f))
        if type(inner) is Div and not shape(inner.under):
            here = fraction(product(f for f in factors(inner.over) if type(f) is Number), inner.under)
        if here is not ZERO and (type(here) is Number or _apart(here, context)):
            found[here] = None
    return tuple(found)


def _matrices(a: Relation, b: Relation, context: Context) -> tuple[Term, ...]:
    """The matrices that stand in either equation, transposed or invertible, and the inverses."""
    found: dict[Term, None] = {}
    for here in (each for side in (a, b) for each in subterms(side)):
        match here:
            case Call("inverse", (inner,)):
                found.update(dict.fromkeys((here, inner)))
            case Call("transpose", (inner,)) if len(shape(inner)) == 2:
                found.update(dict.fromkeys((here, inner)))
            case Symbol(name, dims) if len(dims) == 2 and context.has(name, *INVERTIBLE):
                found.update(dict.fromkeys((here, call("inverse", here))))
    return tuple(found)


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
    if any(call(name, matrix) in context.facts for name in ("positive_definite", "negative_definite")):
        return True
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
