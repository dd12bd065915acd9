"""Strategies that go into a term: at every outermost place, from the leaves up, in one child."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Term

from .context import Context
from .steps import Derivation, Step, moved, placed
from .strategies import MOST_KNOWN, Strategy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


def _in_children(strategy: Strategy, term: Term, context: Context, most: int) -> Derivation | None:
    steps: list[Step] = []
    parts = list(term.children)
    found = 0
    for index, child in enumerate(parts):
        if (inner := strategy(child, context)) is not None:
            steps += placed(inner.steps, (index,))
            parts[index] = inner.end
            found += 1
            if found == most:
                break
    return Derivation(term, tuple(steps), term.rebuilt(tuple(parts))) if steps else None


class Everywhere(Strategy):
    """Do it at every outermost place at once."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The derivations at all places."""
        return self.body(term, context) or _in_children(self, term, context, len(term.children))


class Innermost(Strategy):
    """Do it from the leaves up until nothing applies; the given subterms are left as they are."""

    body: Strategy
    given: frozenset[Term] = frozenset()

    __slots__ = ("_known",)
    _known: ClassVar[dict[Context, set[Term]]]

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values, **named)
        object.__setattr__(self, "_known", {})

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """All the steps, in the order taken; where nothing applies is remembered."""
        steps: list[Step] = []
        settled = self._known.get(context)
        if settled is None or len(settled) >= MOST_KNOWN:
            settled = self._known[context] = set(self.given)
        end = self._settled(term, (), steps, settled, context)
        return Derivation(term, tuple(steps), end) if steps else None

    def _settled(
        self, term: Term, place: tuple[int, ...], steps: list[Step], settled: set[Term], context: Context
    ) -> Term:
        while term not in settled:
            children = term.children
            if children:
                below = tuple(
                    self._settled(child, (*place, index), steps, settled, context)
                    for index, child in enumerate(children)
                )
                if below != children:
                    term = term.rebuilt(below)
            if (found := self.body(term, context)) is None:
                settled.add(term)
                return term
            steps.extend(placed(found.steps, place))
            term = found.end
        return term


class Child(Strategy):
    """Do it in one child of a term that passes the test."""

    index: int
    test: Callable[[Term], bool]
    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The child's derivation, lifted."""
        if not self.test(term) or (inner := self.body(term.children[self.index], context)) is None:
            return None
        parts = list(term.children)
        parts[self.index] = inner.end
        return Derivation(term, moved(inner.steps, self.index), term.rebuilt(tuple(parts)))
