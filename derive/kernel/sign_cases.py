"""Equality in every cell of the signs of what two sides branch by, and on the edges between cells."""

from __future__ import annotations

from derive.core.certificates import PROVED, Certificate, sound, worst
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ZERO, Add, Div, Mul, Neg, Record, Relation, Term, symbols

from .cell_edges import Place, edges, put_in
from .cells import Cells, NoCellsError, cells, jumps
from .exactly import rational
from .rungs import has_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .equality import Judge

LOOSE = {">": ">=", "<": "<=", "=": "="}


class Edge(Record):
    """The value of a letter or an entry between cells."""

    letter: Place
    root: Term


def certified(a: Term, b: Term, judge: Judge) -> Certificate | None:
    """The certificate where both sides are equal in every cell and on every edge, else None."""

    def apart(term: Term) -> bool:
        return holds(judge.context, Relation("!=", term, ZERO)) is True

    try:
        found = cells(a, b, lambda atom: "never" if apart(atom) else _zeros(atom, judge))
        places = edges(found.between, apart) if jumps(a) or jumps(b) else []
    except NoCellsError:
        return None
    certificates = []
    for facts, left, right in found.parts:
        if empty(facts, judge.context):
            continue
        certificate = judge.under(*facts).equal(left, right)
        if not sound(certificate.grade):
            return None
        certificates.append(certificate)
    if not all(_on_edge(a, b, Edge(x, root), found, judge) for x, root in places):
        return None
    weakest = worst(tuple(certificates))
    if weakest.grade == PROVED:
        return Certificate(PROVED, "sign cases", seed=judge.seed)
    return weakest.but(method="sign cases by signature")


def _zeros(atom: Term, judge: Judge) -> str:
    """Where a term is zero: a rational function that is not zero is so on no open set."""
    if judge.forms.vanishes(atom, ZERO, real=True):
        return "everywhere"
    return "seldom" if _rational(atom) and not judge.facts.equations else "unknown"


def _rational(term: Term) -> bool:
    """Whether a term is a rational function, its constants of any kind."""
    if not symbols(term):
        return True
    if type(term) in (Add, Mul, Div, Neg):
        return all(map(_rational, term.children))
    return rational(term)


def empty(facts: tuple[Term, ...], context: Context) -> bool:
    """Whether no point lies in a cell."""
    given = context
    for fact in facts:
        if holds(given, fact) is False:
            return True
        given = given.given(fact)
    return any(holds(given, fact) is False for fact in facts)


def _on_edge(a: Term, b: Term, edge: Edge, found: Cells, judge: Judge) -> bool:
    """Whether both sides are equal on an edge, or one of them has no value there."""
    if holds(judge.context, Relation("!=", edge.letter, edge.root)):
        return True
    left, right = (put_in(side, edge.letter, edge.root) for side in (a, b))
    if left is None or right is None:
        return _like_its_cells(left or right, edge, found, judge, 0 if left is not None else 1)
    if not (_valued(left) and _valued(right)):
        return True
    told = tuple(there for fact in judge.context.facts if (there := put_in(fact, edge.letter, edge.root)) is not None)
    return sound(judge.under(*told).equal(left, right).grade)


def _valued(term: Term) -> bool:
    return bool(symbols(term)) or has_value(term, {})


def _like_its_cells(here: Term | None, edge: Edge, found: Cells, judge: Judge, side: int) -> bool:
    """Whether a side beside a derivative goes on into the edge as in the cells around it, where these meet.

    Where they do not meet, the derivative has no value on the edge.
    """
    if here is None or not _valued(here):
        return True
    values = []
    for part in found.parts:
        facts, *sides = part
        if _touches(facts, edge, judge.context):
            value = put_in(sides[side], edge.letter, edge.root)
            if value is None or not _valued(value):
                return True
            values.append(value)
    return (
        not values
        or any(not sound(judge.under().equal(values[0], value).grade) for value in values[1:])
        or (sound(judge.under().equal(values[0], here).grade))
    )


def _touches(facts: tuple[Term, ...], edge: Edge, context: Context) -> bool:
    """Whether an edge may lie beside a cell."""
    for fact in facts:
        if type(fact) is Relation and fact.sign in LOOSE:
            there = put_in(fact.left, edge.letter, edge.root)
            if there is not None and holds(context, Relation(LOOSE[fact.sign], there, ZERO)) is False:
                return False
    return True
