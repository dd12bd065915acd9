"""Moments of random letters under a context: which are told, which are independent, and letters for the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from derive.core.context import Context
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Apply,
    Call,
    Component,
    Div,
    Pow,
    Relation,
    Symbol,
    Term,
    alike,
    number,
    product,
    raised,
    substituted,
    symbols,
    total,
)

from .moment_letters import UNSURE, NoMomentsError, different, matched, moments_in, named
from .normal_moments import of_normal, of_side, tilted

Factor = tuple[Term, int]
NORMAL = ("Normal", "N")


class Told:
    """What a context tells of its random letters."""

    def __init__(self, context: Context) -> None:
        """The random letters and the facts about them."""
        self.context = context
        self.indices = {name for name, _ in context.indices}
        self.fresh = count(1)
        told = (x for fact in context.facts for u in moments_in(fact) for x in symbols(u))
        marked = {name for name, word in context.properties if word in ("independent", "symmetric-about-zero")}
        self.distributed = {name for name, word in context.properties if word == "distributed"}
        self.distributed |= {letter.name for fact in context.facts if (letter := distributed_letter(fact)) is not None}
        self.random = marked | self.distributed | {x.name for x in told if x.name not in self.indices}

    def expected(self, body: Term) -> Term:
        """The expectation of a body; reduced further down."""
        raise NoMomentsError(body)

    def sources(self, term: Term) -> frozenset[tuple[str, tuple[Term, ...]]]:
        """The random letters and entries that a term depends on."""
        match term:
            case Component(Symbol(name), indices) if name in self.random:
                return frozenset(((name, indices),))
            case Symbol(name):
                return frozenset(((name, ()),)) if name in self.random else frozenset()
        return frozenset().union(*map(self.sources, term.children))

    def of_product(self, parts: Iterable[Factor]) -> Term:
        """The expectation of a product of powers: one factor for each group that is independent of the others."""
        powers: dict[Term, int] = {}
        for base, n in parts:
            powers[base] = powers.get(base, 0) + n
        groups: list[dict[Term, int]] = []
        for base, n in powers.items():
            tied = [g for g in groups if any(not self.independent(base, other) for other in g)]
            joined = {base: n} | {k: v for g in tied for k, v in g.items()}
            groups = [g for g in groups if g not in tied] + [joined]
        return product(map(self.moment, groups))

    def independent(self, a: Term, b: Term) -> bool:
        """Whether two random terms are declared independent."""
        one, other = self.sources(a), self.sources(b)
        if not all(self.context.has(name, "independent") for name, _ in one | other):
            return False
        return all(x != y or different(i, j) for x, i in one for y, j in other)

    def moment(self, group: dict[Term, int]) -> Term:
        """A joint moment of terms that are not independent of each other."""
        if (found := tilted(group, self)) is not None:
            return found
        if len(group) > 1:
            if len(group) == 2 and set(group.values()) == {1} and (joint := self.told_together(*group)) is not None:
                return total((joint, product(self.moment({each: 1}) for each in group)))
            return named(UNSURE, product(raised(base, number(n)) for base, n in sorted(group.items(), key=repr)))
        ((base, n),) = group.items()
        return self.told(raised(base, number(n)), "expectation") or self.of_power(base, n)

    def of_power(self, base: Term, n: int) -> Term:
        """E[X^n] of one random term."""
        if n > 1 and self.is_normal(base):
            return of_normal(self.moment({base: 1}), self.told(base, "variance") or ONE, n)
        if (found := of_side(base, n, self)) is not None:
            return found
        if self.has_distribution(base) and (n == 1 or self.told(base, "variance") is None):
            return named(UNSURE, raised(base, number(n)))
        if type(base) is Call and base.name == "relu" and n % 2 == 0 and self.mirrored(base.arguments[0]):
            return Div(self.moment({base.arguments[0]: n}), TWO)
        if type(base) is Call and base.name == "abs" and n % 2 == 0:
            return self.expected(Pow(base.arguments[0], number(n)))
        if n % 2 and self.mirrored(base):
            return ZERO
        if n == 1:
            return named("E" if type(base) in (Symbol, Component) else UNSURE, base)
        if n == 2:
            spread = self.told(base, "variance")
            if spread is None:
                spread = named("Var" if type(base) in (Symbol, Component) else UNSURE, base)
            return total((spread, Pow(self.moment({base: 1}), TWO)))
        return named(UNSURE, raised(base, number(n)))

    def has_distribution(self, term: Term) -> bool:
        """Whether a letter, or an entry of one, is said to have some distribution."""
        letter = term.base if type(term) is Component else term
        return type(letter) is Symbol and letter.name in self.distributed

    def is_normal(self, term: Term) -> bool:
        """Whether a letter, or an entry, is declared normal, with its variance."""
        normal = any(
            type(fact) is Relation and type(fact.right) is Apply and fact.right.name in NORMAL
            for fact in self.context.facts
            if distributed_letter(fact) is not None and self.fitted(fact.left, term) is not None  # type: ignore[attr-defined]
        )
        return normal and self.told(term, "variance") is not None

    def mirrored(self, term: Term) -> bool:
        """Whether a letter, or an entry of one, is declared symmetric about zero."""
        letter = term.base if type(term) is Component else term
        return type(letter) is Symbol and self.context.has(letter.name, "symmetric-about-zero")

    def told_together(self, x: Term, y: Term) -> Term | None:
        """What a fact says of the covariance of two letters."""
        for fact in self.context.facts:
            match fact:
                case Relation("=", Call("covariance", told), value) if told in ((x, y), (y, x)) and not self.sources(
                    value
                ):
                    return value
        return None

    def told(self, term: Term, name: str) -> Term | None:
        """What a fact says of the expectation or the variance of a term."""
        for fact in self.context.facts:
            match fact:
                case Relation("=", Call(told, (inner,)), value) if told == name and not self.sources(value):
                    found = self.fitted(inner, term)
                    if found is not None:
                        return substituted(value, found)
        return None

    def fitted(self, pattern: Term, term: Term) -> dict[Term, Term] | None:
        """What the index letters of a pattern stand for in a term that has its form."""
        found = matched(pattern, term, frozenset(x for x in symbols(pattern) if x.name in self.indices))
        return found if found is not None and alike(substituted(pattern, found), term) else None


def says_how_distributed(fact: Term) -> bool:
    """Whether a fact says how a letter, or an entry of one, is distributed."""
    return distributed_letter(fact) is not None


def distributed_letter(fact: Term) -> Symbol | None:
    """The letter of which, or of whose entries, a fact says how they are distributed."""
    match fact:
        case Relation("~", Symbol() as letter, _) | Relation("~", Component(Symbol() as letter), _):
            return letter
    return None
