"""Walking terms: letters, positions, replacing, substituting."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from .records import Term, subterms
from .scalars import Call, Constant, Symbol

Position = tuple[int, ...]


@cache
def symbols(term: Term) -> frozenset[Symbol]:
    """The letters that occur free in a term, also as variables of derivatives; for membership only (no order)."""
    if type(term) is Symbol:
        return frozenset((term,))
    found: frozenset[Symbol] = frozenset().union(*map(symbols, term.children))
    variables: tuple[Term, ...] = getattr(term, "variables", ()) or getattr(term, "letters", ())
    variable: Term | None = getattr(term, "variable", None)
    return found.union(*map(symbols, variables), symbols(variable) if variable else ())


@cache
def constants(term: Term) -> frozenset[Constant]:
    """The named constants that occur in a term; for membership only (no order)."""
    if type(term) is Constant:
        return frozenset((term,))
    return frozenset().union(*map(constants, term.children)) if Constant in kinds(term) else frozenset()


def natural_order(symbol: Symbol) -> tuple[object, ...]:
    """The key that sorts letters as people do: x_2 before x_10, small before capital."""
    pieces = re.split(r"(\d+)", symbol.name)
    return tuple((1, int(p), "") if p.isdigit() else (0, 0, p.lower()) for p in pieces), symbol.name


def letters(term: Term) -> tuple[Symbol, ...]:
    """The letters that occur free in a term, in natural order."""
    return tuple(sorted(symbols(term), key=natural_order))


def occurs(part: Term, term: Term) -> bool:
    """Whether one term is a subterm of the other."""
    if type(part) is Symbol:
        return part in symbols(term)
    if type(part) is Constant:
        return part in constants(term)
    return type(part) in kinds(term) and any(here is part for here in subterms(term))


def at(term: Term, position: Position) -> Term:
    """The subterm at a position."""
    for index in position:
        term = term.children[index]
    return term


def replaced(term: Term, position: Position, new: Term) -> Term:
    """The term with the subterm at a position exchanged."""
    if not position:
        return new
    index, rest = position[0], position[1:]
    parts = term.children
    inner = replaced(parts[index], rest, new)
    return term.rebuilt((*parts[:index], inner, *parts[index + 1 :]))


def with_children(term: Term, change: Callable[[Term], Term]) -> Term:
    """The term with every child changed; itself where none is."""
    children = term.children
    new = tuple(map(change, children))
    return term if new == children else term.rebuilt(new)


def substituted(term: Term, values: Mapping[Term, Term]) -> Term:
    """The term with subterms exchanged, all at once; nothing is worked out.

    The values hold no bound letter of the term (binders are nameless), so nothing is captured.
    """
    known: dict[Term, Term] = dict(values)
    only_letters = all(type(x) is Symbol for x in values)

    def change(here: Term) -> Term:
        found = known.get(here)
        if found is None:
            untouched = only_letters and symbols(here).isdisjoint(values)
            found = known[here] = here if untouched else with_children(here, change)
        return found

    return change(term)


def size(term: Term) -> int:
    """The number of nodes, repeated ones counted each time."""
    return sum(1 for _ in subterms(term))


@cache
def kinds(term: Term) -> frozenset[type[Term]]:
    """The node classes that occur in a term; for membership only (no order)."""
    return frozenset((type(term),)).union(*map(kinds, term.children))


@cache
def functions_in(term: Term) -> frozenset[str]:
    """The names of the table's functions that occur in a term; for membership only (no order)."""
    found: frozenset[str] = frozenset().union(*map(functions_in, term.children))
    return found | {term.name} if type(term) is Call else found
