"""What belongs to a set: an interval, several joined by a cup, all numbers but some."""

from __future__ import annotations

from derive.terms import Collection, Junction, Relation, Term

from .grammar import AND, NOT, SUM, Infix
from .lists import entrywise
from .reader import Reader

CUPS = frozenset(("\\cup", "\u222a"))
WITHOUT = "\\setminus"


def behind_membership(r: Reader, opening: int) -> bool:
    """Whether a bracket is a set: it stands behind `in`, or behind a cup."""
    before = r.tokens[opening - 1] if opening else None
    return before is not None and (before.key == "in" or before.text.strip() in CUPS)


def member(r: Reader, left: Term, right: Term) -> Term:
    """That something is in a set, or in one of several, or in one without some members."""
    cases = [_without(r, left, right)]
    while r.key == "or" and r.text.strip() in CUPS:
        r.take()
        cases.append(_without(r, left, r.expression(SUM)))
    return Junction("or", tuple(cases)) if len(cases) > 1 else cases[0]


def apart(r: Reader, left: Term) -> Term:
    """An event without another one."""
    if not r.events:
        raise r.fail("a set is taken out of another in a probability, or out of what a letter is in")
    while r.accept(WITHOUT):
        left = Junction("and", (left, Junction("not", (r.expression(NOT),))))
    return left


def _without(r: Reader, left: Term, where: Term) -> Term:
    inside = entrywise("in", left, where) or Relation("in", left, where)
    if not r.accept(WITHOUT):
        return inside
    taken = r.expression(SUM)
    if type(taken) is not Collection or taken.kind != "set" or not taken.items:
        raise r.fail("what is taken out of a set stands in braces, as in \\{1, 2\\}")
    return Junction("and", (inside, *(Relation("!=", left, each) for each in taken.items)))


INFIX = {WITHOUT: Infix(AND, apart)}
