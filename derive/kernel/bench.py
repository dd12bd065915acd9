"""What one run of the kernel shares: the seed, the way laws are re-fired, and an equality judge for each context."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from derive.core.certificates import PROVED, Certificate, sound, worst
from derive.core.context import Context
from derive.core.steps import Step
from derive.terms import (
    TRUE,
    ZERO,
    Binder,
    Bound,
    Call,
    Relation,
    RootOf,
    Symbol,
    Term,
    alike,
    opened,
    shape,
    substituted,
    subterms,
    symbols,
)

from .equality import Judge
from .explicit import UnknownSizeError, entries, is_explicit, scalar
from .facts import facts_of, meant

Replay = Callable[[Step, Context], bool | None]
IDENTICAL = Certificate(PROVED, "identical")


class Bench:
    """Judges equality under any context and keeps what it has judged."""

    def __init__(self, seed: int = 0, replay: Replay | None = None) -> None:
        """Start with nothing judged."""
        self.seed, self.replay = seed, replay
        self._judges: dict[Context, Judge] = {}

    def equal(self, a: Term, b: Term, context: Context) -> Certificate:
        """Whether two terms are equal wherever both are defined."""
        if alike(a, b):
            return IDENTICAL
        left, right = plain(a, context), plain(b, context)
        found = _same_constants(left, right)
        if found is not None:
            return found
        found = self._judged(left, right, context)
        return found if sound(found.grade) else self._under_equations(left, right, context) or found

    def _judged(self, left: Term, right: Term, context: Context) -> Certificate:
        judge = self._judges.get(context)
        if judge is None:
            judge = self._judges[context] = Judge(context, self.seed)
        return judge.equal(left, right)

    def _under_equations(self, left: Term, right: Term, context: Context) -> Certificate | None:
        """With the equations among the facts: letters that they give put in, or by a combination of them."""
        facts = facts_of(context)
        if facts.solved:
            values: dict[Term, Term] = dict(facts.solved)
            changed = tuple(substituted(side, values) for side in (left, right))
            if changed != (left, right):
                found = _same_constants(changed[0], changed[1]) or self._judged(changed[0], changed[1], context)
                if sound(found.grade):
                    return found
        if facts.solved or facts.equations:
            from .systems import entails

            if entails(TRUE, Relation("=", left, right), context):
                return Certificate(PROVED, "combination of equations", seed=self.seed)
        return None

    def fires(self, step: Step, context: Context) -> bool:
        """Whether the law that a step names gives the step; a law that is no rule is taken at its word."""
        return self.replay is None or self.replay(step, context) is not False


def _same_constants(a: Term, b: Term) -> Certificate | None:
    """Numbers with roots in them, and vectors and matrices of such, by exact arithmetic."""
    if not any(_has_root(side) for side in (a, b)):
        return None
    try:
        if shape(a) != shape(b) or not is_explicit(a):
            return None
        pairs = tuple(zip(entries(a), entries(b), strict=True))
    except (UnknownSizeError, ValueError):
        return None
    if any(symbols(x) or symbols(y) for x, y in pairs):
        return None
    from derive.exact.fields import same_number

    if all(same_number(x, y) for x, y in pairs):
        return worst((Certificate(PROVED, "exact algebraic numbers"),))
    return None


@cache
def _has_root(term: Term) -> bool:
    return any(
        type(part) is RootOf or (type(part) is Call and part.name in ("sqrt", "root")) for part in subterms(term)
    )


def plain(term: Term, context: Context) -> Term:
    """A term with its bound letters and abbreviations written out, and scalars of explicit vectors and matrices too."""
    found = meant(lettered(term), context)
    try:
        return found if shape(found) else scalar(found)
    except (UnknownSizeError, ValueError):
        return found


@cache
def _loose(term: Term) -> int:
    """How many enclosing binders a piece refers to at most."""
    if type(term) is Bound:
        return term.depth + 1
    if not term.children:
        return 0
    inner = [_loose(child) for child in term.children]
    if type(term) is Binder:
        inner[0] = max(inner[0] - 1, 0)
    return max(inner)


@cache
def lettered(term: Term) -> Term:
    """A piece of a binder's body with the letters bound outside it as letters of their own."""
    for k in range(_loose(term)):
        term = opened(Binder("sum", "", term, ZERO, ZERO), Symbol(f"#{k}"))
    return term
