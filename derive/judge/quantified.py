"""Lines that hold for all values of a letter: what follows from them is not about one value of it."""

from __future__ import annotations

import re

from derive.terms import Symbol, Term, letters, symbols

_ALL = re.compile(
    r"(?:\\forall|∀|\bfor\s+(?:all|every|any|each)\b(?:\s+(?:real|values?|numbers?|of)\b)*)[\s},~$\\;:!]*(\\?[A-Za-z]+)"
)


def for_all(said: str, before: Term, after: Term) -> Symbol | None:
    """The letter for all values of which a line is said to hold, where it has others too and the next line lacks it."""
    named = {name.lstrip("\\") for name in _ALL.findall(said)}
    free = letters(before)
    return next((x for x in free if x.name in named and len(free) > 1 and x not in letters(after)), None)


_UNEQUAL = re.compile(r"\\sum\s*_\s*\{\s*\\?\w+\s*\\neq?\s*(\\?\w+)\s*\}")


def fixed_in_one(lines: tuple[tuple[str, Term], tuple[str, Term]]) -> tuple[Term, ...]:
    r"""The index j of \sum_{k \ne j} in one of two lines that stands by itself in the other."""
    (one, before), (other, after) = lines
    both = ((one, before, after), (other, after, before))
    named = ((Symbol(name.lstrip("\\")), *terms) for text, *terms in both for name in _UNEQUAL.findall(text))
    return tuple(j for j, here, there in named if j in symbols(there) and j not in symbols(here))
