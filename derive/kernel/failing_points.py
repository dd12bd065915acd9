"""Points at which one statement holds, with all that is declared, and another fails: drawn, then moved (see newton)."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import Any

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.precision import dyadic, working_at
from derive.terms import FALSE, TRUE, ZERO, Junction, Neg, Record, Relation, Term, functions_in, total

from .coarse import coarse_point, steps
from .duals import BITS
from .enclosures import UNKNOWN, ComplexEnclosures, Enclosures, positive_pivots
from .facts import complex_meant, facts_of
from .grids import Rows, eliminated, multiplied, transposed
from .newton import Equations, Point, Reached, proved, reached
from .rational_arrays import RationalArrays, hold_exactly
from .rationals import Rational
from .rings import Ring, TooHardError, factors_of
from .starting_points import Start, starts
from .systems import entails

MOST_CASES, MOST_TRIES, LARGEST = 12, 40, 100_000
NEAR = Fraction(1, 2**90)


class Case(Record):
    """Equations that hold at once, whatever else does, and equations that hold with them if they have a value."""

    equations: tuple[Relation, ...] = ()
    others: tuple[Term, ...] = ()
    defined: tuple[Relation, ...] = ()

    def __and__(self, other: Case) -> Case:
        """Both cases at once."""
        equations = dict.fromkeys((*self.equations, *other.equations))
        return Case(tuple(equations), (*self.others, *other.others), (*self.defined, *other.defined))


def failing_point(a: Term, b: Term, context: Context, most: int = MOST_TRIES) -> Witness | None:
    """A point at which the first statement holds for certain, and the second has a value and fails."""
    coarse = most >= MOST_TRIES and _kinds(a, b, context)[0] is Enclosures
    first = coarse and steps(a, b)
    if first and (found := coarse_point(a, b, context)) is not None:
        return found
    with working_at(BITS):
        for kind in _kinds(a, b, context):
            begun = starts(a, b, context, complex_=kind is ComplexEnclosures)
            tries = ((case, start) for start in begun for case in _cases(Junction("and", start.told)))
            for case, start in islice(tries, most):
                at = _shown_at(case, start, kind)
                if at is not None:
                    return Witness(at, TRUE, FALSE)
    return coarse_point(a, b, context) if coarse and not first else None


def _kinds(a: Term, b: Term, context: Context) -> tuple[type[Enclosures], ...]:
    """Real numbers first, where these are complex numbers too whatever is done with them."""
    if not complex_meant(facts_of(context), a, b):
        return (Enclosures,)
    return (ComplexEnclosures,) if "root" in functions_in(a) | functions_in(b) else (Enclosures, ComplexEnclosures)


def _cases(statement: Term) -> tuple[Case, ...]:
    """Cases of which each makes a statement hold."""
    match statement:
        case Junction("and", parts):
            found: tuple[Case, ...] = (Case(),)
            for part in parts:
                found = tuple(one & other for one in found for other in _cases(part))[:MOST_CASES]
            return found
        case Junction("or", parts):
            return tuple(case for part in parts for case in _cases(part))[:MOST_CASES]
        case Relation("=" | ":="):
            return _factored(statement)
    return () if statement is FALSE else (Case(others=(statement,)),)


def _factored(equation: Relation) -> tuple[Case, ...]:
    """An equation as a choice of simpler ones: each factor of what is 0, once."""
    plain = (Case((equation,)),)
    if equation.left.shape or equation.right.shape:
        return plain
    gap = total((equation.left, Neg(equation.right)))
    try:
        ring = Ring((gap,))
        _, factors = factors_of(ring.read(gap)[0])
    except (TooHardError, ValueError, OverflowError):
        return plain
    if sum(multiplicity for _, multiplicity in factors) < 2:
        return plain
    return tuple(
        Case((Relation("=", ring.term(factor), ZERO),), defined=(equation,)) for factor, _ in factors[:MOST_CASES]
    )


def _shown_at(case: Case, start: Start, kind: type[Enclosures]) -> tuple[tuple[str, Term], ...] | None:
    """The coordinates of a point near a drawn one where a case holds and what is asked fails."""
    found = _point(case, start, kind)
    if found is None:
        return None
    here = kind(found[0])
    if not all(here.truth(each) is True for each in case.others) or not _has_properties(start, here):
        return None
    if any(here.truth(each) is False or not _has_value(each, here) for each in case.defined):
        return None
    if not any(here.truth(each) is False for each in start.asked):
        return None
    return (here if found[1] is None else RationalArrays(found[1])).shown()


def _has_value(equation: Relation, here: Enclosures) -> bool:
    try:
        return all(cell.is_finite() for cell in here.gap(equation))
    except UNKNOWN:
        return False


def _point(case: Case, start: Start, kind: type[Enclosures]) -> tuple[Point, Point | None] | None:
    """Enclosures of a point where all equations hold; the point itself too where its coordinates are rational."""
    if not case.equations:
        return start.point, _rational(start.point)
    task = Equations(case.equations, start.freedoms, kind)
    near = reached(start.point, task)
    if near is None or not any(kind(near.point).truth(each) is False for each in start.asked):
        return None
    rational = _rational(near.point)
    if rational is not None and hold_exactly(task.equations, rational):
        return _in_balls(rational, kind), rational
    whole = proved(near, task) or _proved_in_part(near, task, start)
    return None if whole is None else (whole, None)


def _proved_in_part(near: Reached, task: Equations, start: Start) -> Point | None:
    """The same where some of the equations follow from the others."""
    if any(side.shape for equation in task.equations for side in equation.children):
        return None
    each_has = len(task.gaps(near.point)) // len(task.equations)
    chosen = tuple(task.equations[k] for k in range(len(task.equations)) if k * each_has in near.rows)
    rest = tuple(equation for equation in task.equations if equation not in chosen)
    if len(near.rows) != len(chosen) * each_has or not rest:
        return None
    among = Context(tuple(fact for fact in start.told if type(fact) is Relation and fact.sign == "in"))
    if not all(entails(Junction("and", chosen), equation, among) for equation in rest):
        return None
    return proved(near.but(rows=tuple(range(len(near.rows)))), task.but(equations=chosen))


def _rational(point: Any) -> Point | None:
    """The point with rational coordinates that is as good as this one."""
    out: Point = {}
    for letter, rows in point.items():
        cells = [[_fraction(cell) for cell in row] for row in rows]
        if any(cell is None for row in cells for cell in row):
            return None
        out[letter] = tuple(tuple(Rational(cell) for cell in row if cell is not None) for row in cells)
    return out


def _fraction(cell: Any) -> Fraction | None:
    if abs(cell.imag) > float(NEAR):
        return None
    here = Fraction(*dyadic(cell.real.mid()))
    near = here.limit_denominator(LARGEST)
    return near if abs(near - here) < NEAR * (1 + abs(here)) else None


def _in_balls(point: Point, kind: type[Enclosures]) -> Point:
    from flint import fmpq

    number = kind({}).arb
    return {
        letter: tuple(tuple(number(fmpq(cell.value.numerator, cell.value.denominator)) for cell in row) for row in rows)
        for letter, rows in point.items()
    }


def _has_properties(start: Start, here: Enclosures) -> bool:
    """Whether matrices that were moved still have what is declared of them."""
    try:
        return all(_has(kind, here.rows(letter)) for letter, kind in start.properties)
    except UNKNOWN:
        return False


def _has(kind: str, rows: Rows) -> bool:
    match kind:
        case "spd":
            return positive_pivots(rows)
        case "full-column-rank":
            return positive_pivots(multiplied(transposed(rows), rows))
        case "invertible":
            return eliminated(rows, rows) is not None
    return True
