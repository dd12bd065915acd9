"""Wrong rules of constrained problems."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.core.misconceptions import misconception
from derive.terms import Junction, Relation, Symbol, Term, letters, negated, summands, total

MULTIPLIERS = ("lambda", "mu", "nu", "eta", "alpha")


def _multiplier(term: Term) -> bool:
    return any(type(x) is Symbol and x.name.split("_")[0] in MULTIPLIERS for x in letters(term))


def _turned(term: Term) -> Term:
    return total(negated(t) if _multiplier(t) else t for t in summands(term))


@misconception("f_x - l g_x = 0 iff f_x = -l g_x", Relation, Junction, relation="iff")
def multiplier_sign(term: Term, context: Context) -> Iterator[Term]:
    """The gradients are parallel with the same multiplier on both ways of writing: f_x = l g_x."""
    match term:
        case Relation("=", left, right) if len(letters(term)) > 1 and (_multiplier(left) or _multiplier(right)):
            yield Relation("=", _turned(left), _turned(right))
        case Junction("and", parts):
            turned = tuple(next(iter(multiplier_sign(p, context)), p) for p in parts)
            yield Junction("and", turned)
            for k, each in enumerate(turned):
                yield Junction("and", (*parts[:k], each, *parts[k + 1 :]))


@misconception("grad f = l grad g and g = 0 iff grad f = l grad g", Junction, relation="iff")
def constraint_forgotten(term: Term, context: Context) -> Iterator[Term]:
    """The constraint belongs to the system that is solved."""
    match term:
        case Junction("and", parts) if len(parts) > 1:
            for k in reversed(range(len(parts))):
                rest = (*parts[:k], *parts[k + 1 :])
                yield Junction("and", rest) if len(rest) > 1 else rest[0]
