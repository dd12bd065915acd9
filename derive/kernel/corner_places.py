"""Values for which a function with corners is not least where it is said to be, or for which no place is named."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from itertools import product
from operator import add

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.terms import TRUE, UNDEFINED, Call, Cases, Junction, Neg, Relation, Symbol, Term, negated

from .enclosures import UNKNOWN
from .evaluation import NoValueError
from .facts import meant
from .grids import Rows, each
from .memberships import Places, directions, is_least
from .rational_arrays import RationalArrays
from .rationals import Rational
from .starting_points import coarse_points

STEPS = tuple(Fraction(1, 2**k) for k in range(0, 13, 2))


def better_at_a_corner(extreme: Call, value: Term, context: Context) -> Witness | None:
    """Values for which another place is better than the one that is named, or for which no place is named.

    The witness holds the values of the function at both places; or the place that is best, and that none is named.
    """
    body, letter = (meant(part, context) for part in extreme.arguments)
    named = meant(value, context)
    if type(letter) is not Symbol or letter.shape != named.shape:
        return None
    for drawn in coarse_points(TRUE, Relation("in", named, extreme), context):
        here = Places(drawn.point)
        if here.truth(Junction("and", drawn.told)) is not True:
            continue
        found = _at(body if extreme.name == "argmin" else Neg(body), letter, named, here)
        if found is not None:
            return found if extreme.name == "argmin" else _negated(found)
    return None


def _at(function: Term, letter: Symbol, named: Term, here: Places) -> Witness | None:
    try:
        place = here.rows(named)
    except NoValueError:
        return _best_beside(function, letter, named, here)
    except UNKNOWN:
        return None
    return _better(function, letter, place, here)


def _better(function: Term, letter: Symbol, place: Rows, here: Places) -> Witness | None:
    """A step from a place at which a function begins to fall."""
    if is_least(function, letter, place, here) is not False:
        return None
    there = RationalArrays({**here.letters, letter: place})
    for step, direction in product(STEPS, directions(place)):
        moves = each(partial(_times, step), direction)
        beside = RationalArrays({**here.letters, letter: each(add, place, moves)})
        try:
            values = tuple(arrays.scalar(function) for arrays in (there, beside))
        except UNKNOWN:
            continue
        if values[1] < values[0]:
            return Witness(beside.shown(), *map(here.number, values))
    return None


def _best_beside(function: Term, letter: Symbol, named: Term, here: Places) -> Witness | None:
    """The place of a case at which a function is least, where no case holds."""
    for value in named.values if type(named) is Cases else ():
        try:
            place = here.rows(value)
        except UNKNOWN:
            continue
        if is_least(function, letter, place, here) is True:
            return Witness(_without(letter, here).shown(), here.written(place, letter), UNDEFINED)
    return None


def _without(letter: Symbol, here: Places) -> Places:
    return Places({x: rows for x, rows in here.letters.items() if x is not letter})


def _times(step: Fraction, way: int) -> Rational:
    return Rational(step * way)


def _negated(found: Witness) -> Witness:
    """The witness for the function whose negative was looked at."""
    if found.right is UNDEFINED:
        return found
    return found.but(left=negated(found.left), right=negated(found.right))
