"""What is said of a document that was held against the engine's own solution."""

from __future__ import annotations

from derive.core.drafts import Phrase, phrase
from derive.core.reports import Comparison, Reached


def comparison(found: Comparison | None) -> tuple[Phrase, ...]:
    """The sentences of a comparison: the problem, the key lines, the end."""
    if found is None:
        return ()
    return (_begins(found), *map(_key, found.keys), *_ends(found))


def _begins(found: Comparison) -> Phrase:
    if found.same is None:
        return phrase("against.unclear", found.problem)
    if found.same:
        return phrase("against.same", found.problem)
    if found.asked is None:
        return phrase("against.other", found.problem)
    return phrase("against.other_than", found.problem, found.asked)


def _key(key: Reached) -> Phrase:
    if key.line is None:
        return phrase("against.key_missing", key.term)
    return phrase("against.key", key.term, str(key.line))


def _ends(found: Comparison) -> tuple[Phrase, ...]:
    if found.reached is None:
        return ()
    if not found.goals:
        return (phrase("against.reached" if found.reached else "against.not_reached"),)
    missing = tuple(goal.term for goal in found.goals if goal.line is None)
    there = tuple(phrase("against.goal", goal.term, str(goal.line)) for goal in found.goals if goal.line is not None)
    if not missing:
        return there if found.formed else (phrase("against.form", found.goals[0].term),)
    if len(found.goals) > 1 or found.last is None:
        return (*there, *(phrase("against.missing", each) for each in missing))
    return (phrase("against.stops" if found.ends else "against.ends", found.last, missing[0]),)
