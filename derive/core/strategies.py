"""Strategies: frozen values that carry a term along a derivation, written with `>>` and `|`."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Record, Term

from .context import Context
from .laws import Law, together
from .steps import Derivation, Step, conditions_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar


MOST_KNOWN = 20_000


class Strategy(Record):
    """Carries a term along a derivation; None where it does not apply."""

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The derivation from a term."""
        raise NotImplementedError

    def __rshift__(self, other: Strategy) -> Strategy:
        """This, then the other, each where it applies."""
        return Sequence(self, other)

    def __or__(self, other: Strategy) -> Strategy:
        """The first of the two that applies."""
        return Choice(options_of(self) + options_of(other))


class Sequence(Strategy):
    """Do the first, then the second, where they apply."""

    first: Strategy
    second: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """Both derivations joined."""
        head = self.first(term, context)
        tail = self.second(head.end if head else term, context)
        if head is None or tail is None:
            return head or tail
        return Derivation(term, head.steps + tail.steps, tail.end)


class Choice(Strategy):
    """Do the first option that applies; strategies are pure, so what was found is remembered."""

    options: tuple[Strategy, ...]

    __slots__ = ("_by_kind", "_known")
    _by_kind: ClassVar[dict[type[Term], tuple[Strategy, ...]]]
    _known: ClassVar[dict[tuple[Term, Context], Derivation | None]]

    def __init__(self, *options: tuple[Strategy, ...]) -> None:
        super().__init__(*options)
        object.__setattr__(self, "_by_kind", {})
        object.__setattr__(self, "_known", {})

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The first option's derivation."""
        known, key = self._known, (term, context)
        try:
            return known[key]
        except KeyError:
            found = self._found(term, context)
        if len(known) >= MOST_KNOWN:
            known.clear()
        known[key] = found
        return found

    def _found(self, term: Term, context: Context) -> Derivation | None:
        kind = type(term)
        options = self._by_kind.get(kind)
        if options is None:
            options = self._by_kind[kind] = tuple(each for each in self.options if _takes(each, kind))
        for option in options:
            if (found := option(term, context)) is not None:
                return found
        return None


def _takes(option: Strategy, kind: type[Term]) -> bool:
    """Whether an option may apply to a node of that class."""
    if isinstance(option, When):
        return _takes(option.body, kind)
    heads = getattr(option, "heads", ())
    return not heads or kind in heads


def options_of(strategy: Strategy) -> tuple[Strategy, ...]:
    """The options of a choice; any other strategy is its only option."""
    return strategy.options if isinstance(strategy, Choice) else (strategy,)


class Repeat(Strategy):
    """Do it as often as it applies, at most `limit` times."""

    body: Strategy
    limit: int = 10_000

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """All rounds joined."""
        steps: list[Step] = []
        here = term
        for _ in range(self.limit):
            if (more := self.body(here, context)) is None:
                return Derivation(term, tuple(steps), here) if steps else None
            steps.extend(more.steps)
            here = more.end
        raise RecursionError(f"no end after {self.limit} rounds")


class When(Strategy):
    """Do it to terms that pass the test."""

    test: Callable[[Term], bool]
    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """The body's derivation."""
        return self.body(term, context) if self.test(term) else None


class Line(Strategy):
    """Fold what the body does into one line, named after the laws in it, that can be unfolded."""

    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """One step over the whole term."""
        return _folded(None, self.body(term, context))


class Named(Strategy):
    """Fold what the body does into one step under a law's own name."""

    law: Law
    body: Strategy

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """One step over the whole term."""
        return _folded(self.law, self.body(term, context))


def _folded(law: Law | None, found: Derivation | None) -> Derivation | None:
    if found is None or found.end is found.start:
        return None
    if len(found.steps) == 1 and not found.steps[0].position and law is None:
        return found
    steps = found.steps
    conditions = conditions_of(found)
    uses = tuple(dict.fromkeys(u for step in steps for u in step.uses))
    named = law or together(tuple(step.law for step in steps))
    step = Step(named, found.start, found.end, steps[0].relation, conditions, (), uses, detail=steps)
    return Derivation(found.start, (step,), found.end)
