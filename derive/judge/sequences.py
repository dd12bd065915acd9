"""Sequences of which an equation ties each entry to those before, a_{n+1} = 2 a_n + 1, in the letters of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.core.errors import ReadError
from derive.exact.conjuncts import conjuncts
from derive.reader.parser import read
from derive.terms import (
    Add,
    Apply,
    Binder,
    Derivative,
    Neg,
    Number,
    Record,
    Relation,
    Symbol,
    Term,
    kinds,
    letters,
    number,
    substituted,
    symbols,
)

_INDEXED = re.compile(r"(.+)_(?:\{(.+)\}|(\w+))$")
MOST = 20
UNKNOWN = frozenset((Apply, Binder, Derivative))


class Rule(Record):
    """An entry of a sequence by those before it, a_{n + top} = value, in which the lowest is a_{n + low}."""

    stem: str
    n: Symbol
    top: int
    low: int
    value: Term
    first: int
    known: tuple[tuple[int, Term], ...]

    def entry(self, k: int) -> Term:
        """What the entry of a number is: given, by the rule, or a letter."""
        given = dict(self.known)
        if k in given:
            return given[k]
        ruled = self.first + self.top - self.low <= k < self.first + MOST
        return self.at(self.value, k - self.top) if ruled else letter_of(self.stem, k)

    def at(self, term: Term, place: int) -> Term:
        """A term with a number for n, and what the entries are."""
        found: dict[Term, Term] = {
            x: self.entry(at + place * moves) for x, moves, at in entries_of(term, self.stem, self.n)
        }
        return substituted(term, {**found, self.n: number(place)})

    def within(self, term: Term) -> Term:
        """A term with what the entries of a number are."""
        found = entries_of(term, self.stem, self.n)
        return substituted(term, {x: self.entry(at) for x, moves, at in found if not moves})


def entries_of(term: Term, stem: str, n: Symbol) -> Iterator[tuple[Symbol, int, int]]:
    """The entries of a sequence in a term: the letter, whether its index moves with n, and by how much it is away."""
    for x in letters(term):
        index = index_of(x, stem)
        match index:
            case Number(k, 1):
                yield x, 0, k
            case Term() if (by := away(index, n)) is not None:
                yield x, 1, by


def index_of(x: Symbol, stem: str = "") -> Term | None:
    """The index of a letter, of that of a sequence where one is named."""
    found = _INDEXED.match(x.name)
    if found is None or x.dims or (stem and found[1] != stem):
        return None
    try:
        return read(found[2] or found[3])
    except ReadError:
        return None


def away(index: Term, n: Symbol) -> int | None:
    """By how much an index is more than n."""
    match index:
        case Symbol() if index is n:
            return 0
        case Add((Symbol() as x, Number(k, 1))) if x is n:
            return k
        case Add((Symbol() as x, Neg(Number(k, 1)))) if x is n:
            return -k
    return None


def letter_of(stem: str, k: int) -> Symbol:
    """The letter of an entry with a number."""
    return Symbol(f"{stem}_{k}" if 0 <= k < 10 else f"{stem}_{{{k}}}")


def rule_of(before: Term) -> Rule | None:
    """The rule that a line states, with the entries that it gives: the highest one by the lower ones."""
    parts = conjuncts(before)
    for k, part in enumerate(parts):
        match part:
            case Relation("=", Symbol() as head, value) if not head.dims and (index := index_of(head)) is not None:
                moving = [x for x in letters(index) if away(index, x) is not None]
                stem = head.name[: head.name.rindex("_")] if "_{" not in head.name else head.name.partition("_{")[0]
                if len(moving) != 1:
                    continue
                places = {x: at for x, moves, at in entries_of(part, stem, moving[0]) if moves}
                fixed = [x for x, moves, _ in entries_of(part, stem, moving[0]) if not moves]
                if len(places) < 2 or fixed or places[head] != max(places.values()) or head in symbols(value):
                    continue
                known = tuple(_given(parts[:k] + parts[k + 1 :], stem, moving[0]))
                if len(known) < len(parts) - 1:
                    return None
                first = min((at for at, _ in known), default=0)
                return Rule(stem, moving[0], places[head], min(places.values()), value, first, known)
    return None


def _given(parts: tuple[Term, ...], stem: str, n: Symbol) -> Iterator[tuple[int, Term]]:
    for part in parts:
        if type(part) is Relation and part.sign == "=" and type(part.left) is Symbol and n not in symbols(part.right):
            yield from ((at, part.right) for _, moves, at in entries_of(part.left, stem, n) if not moves)


def ties_in_order(before: Term) -> bool:
    """Whether an inequality is about entries of one sequence at several places that move."""
    for part in conjuncts(before):
        if type(part) is Relation and part.sign in ("<", "<=", ">", ">="):
            found = [(x, index_of(x)) for x in letters(part)]
            moving = [x.name.partition("_")[0] for x, index in found if index is not None and letters(index)]
            if len(moving) > len(set(moving)):
                return True
    return False


def has_others(rule: Rule, *terms: Term) -> bool:
    """Whether something else has an index with n in it, or the entries one that is not understood."""
    for x in (x for term in terms for x in letters(term) if "_" in x.name):
        index = index_of(x)
        own = index is not None and x.name.startswith(f"{rule.stem}_")
        understood = own and (type(index) is Number or away(index, rule.n) is not None)  # type: ignore[arg-type]
        if not understood and (index is None or own or rule.n in symbols(index)):
            return True
    return any(kinds(term) & UNKNOWN for term in terms)
