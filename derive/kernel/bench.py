"""What one run of the kernel shares: the seed, the way laws are re-fired, and an equality judge for each context."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from derive.core.certificates import PROVED, Certificate, sound
from derive.core.context import Context
from derive.core.steps import Step
from derive.terms import (
    TRUE,
    ZERO,
    Add,
    Binder,
    Call,
    Component,
    Derivative,
    Div,
    Matrix,
    Mul,
    Neg,
    Operator,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    Vector,
    alike,
    functions_in,
    kinds,
    opened,
    shape,
    symbols,
)

from .equality import Judge
from .explicit import entries, is_explicit, scalar
from .facts import complex_meant, meant, speaks_of_chance
from .held import loose, symbolic
from .known_letters import given
from .term_matrices import UnknownSizeError

Replay = Callable[[Step, Context], bool | None]
CONGRUENT = (Add, Mul, Div, Neg, Pow, Call, Component, Vector, Matrix, Binder)
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
        judge = self._judge(context)
        if (at_once := judge.at_once(a, b)) is not None:
            return at_once
        left, right = lettered(a), lettered(b)
        if speaks_of_chance(meant(left, context), meant(right, context)):
            return self._judge(context).equal(left, right)
        if _has_root(left) or _has_root(right):
            found = _same_constants(plain(left, context), plain(right, context))
            if found is not None:
                return found
        if _has_equations(context) and (by_equations := self._by_equations(left, right, context)) is not None:
            return by_equations
        whole = judge.equal(left, right)
        return whole if sound(whole.grade) else self._where_they_differ(a, b, context) or whole

    def _where_they_differ(self, a: Term, b: Term, context: Context) -> Certificate | None:
        """Two terms that differ in one summand, factor or the like are equal where that is."""
        narrow, wide = narrowed(a, b)
        found = None if narrow is a else self._judge(context).equal(lettered(narrow), lettered(wide))
        return found if found and sound(found.grade) else None

    def same(self, a: Term, b: Term, context: Context) -> bool:
        """Whether two terms are quickly seen to be equal, by their canonical forms."""
        if alike(a, b):
            return True
        left, right = plain(a, context), plain(b, context)
        if _same_constants(left, right) is not None:
            return True
        try:
            if symbolic(left, right) or shape(left) != shape(right) or not is_explicit(left):
                return False
            pairs = tuple(zip(entries(left), entries(right), strict=True))
        except (UnknownSizeError, ValueError):
            return False
        judge = self._judge(context)
        real = not complex_meant(judge.facts, left, right)
        return all(
            alike(x, y) or judge.forms.vanishes(given(x, judge.facts), given(y, judge.facts), real=real)
            for x, y in pairs
        )

    def _judge(self, context: Context) -> Judge:
        judge = self._judges.get(context)
        if judge is None:
            judge = self._judges[context] = Judge(context, self.seed)
        return judge

    def _by_equations(self, left: Term, right: Term, context: Context) -> Certificate | None:
        """By a combination of the equations among the facts."""
        from .reading_off import read_off

        if type(left) in (Operator, Derivative) and (read := read_off(left, right, context, self)) is not None:
            return read
        if self.same(left, right, context):
            return Certificate(PROVED, "canonical form", seed=self.seed)
        from .systems import entails

        if entails(TRUE, Relation("=", left, right), context):
            return Certificate(PROVED, "combination of equations", seed=self.seed)
        from .declared_products import declared_put_in, without_products

        one, other = declared_put_in(left, context), declared_put_in(right, context)
        if one is left and other is right:
            return None
        found = self.equal(one, other, without_products(context))
        return found if sound(found.grade) else None

    def fires(self, step: Step, context: Context) -> bool:
        """Whether the law that a step names gives the step; a law that is no rule is taken at its word."""
        return self.replay is None or self.replay(step, context) is not False


def narrowed(a: Term, b: Term) -> tuple[Term, Term]:
    """The smallest subterms in which two terms differ, by nodes that keep equality under any facts."""
    while type(a) is type(b) and isinstance(a, CONGRUENT) and len(a.children) == len(b.children):
        differing = [k for k, pair in enumerate(zip(a.children, b.children, strict=True)) if pair[0] is not pair[1]]
        if len(differing) != 1 or a.rebuilt(b.children) is not b:
            break
        a, b = a.children[differing[0]], b.children[differing[0]]
    return a, b


@cache
def _has_equations(context: Context) -> bool:
    told = (fact for fact in context.facts if not speaks_of_chance(fact))
    return any(type(fact) is not Relation or fact.sign in ("=", ":=") for fact in told)


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

    if all(x is y or same_number(x, y) for x, y in pairs):
        return Certificate(PROVED, "exact algebraic numbers")
    return None


def _has_root(term: Term) -> bool:
    return RootOf in kinds(term) or not functions_in(term).isdisjoint(("sqrt", "root"))


def plain(term: Term, context: Context) -> Term:
    """A term with its bound letters and abbreviations written out, and scalars of explicit vectors and matrices too."""
    found = meant(lettered(term), context)
    try:
        return found if shape(found) else scalar(found)
    except (UnknownSizeError, ValueError):
        return found


@cache
def lettered(term: Term) -> Term:
    """A piece of a binder's body with the letters bound outside it as letters of their own."""
    for k in range(loose(term)):
        term = opened(Binder("sum", "", term, ZERO, ZERO), Symbol(f"#{k}"))
    return term
