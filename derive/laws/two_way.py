"""Laws that are read in either direction under one name."""

from __future__ import annotations

from derive.core.context import Context
from derive.core.rules import Provided, Rule
from derive.terms import Term


def turned(forward: Rule, term: Term, target: Term, context: Context) -> Term | Provided | None:
    """The target, where the law leads from it to the term, under the same conditions."""
    found = forward.rewrite(target, context) if not forward.heads or type(target) in forward.heads else None
    after, conditions = (found.after, found.conditions) if isinstance(found, Provided) else (found, ())
    if after is not term:
        return None
    return Provided(target, conditions) if conditions else target


def two_way(forward: Rule) -> Rule:
    """The law from left to right, or from right to left where its parameter gives the left side."""

    def rewrite(term: Term, context: Context, *targets: Term) -> Term | Provided | None:
        if not targets:
            return forward.rewrite(term, context)
        return turned(forward, term, targets[0], context) if len(targets) == 1 else None

    return Rule(forward.law, rewrite)
