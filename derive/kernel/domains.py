"""Where a statement has a value: what it needs beyond what another one needs already."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ONE, ZERO, Call, Div, E, Number, Pow, Relation, Term, subterms, undefined_unless

from .facts import strictly_evaluated


def has_value(statement: Term, known: Term, context: Context) -> bool:
    """Whether everything in a statement that is not in the known one has a value wherever the known one has."""
    return not missing(statement, known, context)


def missing(statement: Term, known: Term, context: Context) -> tuple[Term, ...]:
    """The conditions that a statement needs and that do not follow where the known one has a value."""
    given = set(subterms(known))
    wanted = [c for part in strictly_evaluated(statement) if part not in given for c in needs(part)]
    if not wanted:
        return ()
    inside = context.given(*(c for part in strictly_evaluated(known) for c in needs(part)))
    return tuple(condition for condition in dict.fromkeys(wanted) if not holds(inside, condition))


def needs(part: Term) -> tuple[Term, ...]:
    """The conditions under which a term has a value where its parts have."""
    match part:
        case Call():
            return undefined_unless(part)
        case Div(_, below):
            return (Relation("!=", below, ZERO),)
        case Pow(base, Number(p, 1)) if p < 0:
            return (Relation("!=", base, ZERO),)
        case Pow(base, Number(p, q)) if q > 1:
            return (Relation(">=" if p > 0 else ">", base, ZERO),)
        case Pow(base, exponent) if not (type(exponent) is Number or base is E or base is ONE or base.shape):
            return (Relation(">", base, ZERO),)
    return ()
