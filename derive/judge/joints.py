"""Densities at a point: p(x | z) as the quotient of p(x, z) and p(z), and p_theta(x) as a function of theta too."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.reports import JudgedStep
from derive.core.written import WrittenChain
from derive.kernel.bench import Bench
from derive.terms import (
    ZERO,
    Add,
    Apply,
    Binder,
    Call,
    Component,
    Div,
    Neg,
    Number,
    Relation,
    Symbol,
    Term,
    kinds,
    subterms,
    symbols,
    with_children,
)

from .densities import LAW, listed, varied
from .entries import Change
from .expressions import compared

Called = tuple[str, frozenset[Term], frozenset[Term]]
_INDEPENDENT = re.compile(r"independ|markov|i\.?i\.?d\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?:[pqPQ]|pi)(?:_\w+)?\(.*\)$")


def with_joints(chain: WrittenChain) -> WrittenChain:
    """A chain with the values of densities in place of those under conditions, each of them positive.

    Distributions that something is summed over, and those without a condition, stay as they are.
    """
    terms = tuple(line.term for line in chain.lines if line.term is not None)
    by = varied(terms)
    change = _with_parameters(by)
    if not any(Binder in kinds(term) for term in terms):
        found = [split for term in terms for here in subterms(term) if (split := _split(here)) is not None]
        told = frozenset(name for name, letters, known in found if known and _overlaps(name, letters | known, found))
        change = _without_conditions(told, by)
    lines = tuple(line if line.term is None else line.but(term=change(line.term)) for line in chain.lines)
    if lines == chain.lines:
        return chain
    there = (here for line in lines if line.term is not None for here in subterms(line.term))
    values = dict.fromkeys(here for here in there if _is_value(here))
    return chain.but(lines=lines, context=chain.context.given(*(Relation(">", each, ZERO) for each in values)))


def by_values(before: Term, after: Term, relation: str, context: Context, bench: Bench) -> JudgedStep | None:
    """The verdict on two values of densities by those of all letters; None where nothing is told by these.

    What depends on what in a sequence is not told: its lines are not refuted here.
    """
    sides = before, after
    if relation != "=" or any(Binder in kinds(side) for side in sides):
        return None
    found = [split for side in sides for here in subterms(side) if (split := _split(here)) is not None]
    names = frozenset(name for name, _, known in found if known)
    if not names:
        return None
    change = _without_conditions(names, frozenset())
    left, right = map(change, sides)
    values = dict.fromkeys(here for side in (left, right) for here in subterms(side) if _is_value(here))
    known = context.given(*(Relation(">", each, ZERO) for each in values))
    step = compared(left, right, relation, known, bench, ())
    sequence = any(type(x) is Component for _, event, given in found for x in event | given)
    return step if step.follows or (step.follows is False and not sequence) else None


def depends(before: Term, after: Term, text: str) -> bool:
    """Whether lines are about densities of a sequence, or of letters of which some are said to be independent.

    Nothing tells here which of them may be left out of a condition.
    """
    names = [here.name for side in (before, after) for here in subterms(side) if _is_value(here)]  # type: ignore[attr-defined]
    return bool(names) and (any("_" in name.partition("(")[2] for name in names) or bool(_INDEPENDENT.search(text)))


def _split(term: Term) -> Called | None:
    """The name of p(x, y given z) with what stands before the bar and behind it."""
    if type(term) is not Apply or not LAW.match(term.name) or term.primes:
        return None
    event: list[Term] = []
    known: list[Term] = []
    for each in term.arguments:
        if type(each) is Call and each.name == "given":
            event += listed(each.arguments[0])
            known += listed(each.arguments[1])
        else:
            (known if known else event).append(each)
    if not all(type(x) in (Symbol, Component) for x in (*event, *known)):
        return None
    return term.name, frozenset(event), frozenset(known)


def _overlaps(name: str, letters: frozenset[Term], calls: list[Called]) -> bool:
    """Whether a distribution is called in another way with some of the letters."""
    return any(other == name and (e | k) & letters and (e | k) != letters for other, e, k in calls) or (
        len({(e, k) for other, e, k in calls if other == name and e | k == letters}) > 1
    )


def _without_conditions(names: frozenset[str], by: frozenset[str]) -> Change:
    parametrised = _with_parameters(by)

    def change(term: Term) -> Term:
        found = _split(term)
        if found is None or found[0] not in names:
            return parametrised(term) if type(term) is Apply else with_children(term, change)
        name, event, known = found
        whole = _value(name, event | known, by)
        return Div(whole, _value(name, known, by)) if known else whole

    return change


def _value(name: str, letters: frozenset[Term], by: frozenset[str]) -> Term:
    """The density of some letters: a number, or a function of those that something is differentiated by."""
    arguments = tuple(sorted(letters, key=repr))
    free = tuple(x for x in arguments if {each.name for each in symbols(x)} & by)
    mark = name.partition("_")[2]
    if mark in by:
        free = (*free, Symbol(mark))
    apart = "," if free else ", "  # the kernel takes a blank in the name of a function for its end
    spelt = f"{name}({apart.join(map(_spelt, arguments))})"
    return Apply(spelt, free) if free else Symbol(spelt)


def _spelt(letter: Term) -> str:
    match letter:
        case Component(base, indices):
            return f"{_spelt(base)}_{''.join(map(_spelt, indices))}"
        case Add(terms):
            return "".join(_spelt(each) if type(each) in (Neg, Number) else f"+{_spelt(each)}" for each in terms)[1:]
        case Neg(inner):
            return f"-{_spelt(inner)}"
        case Number(p, 1):
            return str(p)
    return str(getattr(letter, "name", "?"))


def _is_value(term: Term) -> bool:
    return type(term) in (Symbol, Apply) and _IN_BRACKETS.match(term.name) is not None  # type: ignore[attr-defined]


def _with_parameters(by: frozenset[str]) -> Change:
    """Each p_theta(x) with theta among its arguments where something is differentiated by theta."""

    def change(term: Term) -> Term:
        new = with_children(term, change)
        if type(new) is Apply and (mark := new.name.partition("_")[2]) in by and Symbol(mark) not in new.arguments:
            return Apply(new.name, (*new.arguments, Symbol(mark)), new.primes, new.shape)
        return new

    return change
