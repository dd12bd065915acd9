"""What every entry of a vector is, p_i = 1/n, written out where its entries stand."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.exact.conjuncts import conjuncts
from derive.terms import Binder, Component, Record, Relation, Symbol, Term, kinds, letters, substituted, with_children

from .entries import Change, same

INDICES = frozenset("ijkl")


class Rule(Record):
    """The entry of a vector with a letter for its index, and what it equals."""

    vector: str
    index: Symbol
    body: Term


def entrywise(terms: tuple[Term, ...], context: Context) -> tuple[Change, tuple[str, ...]]:
    """Each entry of a vector as what a definition or the first line says that every entry is.

    The vectors of which this is told and cannot be put in, since they stand whole somewhere, are named beside.
    """
    vectors = {here.base.name: here.base for here in _entries(*terms) if type(here.base) is Symbol}
    told = [(each.name, each.body) for each in context.definitions if not each.parameters]
    told += _told(terms[0])
    told = [each for each in told if vector_of(each[0]) in vectors]
    whole = {name for term in terms for name in _standing_whole(term)}
    found = [rule for each in told if (rule := _rule(*each, vectors)) is not None]
    rules = {each.vector: each for each in found if each.vector not in whole}
    left = tuple(dict.fromkeys(name for each, _ in told if (name := vector_of(each)) not in rules))

    def change(term: Term) -> Term:
        new = with_children(term, change)
        match new:
            case Component(Symbol(name), (index,)) if name in rules:
                return substituted(rules[name].body, {rules[name].index: index})
        return new

    return (change if rules else same), left


def _told(statement: Term) -> Iterator[tuple[str, Term]]:
    """The letters that a statement says what they are."""
    for each in conjuncts(statement):
        match each:
            case Relation("=" | ":=", Symbol(name), body):
                yield name, body


def one_index_for_another(context: Context) -> dict[Term, Term]:
    """What an index is where the case i = j is looked at."""
    return {
        Symbol(each.name): each.body
        for each in context.definitions
        if each.name in INDICES and type(each.body) is Symbol and each.body.name in INDICES
    }


def vector_of(name: str) -> str:
    """The vector whose entries p_i with a letter for the index a name stands for; empty where it is no such name."""
    base, _, index = name.rpartition("_")
    return base if index in INDICES else ""


def _entries(*terms: Term) -> Iterator[Component]:
    for term in terms:
        if type(term) is Component and len(term.indices) == 1:
            yield term
        yield from _entries(*term.children)


def _standing_whole(term: Term) -> Iterator[str]:
    """The letters that stand in a term otherwise than as what one entry is taken of."""
    if type(term) is Symbol:
        yield term.name
    for child in term.indices if type(term) is Component and type(term.base) is Symbol else term.children:
        yield from _standing_whole(child)


def _rule(name: str, body: Term, vectors: dict[str, Symbol]) -> Rule | None:
    """What p_i is, if the entries of others that it is told by are those of vectors."""
    base, index = vector_of(name), name[-1]
    beside = [x for x in letters(body) if index in x.name.rpartition("_")[2] and "_" in x.name]
    if Binder in kinds(body) or any(vector_of(x.name) not in vectors or x.name[-1] != index for x in beside):
        return None
    i = Symbol(index)
    entries: dict[Term, Term] = {x: Component(vectors[vector_of(x.name)], (i,)) for x in beside}
    whole = substituted(body, entries)
    return None if vectors[base] in letters(whole) else Rule(base, i, whole)
