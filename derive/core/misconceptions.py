"""Misconceptions: wrong rules that people apply, each with all that it can lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.terms import Record, ShapeMismatchError, Term

from .context import Context
from .laws import Law
from .relations import EQUAL

Wrong = Callable[[Term, Context], Iterator[Term]]


class Misconception(Record):
    """A wrong rule: what it makes of a term, every way it is made.

    `undone` leads back from a wrong term to what it may have been, where that is more than can be read from the line
    before.
    """

    law: Law
    alternatives: Wrong
    heads: tuple[type[Term], ...] = ()
    undone: Wrong | None = None

    @property
    def name(self) -> str:
        """The name in reports."""
        return self.law.name

    def __call__(self, term: Term, context: Context) -> tuple[Term, ...]:
        """What people write in place of a term, nothing where the rule does not apply."""
        if self.heads and type(term) not in self.heads:
            return ()
        try:
            return tuple(found for found in dict.fromkeys(self.alternatives(term, context)) if found is not term)
        except ShapeMismatchError:
            return ()


def misconception(
    formula: str, *heads: type[Term], relation: str = EQUAL, undone: Wrong | None = None
) -> Callable[[Wrong], Misconception]:
    """Turn a function that yields wrong terms into a misconception named and explained by it."""

    def named(alternatives: Wrong) -> Misconception:
        statement = (alternatives.__doc__ or "").partition("\n")[0].strip()
        name = alternatives.__name__.strip("_").replace("_", "-")
        return Misconception(Law(name, statement, formula, "", relation), alternatives, heads, undone)

    return named
