"""Entries that have one mean: E[g] beside the means of g_i, which are taken to be that number."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import Binder, Call, Component, Relation, Symbol, Term, subterms, symbols, with_children

from .entries import Change, same

Counts = tuple[tuple[str, Term], ...]


def common_means(terms: tuple[Term, ...], context: Context) -> tuple[Change, tuple[Term, ...], Counts]:
    """E[g] as a number where g_i are random, the facts that E[g_i] is that number, and what i runs to.

    Nothing where g has a size, so that E[g] is a vector.
    """
    parts = [part for term in (*terms, *(each.body for each in context.definitions)) for part in subterms(term)]
    bases = {part.base for part in parts if type(part) is Component and len(part.indices) == 1}
    bare = {part.children[0] for part in parts if _is_mean(part)}
    shared = sorted((x for x in bases & bare if type(x) is Symbol and not x.dims), key=lambda x: x.name)
    ends = ((part.letter, part.high) for part in parts if type(part) is Binder and part.kind == "sum" and part.high)
    index = next(((name, high) for name, high in ends if high is not None), None)
    if not shared or index is None:
        return same, (), ()
    numbers: dict[Term, Term] = {x: Symbol(f"E({x.name})") for x in shared}

    def change(term: Term) -> Term:
        if _is_mean(term) and term.children[0] in numbers:
            return numbers[term.children[0]]
        return with_children(term, change)

    entries = ((Component(x, (Symbol(index[0]),)), value) for x, value in numbers.items())
    facts = tuple(Relation("=", Call("expectation", (entry,)), value) for entry, value in entries)
    known = {name for name, _ in context.indices}
    return change, facts, () if index[0] in known else (index,)


def means_said(facts: tuple[Term, ...]) -> tuple[str, ...]:
    """The sentences on what is taken for granted of entries."""
    names = dict.fromkeys(x.name for fact in facts for x in symbols(fact) if x.name.startswith("E("))
    return tuple(f"{name} is taken to be the mean of each entry." for name in names)


def _is_mean(term: Term) -> bool:
    return type(term) is Call and term.name == "expectation" and type(term.arguments[0]) is Symbol
