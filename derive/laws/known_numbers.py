"""Numbers put in for letters, and entry by entry for the entries of vectors and matrices."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import rule
from derive.terms import Component, Matrix, Relation, Symbol, Term, Vector, number, substituted


@rule("")
def known_numbers_put_in(term: Term, context: Context, *known: Term) -> Term | None:
    """The parameters and the numbers found before are put in."""
    bodies = {each.name: each.body for each in context.definitions}
    given: dict[Term, Term] = {x: bodies[x.name] for x in known if type(x) is Symbol and x.name in bodies}
    found = {each.left: each.right for each in known if type(each) is Relation}
    return _put_in(term, {**given, **found})


def _put_in(term: Term, values: dict[Term, Term]) -> Term:
    """A term with values for letters, and with their entries for the entries of vectors and matrices."""
    cells: dict[Term, Term] = {
        Component(letter, place): cell for letter, value in values.items() for place, cell in _cells(value).items()
    }
    return substituted(substituted(term, cells), values)


def _cells(value: Term) -> dict[tuple[Term, ...], Term]:
    match value:
        case Vector(entries):
            return {(number(i),): entry for i, entry in enumerate(entries, 1)}
        case Matrix(rows):
            pairs = ((i, j) for i in range(len(rows)) for j in range(len(rows[0])))
            return {(number(i + 1), number(j + 1)): rows[i][j] for i, j in pairs}
    return {}
