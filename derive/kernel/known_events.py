"""Probabilities of events as the numbers that declared probabilities make them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import prod

from derive.terms import Call, Div, Junction, Number, Relation, Term, call, number, substituted

from .events import MOST_EVENTS, Cell, Values, cells_of, holds, names_of, probabilities_in

Row = list[Fraction]


def told(a: Term, b: Term, facts: tuple[Term, ...], apart: tuple[Term, ...] = ()) -> tuple[Term, Term] | None:
    """Two terms with the numbers of their probabilities; None where the facts leave one of them open.

    The events `apart` are independent of each other.
    """
    calls = probabilities_in(a, b)
    known = [row for fact in facts if (row := _equation(fact)) is not None]
    names = names_of((*calls, *(each for row in known for each, _ in row[0])))
    if not calls or not known or len(names) > MOST_EVENTS:
        return None
    cells = cells_of(names)
    whole = [Fraction(1)] * (len(cells) + 1)
    rows = _echelon([whole, *(_row(terms, value, cells) for terms, value in known)])
    rows = _echelon([*(row for _, row in rows), *_products(tuple(x for x in apart if x in names), rows, cells)])
    values: Values = {}
    for each in calls:
        value = _value(each, rows, cells)
        if value is None:
            return None
        values[each] = number(value.numerator, value.denominator)
    return substituted(a, values), substituted(b, values)


def _value(chance: Call, rows: list[tuple[int, Row]], cells: list[Cell]) -> Fraction | None:
    rest = _reduced(_row([(chance, Fraction(1))], Fraction(0), cells), rows)
    return None if any(rest[:-1]) else -rest[-1]


def _products(apart: tuple[Term, ...], rows: list[tuple[int, Row]], cells: list[Cell]) -> Iterator[Row]:
    """That independent events with known probabilities happen together with the product of these."""
    alone = {x: _value(call("probability", x), rows, cells) for x in apart}
    known = {x: value for x, value in alone.items() if value is not None}
    for count in range(2, len(known) + 1):
        for chosen in combinations(known, count):
            both = call("probability", Junction("and", chosen))
            yield _row([(both, Fraction(1))], prod((known[x] for x in chosen), start=Fraction(1)), cells)


def _equation(fact: Term) -> tuple[list[tuple[Call, Fraction]], Fraction] | None:
    """A fact P(A) = v, or P(A and B)/P(B) = v, as multiples of probabilities that are a number together."""
    match fact:
        case Relation("=", Call("probability", _) as call, Number(p, q)):
            return [(call, Fraction(1))], Fraction(p, q)
        case Relation("=", Div(Call("probability", _) as both, Call("probability", _) as given), Number(p, q)):
            return [(both, Fraction(1)), (given, -Fraction(p, q))], Fraction(0)
    return None


def _row(terms: list[tuple[Call, Fraction]], value: Fraction, cells: list[Cell]) -> Row:
    sides = (sum((k for call, k in terms if holds(call.children[0], cell)), Fraction(0)) for cell in cells)
    return [*sides, value]


def _echelon(rows: list[Row]) -> list[tuple[int, Row]]:
    """The rows with a leading 1 each and zeros below it; a row that contradicts the others is left out."""
    out: list[tuple[int, Row]] = []
    for row in rows:
        rest = _reduced(row, out)
        lead = next((k for k, entry in enumerate(rest[:-1]) if entry), None)
        if lead is not None:
            out.append((lead, [entry / rest[lead] for entry in rest]))
    return out


def _reduced(row: Row, rows: list[tuple[int, Row]]) -> Row:
    for lead, other in rows:
        row = [x - row[lead] * y for x, y in zip(row, other, strict=True)]
    return row
