"""Points with small coordinates at which one statement holds and another does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from operator import eq, ge, gt, le, lt, ne

from derive.core.context import Context
from derive.exact.integers import is_size
from derive.terms import FALSE, TRUE, Junction, Number, Relation, Symbol, Term, letters, number

from .exactly import value

Point = dict[Term, Fraction]
COORDINATES = (*map(Fraction, (0, 1, -1, 2, -2, 3)), Fraction(1, 2))
MOST_POINTS = 2_000
COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}


def counterexample(first: Term, second: Term, context: Context) -> Point | None:
    """A rational point of the domain where the first statement holds and the second, defined there, does not."""
    free = letters(Junction("and", (first, second, *context.facts)))
    if any(is_special(x, context) for x in free) or len(COORDINATES) ** len(free) > MOST_POINTS:
        return None
    facts = context.facts
    return next(
        (
            point
            for point in _points(free)
            if _truth(first, point) is True
            and _truth(second, point) is False
            and all(_truth(fact, point) is True for fact in facts)
        ),
        None,
    )


def is_special(letter: Symbol, context: Context) -> bool:
    """Whether a letter is no free number: a vector, an index, a size, an abbreviation."""
    if letter.dims or letter.name.startswith("#") or context.definition(letter.name) is not None:
        return True
    return is_size(letter, context) or any(letter.name == index for index, _ in context.indices)


def _points(free: tuple[Symbol, ...]) -> Iterator[Point]:
    for values in product(COORDINATES, repeat=len(free)):
        yield dict(zip(free, values, strict=True))


def _truth(statement: Term, point: Point) -> bool | None:
    """Whether a statement holds at a point; None where it has no value there, or none that is rational."""
    match statement:
        case Junction("and" | "or" as word, parts):
            decisive, open_ = word == "or", False
            for part in parts:
                found = _truth(part, point)
                if found is decisive:
                    return decisive
                open_ = open_ or found is None
            return None if open_ else not decisive
        case Relation("in", _, Number()):
            return None
        case Relation("in", left, kind):
            return _member(value(left, point), getattr(kind, "name", ""))
        case Relation(sign, left, right) if not left.shape:
            a, b = value(left, point), value(right, point)
            return None if a is None or b is None else _compared(sign, a, b)
    return True if statement is TRUE else False if statement is FALSE else None


def _member(x: Fraction | None, kind: str) -> bool | None:
    if x is None:
        return None
    known = {"reals": True, "complexes": True, "integers": x.denominator == 1}
    return known.get(kind, x.denominator == 1 and x > 0 if kind == "naturals" else None)


def _compared(sign: str, a: Fraction, b: Fraction) -> bool | None:
    compare = COMPARED.get(sign)
    return None if compare is None else compare(a, b)


def spelled(point: Point) -> tuple[tuple[str, Term], ...]:
    """The coordinates as a witness holds them."""
    return tuple((x.name, number(v.numerator, v.denominator)) for x, v in point.items() if type(x) is Symbol)
