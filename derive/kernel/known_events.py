"""Probabilities of events as the numbers that declared probabilities make them."""

from __future__ import annotations

from fractions import Fraction

from derive.terms import Call, Div, Number, Relation, Term, number, substituted

from .events import MOST_EVENTS, Cell, Values, cells_of, holds, names_of, probabilities_in

Row = list[Fraction]


def told(a: Term, b: Term, facts: tuple[Term, ...]) -> tuple[Term, Term] | None:
    """Two terms with the numbers of their probabilities; None where the facts leave one of them open."""
    calls = probabilities_in(a, b)
    known = [row for fact in facts if (row := _equation(fact)) is not None]
    names = names_of((*calls, *(call for row in known for call, _ in row[0])))
    if not calls or not known or len(names) > MOST_EVENTS:
        return None
    cells = cells_of(names)
    whole = [Fraction(1)] * (len(cells) + 1)
    rows = _echelon([whole, *(_row(terms, value, cells) for terms, value in known)])
    values: Values = {}
    for call in calls:
        rest = _reduced(_row([(call, Fraction(1))], Fraction(0), cells), rows)
        if any(rest[:-1]):
            return None
        values[call] = number(-rest[-1].numerator, rest[-1].denominator)
    return substituted(a, values), substituted(b, values)


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
