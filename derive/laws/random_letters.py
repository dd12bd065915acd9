"""Which letters are random, what a term depends on, and which terms are independent of each other."""

from __future__ import annotations

from derive.core.context import Context
from derive.terms import (
    Binder,
    Bound,
    Call,
    Component,
    Number,
    Relation,
    Symbol,
    Term,
    alike,
    substituted,
    subterms,
    symbols,
)

INDEPENDENT, MIRRORED = "independent", "symmetric-about-zero"
MOMENTS = ("expectation", "variance", "covariance")
Source = tuple[str, tuple[Term, ...]]


def random_names(context: Context) -> frozenset[str]:
    """The names declared random: independent, symmetric about zero, or with a declared moment."""
    declared = {name for name, word in context.properties if word in (INDEPENDENT, MIRRORED)}
    told = {x.name for fact in context.facts for u in moments_in(fact) for x in _held(u, context)}
    return frozenset(declared | told)


def _held(term: Term, context: Context) -> tuple[Symbol, ...]:
    places = {name for name, _ in context.indices}
    return tuple(x for x in symbols(term) if x.name not in places)


def moments_in(term: Term) -> tuple[Term, ...]:
    """The expectations, variances and covariances in a term."""
    return tuple(here for here in subterms(term) if type(here) is Call and here.name in MOMENTS)


def is_random(term: Term, context: Context) -> bool:
    """Whether a random letter stands in a term outside of expectations."""
    return bool(sources(term, random_names(context)))


def sources(term: Term, names: frozenset[str]) -> tuple[Source, ...]:
    """The random letters and entries that a term depends on, each with its indices, in the order met."""
    return tuple(dict.fromkeys(_sources(term, names)))


def _sources(term: Term, names: frozenset[str]) -> list[Source]:
    match term:
        case Call(name, _) if name in MOMENTS:
            return []
        case Component(Symbol(name), indices) if name in names:
            return [(name, indices)]
        case Symbol(name):
            return [(name, ())] if name in names else []
    return [found for child in term.children for found in _sources(child, names)]


def independent(first: Term, second: Term, context: Context) -> bool:
    """Whether two terms depend on different letters or entries, all declared independent."""
    names = random_names(context)
    one, other = sources(first, names), sources(second, names)
    if not all(context.has(name, INDEPENDENT) for name, _ in (*one, *other)):
        return False
    return all(_apart(a, b) for a in one for b in other)


def _apart(a: Source, b: Source) -> bool:
    if a[0] != b[0]:
        return True
    pairs = tuple(zip(a[1], b[1], strict=False))
    return any(type(x) is Number and type(y) is Number and x is not y for x, y in pairs)


def all_independent(parts: tuple[Term, ...], context: Context) -> bool:
    """Whether some terms are independent of each other, pair by pair; as the letters are, so are the terms together."""
    return all(independent(a, b, context) for k, a in enumerate(parts) for b in parts[k + 1 :])


def entry_by_entry(term: Binder, context: Context) -> bool:
    """Whether the summands of a sum are independent: each depends on entries at its own index alone."""
    names = random_names(context)
    found = sources(term.body, names)
    return all(
        context.has(name, INDEPENDENT) and any(index is Bound(0) for index in indices) for name, indices in found
    ) and not any(type(here) is Binder for here in subterms(term.body))


def declared_value(term: Term, context: Context) -> Term | None:
    """What a fact says of a moment; a fact about an entry at an index letter holds at every index."""
    for fact in context.facts:
        match fact:
            case Relation("=", Call(name, _) as left, value) if isinstance(term, Call) and term.name == name:
                for each in (left, left.rebuilt(left.arguments[::-1])):
                    found = {} if alike(each, term) else _instance(each, term, context)
                    if found is not None:
                        return substituted(value, found)
    return None


def _instance(pattern: Term, term: Term, context: Context) -> dict[Term, Term] | None:
    """The values of the index letters that turn a pattern into a term."""
    letters = {name for name, _ in context.indices}
    match pattern, term:
        case Component(base, places), Component(other, values) if base is other and len(places) == len(values):
            if all(type(place) is Symbol and place.name in letters for place in places):
                return dict(zip(places, values, strict=True))
    if type(pattern) is not type(term) or len(pattern.children) != len(term.children) or not pattern.children:
        return None
    merged: dict[Term, Term] = {}
    for part, other in zip(pattern.children, term.children, strict=True):
        found = {} if part is other else _instance(part, other, context)
        if found is None or any(merged.get(k, v) is not v for k, v in found.items()):
            return None
        merged |= found
    return merged if alike(substituted(pattern, merged), term) else None
