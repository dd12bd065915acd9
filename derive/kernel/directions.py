"""Both directions between two statements: does one follow from the other and back, and the points where they part."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate, Witness, sound
from derive.core.context import Context
from derive.terms import (
    EMPTY_SET,
    FALSE,
    TRUE,
    ZERO,
    Binder,
    Call,
    Decimal,
    Junction,
    Matrix,
    Number,
    Record,
    Relation,
    ShapeMismatchError,
    Symbol,
    Term,
    kinds,
    letters,
    number,
    opened,
    product,
    symbols,
    total,
    with_children,
)

from .bench import Bench, lettered
from .explicit import scalar
from .facts import meant
from .failing_points import failing_point
from .fibres import parted
from .linear_statements import multiplied
from .real_sets import compared_everywhere
from .scalar_products import with_numbers_as_letters
from .statements import equivalent, implied
from .term_matrices import UnknownSizeError
from .turns import compared_in_turns, counts_turns
from .zero_sets import holds_at, solutions

FEW, FEW_TRIES = 8, 4
Judge = Callable[[Term, Term, Context, Bench], Certificate]
Point = tuple[tuple[Symbol, Term], ...]


class Directions(Record):
    """How it is known that the second statement follows from the first, and the first from the second.

    `lost` are points at which the first holds alone, `gained` points at which the second does; `conditions` what
    has to hold for either.
    """

    forth: Certificate
    back: Certificate
    lost: tuple[Point, ...] = ()
    gained: tuple[Point, ...] = ()
    conditions: tuple[Term, ...] = ()


def directions(a: Term, b: Term, context: Context, bench: Bench) -> Directions:
    """Both directions, by exact comparison on the real line, by combinations of equations, or by points."""
    first, second = _as_compared(a, b, context)
    free = letters(Junction("and", (first, second)))
    if len(free) == 1 and not free[0].dims:
        exact = compared_everywhere(first, second, free[0], context)
        if exact is not None:
            lost, gained = (tuple(((free[0], p),) for p in points) for points in (exact.lost, exact.gained))
            return Directions(_known(lost, TRUE, FALSE, bench), _known(gained, FALSE, TRUE, bench), lost, gained)
    if (turns := compared_in_turns(first, second, context)) is not None:
        x, exact = turns
        lost, gained = (tuple(((x, p),) for p in points) for points in (exact.lost, exact.gained))
        return Directions(_known(lost, TRUE, FALSE, bench), _known(gained, FALSE, TRUE, bench), lost, gained)
    if counts_turns(first, second, context):
        unknown = Certificate(UNDECIDED, "turns that are not compared", seed=bench.seed)
        return Directions(unknown, unknown)
    whole = _tried(equivalent, first, second, context, bench)
    if sound(whole.grade):
        return Directions(whole, whole)
    return _each_way(first, second, context, bench)


def with_points(found: Directions, a: Term, b: Term, context: Context, bench: Bench) -> Directions:
    """The same with the way forth refuted, if it is open, where a point is found at which only the first holds."""
    if found.forth.grade != UNDECIDED:
        return found
    forth = _by_point(failing_point(*_as_compared(a, b, context), context), found.forth, bench)
    return found.but(forth=forth, lost=_point(forth))


def with_points_back(found: Directions, a: Term, b: Term, context: Context, bench: Bench) -> Directions:
    """The same for the way back."""
    turned = with_points(Directions(found.back, found.forth, found.gained), b, a, context, bench)
    return found.but(back=turned.forth, gained=turned.lost)


def _as_compared(a: Term, b: Term, context: Context) -> tuple[Term, Term]:
    first, second = (_written_out(meant(lettered(side), context)) for side in (a, b))
    return _without_empty(first), _without_empty(second)


def _without_empty(term: Term) -> Term:
    """A statement in which nothing lies in the empty set."""
    if type(term) is Relation and term.sign == "in" and term.right is EMPTY_SET:
        return FALSE
    return with_children(term, _without_empty) if type(term) is Junction else term


def part_soon(a: Term, b: Term, context: Context) -> bool:
    """Whether one of a few points solves the first statement and not the second."""
    return failing_point(*_as_compared(a, b, context), context, FEW_TRIES) is not None


def _by_point(witness: Witness | None, known: Certificate, bench: Bench) -> Certificate:
    return known if witness is None else Certificate(REFUTED, "a point", witness=witness, seed=bench.seed)


def _written_out(term: Term) -> Term:
    """A statement with its sums over a few numbers written out, and the determinants and traces of what is explicit."""
    if Binder not in kinds(term) and Matrix not in kinds(term):
        return term
    new = with_children(term, _written_out)
    match new:
        case Call("det" | "tr", (Matrix(),)):
            return scalar(new)
        case Binder("sum" | "product" as kind, _, _, Number(low, 1), Number(high, 1)) if 0 <= high - low < FEW:
            parts = tuple(opened(new, number(k)) for k in range(low, high + 1))
            return total(parts) if kind == "sum" else product(parts)
    return new


def _tried(judge: Judge, a: Term, b: Term, context: Context, bench: Bench) -> Certificate:
    """What a judge says; nothing where a size is not known."""
    try:
        return judge(a, b, context, bench)
    except (UnknownSizeError, ShapeMismatchError):
        return Certificate(UNDECIDED, "a size is not known", seed=bench.seed)


def _known(points: tuple[Point, ...], left: Term, right: Term, bench: Bench) -> Certificate:
    if not points:
        return Certificate(PROVED, "all points of the line compared", seed=bench.seed)
    return _refuted(points[0], left, right, bench)


def _refuted(point: Point, left: Term, right: Term, bench: Bench) -> Certificate:
    at = tuple((x.name, value) for x, value in point)
    return Certificate(REFUTED, "a point", witness=Witness(at, left, right), seed=bench.seed)


def _each_way(a: Term, b: Term, context: Context, bench: Bench) -> Directions:
    forth, back = _tried(implied, a, b, context, bench), _tried(implied, b, a, context, bench)
    open_inverses: tuple[Term, ...] = ()
    if forth.grade == UNDECIDED and (there := multiplied(a, b, context, bench)) is not None:
        forth, open_inverses = there.certificate, there.inverses
    if back.grade == UNDECIDED and (there := multiplied(b, a, context, bench)) is not None:
        back, open_inverses = there.certificate, there.inverses
    if UNDECIDED in (forth.grade, back.grade):
        forth, back = _in_numbers(a, b, forth, back, context, bench)
    lost: tuple[Point, ...] = ()
    gained: tuple[Point, ...] = ()
    if not (sound(forth.grade) and sound(back.grade)):
        forth, lost = _by_points(a, b, forth, (TRUE, FALSE), context, bench)
        back, gained = _by_points(b, a, back, (FALSE, TRUE), context, bench)
    if UNDECIDED in (forth.grade, back.grade):
        found = parted(a, b, context)
        if found.lost and forth.grade == UNDECIDED:
            lost = found.lost
            forth = _refuted(lost[0], TRUE, FALSE, bench)
        if found.gained and back.grade == UNDECIDED:
            gained = found.gained
            back = _refuted(gained[0], FALSE, TRUE, bench)
    conditions = tuple(Relation("!=", each, ZERO) for each in open_inverses)
    return Directions(forth, back, lost or _point(forth), gained or _point(back), conditions)


def _in_numbers(
    a: Term, b: Term, forth: Certificate, back: Certificate, context: Context, bench: Bench
) -> tuple[Certificate, Certificate]:
    """Both ways, those that are open by what holds whatever numbers the products of arrays in the statements are."""
    told = tuple(fact for fact in context.facts if type(fact) is Relation and fact.sign in ("=", "!=", ">"))
    told = tuple(fact for fact in told if not fact.left.shape and any(x.dims for x in symbols(fact)))
    made = with_numbers_as_letters((a, b, *told), context) or with_numbers_as_letters((a, b), context)
    if made is None:
        return forth, back
    wider = context.given(*made[2:])
    one, other = made[:2]
    ways = _tried(implied, one, other, wider, bench), _tried(implied, other, one, wider, bench)
    proved = Certificate(PROVED, "products as letters", seed=bench.seed)
    first, second = (
        proved if known.grade == UNDECIDED and sound(way.grade) else known
        for known, way in zip((forth, back), ways, strict=True)
    )
    return first, second


def _by_points(
    a: Term, b: Term, known: Certificate, values: tuple[Term, Term], context: Context, bench: Bench
) -> tuple[Certificate, tuple[Point, ...]]:
    """What the solutions of the first statement say, where they are finitely many and the direction is open."""
    if known.grade != UNDECIDED:
        return known, ()
    found = solutions(a, letters(Junction("and", (a, b))), context)
    if found is None:
        return known, ()
    held = tuple((point, holds_at(b, point, context)) for point in found)
    lost = tuple(point for point, truth in held if truth is False)
    if lost:
        return _refuted(lost[0], *values, bench), lost
    if any(truth is None for _, truth in held):
        return known, ()
    return Certificate(PROVED, "all solutions put in", seed=bench.seed), ()


def _point(certificate: Certificate) -> tuple[Point, ...]:
    """The point of a witness, where it is one of numbers that are known exactly."""
    witness = certificate.witness
    if certificate.grade != REFUTED or witness is None:
        return ()
    if any(value.shape or Decimal in kinds(value) for _, value in witness.at):
        return ()
    return (tuple((Symbol(name), value) for name, value in witness.at),)
