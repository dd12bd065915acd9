"""Equations that a chain begins with and that say something of what nothing else tells of: E[X] = 3, f'' + f = 0."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.terms import (
    Apply,
    Binder,
    Call,
    Component,
    Derivative,
    Operator,
    Pow,
    Symbol,
    Term,
    factors,
    kinds,
    letters,
    subterms,
    symbols,
)

MARKS = ("_prime", "_dot", "_ddot")
NEXT = re.compile(r"_\{[a-z]\+1\}$")
CHANCES = ("expectation", "variance", "covariance", "probability")


def says_of_unknowns(before: Term, after: Term, context: Context) -> bool:
    """Whether the first side holds chances, or values of functions, of which neither the other nor a fact tells."""
    if _next_step(before, after, context) or _adds_up_unknowns(before, after, context):
        return True
    chances, functions = _chances(before), _functions(before, context)
    if not chances and not functions:
        return False
    alone = len(chances) == 1 and chances[0] is before and type(chances[0].children[0]) is Symbol
    if (_chances(after) and not alone) or _functions(after, context):
        return False
    if not kinds(before).isdisjoint((Derivative, Operator)):
        return False
    random = {x.name for each in chances for x in symbols(each)}
    told = {x.name for fact in context.facts for x in symbols(fact) if _chances(fact) and not _is_bare(fact)}
    known = {name for name, _ in context.properties} | {each.name for each in context.definitions} | told
    return not random & known and not random & {x.name for x in symbols(after)}


def _adds_up_unknowns(before: Term, after: Term, context: Context) -> bool:
    """Whether the first side is a sum of entries, or of products of them, that nothing else tells of."""
    if type(before) is not Binder or before.kind != "sum":
        return False
    parts = [each.base if type(each) is Pow else each for each in factors(before.body)]
    if not all(type(each) is Component and type(each.base) is Symbol for each in parts):
        return False
    names = {x.name for each in parts for x in symbols(each)}
    told = {x.name for fact in context.facts for x in symbols(fact)} | {each.name for each in context.definitions}
    told |= {name for name, _ in context.properties}
    return not names & (told | {x.name for x in symbols(after)})


def _next_step(before: Term, after: Term, context: Context) -> bool:
    """Whether the first side holds the next step x_{k+1} of an iteration, of which nothing else tells."""
    if not kinds(before).isdisjoint((Derivative, Operator)):
        return False
    told = {x.name for fact in context.facts for x in symbols(fact)} | {each.name for each in context.definitions}
    new = (x.name for x in symbols(before) - symbols(after))
    return any(NEXT.search(name) and name not in told for name in new)


def marked_anew(before: Term, after: Term) -> tuple[Term, ...]:
    """The letters with primes or dots, and a d as of dx, of which the line before says nothing."""
    sizes = {size for x in symbols(before) | symbols(after) for size in x.dims}
    new = (x for x in letters(after) if x not in letters(before) and x not in sizes)
    return tuple(x for x in new if x.name.endswith(MARKS) or x is Symbol("d"))


def _is_bare(fact: Term) -> bool:
    """Whether a fact says no more than that a mean exists."""
    return getattr(fact, "sign", "") == "in"


def _chances(term: Term) -> tuple[Call, ...]:
    if Call not in kinds(term):
        return ()
    return tuple(here for here in subterms(term) if type(here) is Call and here.name in CHANCES)


def _functions(term: Term, context: Context) -> tuple[Term, ...]:
    if Apply not in kinds(term):
        return ()
    found = (here for here in subterms(term) if type(here) is Apply)
    return tuple(here for here in found if context.definition(here.name) is None)
