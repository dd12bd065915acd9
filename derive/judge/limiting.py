"""What tends to what: where it is known which letter goes where, it is an equation of a limit."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.relations import EQUAL, IMPLIES, TENDS
from derive.terms import TRUE, Record, Relation, Symbol, Term, alike, bind, kinds, subterms, symbols, with_children

from .entries import Change, same

_SIDES = {">": "limit+", "<": "limit-"}


class Joined(Record):
    """What a line is compared with, and by which relation."""

    before: Term
    relation: str


def limits(context: Context) -> Change:
    """Statements that something tends somewhere, as what they say of limits; what is told holds."""
    told = {fact.left: fact.right for fact in _told(context)}

    def change(term: Term) -> Term:
        new = with_children(term, change) if Relation in kinds(term) else term
        match new:
            case Relation("->", Symbol() as x, place) if x in told and alike(told[x], place):
                return TRUE
            case Relation("->", left, right) if (limit := _limit(left, context, symbols(right))) is not None:
                return Relation(EQUAL, limit, right)
        return new

    return change if told else same


def says_it(term: Term) -> bool:
    """Whether a line says that something tends somewhere while nothing tells which letter goes where."""
    return Relation in kinds(term) and any(type(here) is Relation and here.sign == TENDS for here in subterms(term))


def joined(before: Term, after: Term, relation: str, context: Context) -> Joined | None:
    """The limit of a line that tends to the next; None where nothing tells what goes where.

    Where the next line has every letter of the first, its writer's arrow may stand for any step.
    """
    if relation != TENDS:
        return Joined(before, relation)
    limit = _limit(before, context, symbols(after))
    if limit is not None:
        return Joined(limit, EQUAL)
    return Joined(before, IMPLIES) if symbols(before) and symbols(before) <= symbols(after) else None


def _limit(term: Term, context: Context, kept: frozenset[Symbol]) -> Term | None:
    """The limit of a term in its one letter that is not kept and is told to tend somewhere, maybe from one side."""
    letters = symbols(term) - kept
    told = [fact for fact in _told(context) if fact.left in letters]
    if len(told) != 1 or type(told[0].left) is not Symbol:
        return None
    x, place = told[0].left, told[0].right
    beside = (f for f in context.facts if type(f) is Relation and f.left is x and alike(f.right, place))
    side = next((_SIDES[fact.sign] for fact in beside if fact.sign in _SIDES), "limit")
    return bind(side, x, term, place)


def _told(context: Context) -> list[Relation]:
    return [fact for fact in context.facts if type(fact) is Relation and fact.sign == TENDS]
