"""The declared facts of a context as the kernel's rungs need them."""

from __future__ import annotations

from functools import lru_cache

from derive.core.context import Context, Definition
from derive.terms import (
    COMPLEXES,
    IMAGINARY,
    INTEGERS,
    NATURALS,
    ZERO,
    Add,
    Apply,
    Cases,
    Collection,
    Component,
    Junction,
    Neg,
    Record,
    Relation,
    Symbol,
    Term,
    constants,
    functions_in,
    occurs,
    opened,
    substituted,
    subterms,
    symbols,
    with_children,
)
from derive.terms.binders import Binder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


CHANCE = frozenset(("expectation", "variance", "covariance"))


class Facts(Record):
    """What holds: terms above zero, at least zero, other than zero, equations, and the kinds of letters."""

    above: tuple[Term, ...] = ()
    least: tuple[Term, ...] = ()
    apart: tuple[Term, ...] = ()
    solved: tuple[tuple[Symbol, Term], ...] = ()
    equations: tuple[Term, ...] = ()
    integers: tuple[Symbol, ...] = ()
    complexes: tuple[Term, ...] = ()
    others: tuple[Term, ...] = ()


def speaks_of_chance(*terms: Term) -> bool:
    """Whether an expectation, a variance or a covariance occurs; such facts are read where moments are."""
    return any(not functions_in(term).isdisjoint(CHANCE) for term in terms)


def facts_of(context: Context) -> Facts:
    """The facts of a context, sorted by kind."""
    found: dict[str, list[Any]] = {name: [] for name in Facts.__match_args__}
    for fact in context.facts:
        if not speaks_of_chance(fact):
            _sort(fact, found)
    if any(kind == "imaginary" for _, kind in context.properties):
        found["complexes"].append(IMAGINARY)
    return Facts(*(tuple(dict.fromkeys(found[name])) for name in Facts.__match_args__))


def _difference(a: Term, b: Term) -> Term:
    return a if b is ZERO else Neg(b) if a is ZERO else Add((a, Neg(b)))


def _sort(fact: Term, found: dict[str, list[Any]]) -> None:
    match fact:
        case Junction("and", parts):
            for part in parts:
                _sort(part, found)
        case Relation(">", a, b) | Relation("<", b, a):
            found["above"].append(_difference(a, b))
        case Relation(">=", a, b) | Relation("<=", b, a):
            found["least"].append(_difference(a, b))
        case Relation("!=", a, b):
            found["apart"].append(_difference(a, b))
        case Relation("=" | ":=", a, b):
            _sort_equation(a, b, found)
        case Relation("in", Symbol() as letter, where):
            _sort_kind(letter, where, found)
        case Relation("~" | "->"):  # how a letter is distributed, or where it tends, is no condition on numbers
            return
        case _:
            found["others"].append(fact)


def _sort_equation(a: Term, b: Term, found: dict[str, list[Any]]) -> None:
    taken = {pair[0] for pair in found["solved"]}
    for letter, value in ((a, b), (b, a)):
        clean = not (symbols(value) & ({letter} | taken))
        if type(letter) is Symbol and not letter.dims and letter not in taken and clean:
            found["solved"].append((letter, value))
            return
    found["equations"].append(_difference(a, b))


def _sort_kind(letter: Symbol, where: Term, found: dict[str, list[Any]]) -> None:
    if where is INTEGERS:
        found["integers"].append(letter)
    elif where is NATURALS:
        found["integers"].append(letter)
        found["least"].append(letter)
    elif where is COMPLEXES:
        found["complexes"].append(letter)
    elif type(where) is Collection and len(where.items) == 2 and where.kind in ("[]", "[)", "(]", "()"):
        low, high = where.items
        _sort(Relation(">=" if where.kind[0] == "[" else ">", letter, low), found)
        _sort(Relation("<=" if where.kind[1] == "]" else "<", letter, high), found)


def meant(term: Term, context: Context) -> Term:
    """The term with the names that the context defines written out, and entries that it defines for every index."""
    families = _families(context.facts) if context.facts else ()
    return _meant(term, context.definitions, families) if context.definitions or families else term


@lru_cache(1000)
def _families(facts: tuple[Term, ...]) -> tuple[Definition, ...]:
    """The entries s_i := ... among facts, as functions of their indices."""
    found = []
    for fact in facts:
        match fact:
            case Relation(":=", Component(Symbol(name), indices), body) if all(type(i) is Symbol for i in indices):
                found.append(Definition(name, indices, body))  # type: ignore[arg-type]
    return tuple(found)


@lru_cache(20_000)
def _meant(term: Term, definitions: tuple[Definition, ...], families: tuple[Definition, ...]) -> Term:
    entries = {each.name: each for each in families}
    named: dict[tuple[str, int], Definition] = {}
    for each in definitions:
        named.setdefault((each.name, len(each.parameters)), each)
    known: dict[Term, Term] = {}

    def change(here: Term) -> Term:
        if here in known:
            return known[here]
        new = with_children(here, change)
        if type(new) is Symbol or type(new) is Apply:
            definition = named.get((new.name, len(getattr(new, "arguments", ()))))
            if definition is not None and type(new) is Symbol:
                new = change(definition.body)
            elif definition is not None and type(new) is Apply and not new.primes:
                new = change(substituted(definition.body, dict(zip(definition.parameters, new.arguments, strict=True))))
        elif type(new) is Component and type(new.base) is Symbol:
            entry = entries.get(new.base.name)
            if entry is not None and len(entry.parameters) == len(new.indices):
                new = change(substituted(entry.body, dict(zip(entry.parameters, new.indices, strict=True))))
        known[here] = new
        return new

    return change(term)


def complex_meant(facts: Facts, *terms: Term) -> bool:
    """Whether complex numbers are meant: i occurs, or a letter declared so, here or in an equation that holds."""
    if not facts.complexes:
        return any(IMAGINARY in constants(term) for term in terms)
    letters = set(facts.complexes)
    if IMAGINARY in letters:
        return True
    known = (*terms, *facts.equations, *(term for pair in facts.solved for term in pair))
    return any(letters & symbols(term) or occurs(IMAGINARY, term) for term in known)


def strictly_evaluated(term: Term) -> list[Term]:
    """The subterms without which the term has no value: not those inside a case, nor under a binder."""
    out, stack = [], [term]
    while stack:
        here = stack.pop()
        out.append(here)
        if type(here) is not Cases and type(here) is not Binder:
            stack.extend(here.children)
    return out


__all__ = ["Facts", "complex_meant", "facts_of", "meant", "opened", "strictly_evaluated", "subterms"]
