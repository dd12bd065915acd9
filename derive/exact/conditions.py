"""Whether a condition holds under what is declared: yes, no, or unknown."""

from __future__ import annotations

from functools import lru_cache

from derive.core.context import Context
from derive.terms import FALSE, TRUE, ZERO, Collection, Constant, Junction, Neg, Relation, Term, alike, total

from .conjuncts import DENIED, conjuncts
from .facts import combination
from .integers import is_integer
from .signs import range_of, sign

HELD_BY = {
    "=": frozenset((0,)), "!=": frozenset((-1, 1)), "<": frozenset((-1,)), "<=": frozenset((-1, 0)),
    ">": frozenset((1,)), ">=": frozenset((0, 1)),
}  # fmt: skip


@lru_cache(20_000)
def holds(context: Context, condition: Term) -> bool | None:
    """True where the condition follows from what is declared, False where its negation does, else None."""
    if any(alike(condition, fact) for fact in context.facts):
        return True
    found = _judged(context, condition)
    return _by_cases(context, condition) if found is None else found


def _judged(context: Context, condition: Term) -> bool | None:
    match condition:
        case Constant():
            return {TRUE: True, FALSE: False}.get(condition)
        case Relation("in", left, right):
            return _in(context, left, right)
        case Relation(relation, left, right) if relation in HELD_BY:
            return _compared(context, relation, left, right)
        case Junction("and", parts):
            return _all([holds(context, part) for part in parts])
        case Junction("or", parts):
            return _any(context, parts)
        case Junction("not", (part,)):
            found = holds(context, part)
            return None if found is None else not found
        case Junction("=>", (first, second)):
            return _implied(context, first, second)
        case Junction("<=>", (first, second)):
            return _all([_implied(context, first, second), _implied(context, second, first)])
    return None


def _all(found: list[bool | None]) -> bool | None:
    return False if False in found else None if None in found else True


def _any(context: Context, parts: tuple[Term, ...]) -> bool | None:
    """Some part holds; or the last of them holds wherever the others do not."""
    found = [holds(context, part) for part in parts]
    if True in found:
        return True
    if all(each is False for each in found):
        return False
    *others, last = (part for part, each in zip(parts, found, strict=True) if each is None)
    denials = tuple(denied(part) for part in others)
    if others and holds(context.given(*denials), last):
        return True
    return None


def denied(statement: Term) -> Term:
    """The negation, without a `not` where there is a relation for it."""
    if type(statement) is Relation and statement.sign in DENIED:
        return Relation(DENIED[statement.sign], statement.left, statement.right)
    return Junction("not", (statement,))


def _implied(context: Context, first: Term, second: Term) -> bool | None:
    if holds(context, first) is False:
        return True
    return True if holds(context.given(*conjuncts(first)), second) else None


def _compared(context: Context, relation: str, left: Term, right: Term) -> bool | None:
    if left.shape or right.shape:
        return {"=": True, "!=": False}.get(relation) if alike(left, right) else None
    difference = total((left, Neg(right))) if right is not ZERO else left
    if not combination(difference):
        possible = frozenset((0,))
    elif relation not in ("=", "!=") and not range_of(difference, context).real:
        return None
    else:
        possible = sign(difference, context)
    if not possible or possible <= HELD_BY[relation]:
        return True if possible else None
    return None if possible & HELD_BY[relation] else False


def _in(context: Context, left: Term, right: Term) -> bool | None:
    match right:
        case Constant("reals"):
            return True if range_of(left, context).real else None
        case Constant("complexes"):
            return True
        case Constant("integers"):
            return True if is_integer(left, context) else _not_whole(left)
        case Constant("naturals"):
            whole = True if is_integer(left, context) else _not_whole(left)
            return _all([whole, _compared(context, ">=", left, ZERO)])
        case Collection("set" | "tuple", items):
            return _any(context, tuple(Relation("=", left, item) for item in items)) if items else False
        case Collection():
            return _all([holds(context, part) for part in conjuncts(Relation("in", left, right))])
    return None


def _not_whole(term: Term) -> bool | None:
    return False if getattr(term, "q", 1) > 1 else None


def _by_cases(context: Context, condition: Term) -> bool | None:
    """By the cases of a fact `a or b`, where the condition is the same in all of them."""
    for k, fact in enumerate(context.facts):
        if type(fact) is Junction and fact.word == "or":
            rest = context.but(facts=context.facts[:k] + context.facts[k + 1 :])
            found = {holds(rest.given(*conjuncts(part)), condition) for part in fact.parts}
            if len(found) == 1:
                return found.pop()
    return None
