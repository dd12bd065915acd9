"""Points with small coordinates at which a relation between two terms fails, with both values, to put in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from itertools import islice, product
from random import Random
from typing import Any

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.integers import is_size
from derive.exact.precision import working_at
from derive.terms import (
    REALS,
    Component,
    Number,
    Relation,
    Symbol,
    Term,
    distinct_subterms,
    functions_in,
    letters,
    number,
    substituted,
    symbols,
    total,
)

from .balls import Balls
from .declared_entries import declared_entries
from .drawn_distributions import told_apart
from .events import probabilities, probabilities_in
from .events import shown as events_shown
from .exactly import value as exact_value
from .example_functions import exampled
from .examples import Sizes, identities_sized, sized, whole
from .facts import meant, speaks_of_chance
from .least_values import with_least_values
from .loose_entries import with_entries
from .meeting import met_by
from .needless import needless
from .outcomes import averaged, outcomes, shown
from .sampling import FAILURES, decimal
from .term_matrices import UnknownSizeError
from .told_moments import of_unknown_law, tells_moments
from .written_out import written_out

SIMPLE = tuple(map(Fraction, (2, 1, 3, 0, -1, -2, 4, 5, -3)))
BETWEEN = tuple(Fraction(p, q) for p, q in ((1, 2), (1, 3), (1, 4), (3, 4), (2, 3), (-1, 2), (3, 2)))
COORDINATES = (*SIMPLE[:6], BETWEEN[0], *SIMPLE[6:], *BETWEEN[1:])
BITS, MOST_TRIES, MOST_SMALL = 200, 300, 20
# Points at which much has to hold are few.
WORK, MOST_HEAVY = 72_000, 40
# Two sides that agree at so many points are equal, and where so many tell nothing, others will not either.
ENOUGH, MOST_POINTS = 12, 80
EQUAL = ("", "=", ":=")
PLACES = frozenset(("argmin", "argmax"))
Point = dict[Term, Fraction]


@lru_cache(1000)
def witness_of(a: Term, b: Term, relation: str, context: Context) -> Witness | None:
    """A point at which two terms have values that do not stand in the relation; None where none is found soon."""
    if not PLACES.isdisjoint(functions_in(a) | functions_in(b)):
        return None
    a, b = identities_sized(*(with_least_values(meant(side, context), context) for side in (a, b)))
    values = probabilities(a, b, context)
    if values and any("probability" in functions_in(fact) for fact in context.facts):
        return None
    values = values or _of_thresholds(a, b, context)
    if values:
        found = witness_of(substituted(a, values), substituted(b, values), relation, context)
        return None if found is None else found.but(at=(*events_shown(values), *found.at))
    if speaks_of_chance(a) or speaks_of_chance(b):
        if speaks_of_chance(a) != speaks_of_chance(b) and not tells_moments(context):
            return None
        return _by_outcomes(a, b, relation, context) or told_apart(a, b, relation, context)
    if of_unknown_law(a, b, context):
        return None
    one_name = with_entries(a, b)
    if one_name is None:
        return None
    a, b = one_name
    for sizes in sized(a, b, context):
        try:
            found = _at_sizes((whole(a, sizes), whole(b, sizes)), relation, context, sizes)
        except (UnknownSizeError, ValueError):
            continue
        if found is not None:
            return found
    return None


def _of_thresholds(a: Term, b: Term, context: Context) -> dict[Term, Term]:
    """Numbers for the probabilities of events that compare letters."""
    if "probability" not in functions_in(a) | functions_in(b):
        return {}
    from .equality import Judge
    from .thresholds import example

    return example(a, b, context, lambda u, v: Judge(context).forms.vanishes(u, v, real=True))


def _by_outcomes(a: Term, b: Term, relation: str, context: Context) -> Witness | None:
    for values in outcomes(a, b, context):
        told = context.but(facts=tuple(fact for fact in context.facts if not symbols(fact) & values.keys()))
        left, right = averaged(a, values), averaged(b, values)
        if any(symbols(each) & values.keys() for each in probabilities_in(left, right)):
            return None
        found = witness_of(left, right, relation, told)
        if found is not None:
            return found.but(at=(*shown(values), *found.at))
    return None


def _at_sizes(sides: tuple[Term, Term], relation: str, context: Context, sizes: Sizes) -> Witness | None:
    left, right, functions = exampled(*sides)
    pairs = tuple(zip(written_out(left), written_out(right), strict=True))
    told = declared_entries(context, sizes, frozenset(x for pair in pairs for side in pair for x in symbols(side)))
    free = _free(pairs, told)
    if not all(_has_entries(side) for pair in pairs for side in pair) or not all(map(_is_placed, free)):
        return None
    counted = tuple(_is_counted(x, context) for x in free)
    idle = needless(*(side for pair in pairs for side in pair))
    meeting, agreed = met_by(told), 0
    most = max(MOST_HEAVY, WORK // max(1, sum(map(_weight, told))))
    for drawn in islice(_points(free, counted), most):
        point = meeting(drawn)
        if not _allowed(point, told):
            continue
        found = [_values(pair, point) for pair in pairs]
        for pair, values in zip(pairs, found, strict=True):
            if values is not None and _fails(relation, *values):
                shown = tuple(_shown(side, point, v) for side, v in zip(pair, values, strict=True))
                named = {x: v for x, v in point.items() if x not in idle}
                return Witness((*sizes_shown(sizes), *functions, *_coordinates(named)), *shown)
        agreed += 1
        if agreed >= (ENOUGH if relation in EQUAL and None not in found else MOST_POINTS):
            break
    return None


@cache
def _weight(term: Term) -> int:
    """How many steps the value of a term takes."""
    return 1 + sum(map(_weight, term.children))


def _has_entries(term: Term) -> bool:
    """Whether every vector and matrix in a term has an entry in it."""
    bases = {here.base for here in distinct_subterms(term) if type(here) is Component}
    return all(x in bases for x in symbols(term) if x.dims)


def _is_placed(x: Term) -> bool:
    """Whether an entry is one at a certain place."""
    return type(x) is not Component or all(type(index) is Number for index in x.indices)


def _free(pairs: tuple[tuple[Term, Term], ...], told: tuple[Term, ...]) -> tuple[Term, ...]:
    """The letters and entries that stand in some pairs, letters first, and those that are declared with them."""
    both = total((*(side for pair in pairs for side in pair), *(place for fact in told for place in _places(fact))))
    cells = dict.fromkeys(here for here in distinct_subterms(both) if type(here) is Component)
    return (*(x for x in letters(both) if not x.dims), *cells)


def _places(term: Term) -> Iterator[Term]:
    """The letters and entries that a term speaks of."""
    if type(term) in (Symbol, Component):
        yield term
    else:
        for child in term.children:
            yield from _places(child)


def _is_counted(x: Term, context: Context) -> bool:
    return type(x) is Symbol and (is_size(x, context) or any(x.name == name for name, _ in context.indices))


def _points(free: tuple[Term, ...], counted: tuple[bool, ...]) -> Iterator[Point]:
    """Small coordinates first; whole numbers above zero for what is counted."""
    choices = tuple(tuple(v for v in SIMPLE if v > 0) if c else COORDINATES for c in counted)
    if len(free) <= 2:
        ranked = sorted(product(*(range(len(each)) for each in choices)), key=lambda places: (sum(places), places))
        drawn: Iterator[tuple[Fraction, ...]] = (
            tuple(each[k] for each, k in zip(choices, places, strict=True)) for places in ranked
        )
    else:
        drawn = _drawn(choices)
    for values in drawn:
        yield dict(zip(free, values, strict=True))


def _drawn(choices: tuple[tuple[Fraction, ...], ...]) -> Iterator[tuple[Fraction, ...]]:
    yield tuple(each[k % 5 % len(each)] for k, each in enumerate(choices))
    random = Random(1)
    for k in range(MOST_TRIES):
        most = 4 + k // 20
        yield tuple(random.choice(each[:most]) for each in choices)
    small = tuple(tuple(v for v in each if abs(v) <= 1) for each in choices)
    for _ in range(MOST_SMALL):
        yield tuple(random.choice(each) for each in small)


def _allowed(point: Point, told: tuple[Term, ...]) -> bool:
    """Whether everything that is declared holds at a point, for certain."""
    with working_at(BITS):
        balls = Balls(point, BITS)
        for fact in told:
            try:
                if not _is_real(fact) and not balls.holds(fact):
                    return False
            except FAILURES:
                return False
    return True


def _is_real(fact: Term) -> bool:
    """Whether a fact says what every point with real coordinates meets."""
    return type(fact) is Relation and fact.sign == "in" and fact.right is REALS


def _values(pair: tuple[Term, Term], point: Point) -> tuple[Any, Any] | None:
    with working_at(BITS):
        balls = Balls(point, BITS)
        try:
            left, right = (balls.value(side) for side in pair)
        except FAILURES:
            return None
        return (left, right) if left.is_finite() and right.is_finite() else None


def _fails(relation: str, left: Any, right: Any) -> bool:
    """Whether two values are seen not to stand in the relation."""
    match relation:
        case "<=":
            return bool(left > right)
        case ">=":
            return bool(left < right)
        case "<":
            return bool(left > right) or bool(left == right)
        case ">":
            return bool(left < right) or bool(left == right)
        case "!=":
            return bool(left == right)
    return relation in EQUAL and not left.overlaps(right)


def _shown(side: Term, point: Point, value: Any) -> Term:
    exact = exact_value(side, point)
    return decimal(value, 10) if exact is None else number(exact.numerator, exact.denominator)


def sizes_shown(sizes: Sizes) -> tuple[tuple[str, Term], ...]:
    """The sizes by their letters."""
    return tuple((letter.name, size) for letter, size in sizes.items())


def _coordinates(point: Point) -> tuple[tuple[str, Term], ...]:
    """Letters with their values; vectors and matrices whole, entries that do not matter 0."""
    out: dict[str, Term] = {}
    grouped: dict[Symbol, dict[tuple[int, ...], Fraction]] = {}
    for x, v in point.items():
        match x:
            case Symbol(name):
                out[name] = number(v.numerator, v.denominator)
            case Component(Symbol() as base, indices):
                grouped.setdefault(base, {})[tuple(k.p for k in indices)] = v  # type: ignore[attr-defined]
    return (*out.items(), *((base.name, _array(base, cells)) for base, cells in grouped.items()))


def _array(base: Symbol, cells: dict[tuple[int, ...], Fraction]) -> Term:
    from derive.terms import Matrix, Vector

    def cell(*place: int) -> Term:
        v = cells.get(place, Fraction())
        return number(v.numerator, v.denominator)

    sizes = [each.p for each in base.dims if type(each) is Number] or [max(place) for place in zip(*cells, strict=True)]
    if len(sizes) == 1:
        return Vector(tuple(cell(i + 1) for i in range(sizes[0])))
    return Matrix(tuple(tuple(cell(i + 1, j + 1) for j in range(sizes[1])) for i in range(sizes[0])))
