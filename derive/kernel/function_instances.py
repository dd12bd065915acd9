"""What an equation that holds for all letters says of an unknown function at other places: its instances."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from derive.core.context import Context
from derive.terms import (
    ZERO,
    Apply,
    Junction,
    Symbol,
    Term,
    kinds,
    letters,
    substituted,
    subterms,
    symbols,
    with_children,
)

from .bench import Bench

MOST_INSTANCES, MOST_LETTERS = 24, 2
Letters = tuple[tuple[Apply, Symbol], ...]


def unknown_function(a: Term, b: Term, context: Context) -> str | None:
    """The one function of one number that stands in both terms, at several places, and nothing defines."""
    if Apply not in kinds(a) or Apply not in kinds(b):
        return None
    first, second = (tuple(here for here in subterms(side) if type(here) is Apply) for side in (a, b))
    both = dict.fromkeys((*first, *second))
    if len({here.name for here in both}) > 1 or len({here.arguments for here in both}) < 2:
        return None
    if any(len(here.arguments) != 1 or here.dims or here.arguments[0].shape for here in both):
        return None
    if any(not symbols(here) for here in first) or context.definition(first[0].name) is not None:
        return None
    return first[0].name


def with_instances(rule: Term, other: Term, bench: Bench) -> tuple[Term, Term]:
    """A statement with its instances at the places of another, and that other, values of functions as letters."""
    instances = tuple(dict.fromkeys(islice(_instances(rule, other), MOST_INSTANCES)))
    whole = Junction("and", (rule, *instances)) if instances else rule
    named: dict[Apply, Symbol] = {}
    return _in_letters(whole, named, bench), _in_letters(other, named, bench)


def _instances(rule: Term, other: Term) -> Iterator[Term]:
    free = tuple(dict.fromkeys(x for here in _applied(rule) for x in letters(here)))
    if len(free) > MOST_LETTERS:
        return
    places = tuple(here.arguments[0] for each in (other, rule) for here in _applied(each))
    values = tuple(dict.fromkeys((*letters(other), *places, ZERO)))
    for chosen in product(values, repeat=len(free)):
        if any(x is not value for x, value in zip(free, chosen, strict=True)):
            yield substituted(rule, dict(zip(free, chosen, strict=True)))


def _applied(term: Term) -> tuple[Apply, ...]:
    return tuple(here for here in subterms(term) if type(here) is Apply)


def _in_letters(term: Term, named: dict[Apply, Symbol], bench: Bench) -> Term:
    """A term with a letter for each value of a function, the same where the places are equal."""
    if Apply not in kinds(term):
        return term
    if type(term) is not Apply:
        return with_children(term, lambda child: _in_letters(child, named, bench))
    for known, letter in named.items():
        alike = known.name == term.name and known.primes == term.primes
        if alike and bench.same(known.arguments[0], term.arguments[0], Context()):
            return letter
    named[term] = Symbol(f"{term.name}{chr(39) * term.primes}#{len(named)}")
    return named[term]
