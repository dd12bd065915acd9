"""Distributions named by their letters: p(x, y), q(z given x), and what stands for them in entropies and means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from derive.terms import (
    ONE,
    Apply,
    Binder,
    Call,
    Derivative,
    Junction,
    Operator,
    Symbol,
    Term,
    kinds,
    opened,
    subterms,
    symbols,
    with_children,
)

LAW = re.compile(r"(?:[pqPQ]|pi)(?:_.*)?$")
INFORMATION = frozenset(("H", "I", "KL"))
Letters = tuple[str, ...]
Split = tuple[str, Letters, Letters]  # p(x, y | z): the name, the letters before the bar and those behind


def split_of(term: Term) -> Split | None:
    """The letters of p(x, y), of p(x given y) and of P(x), where they are small letters; Q(s, a) is no distribution."""
    match term:
        case Call("probability", arguments):
            name = "P"
        case Apply(name, arguments, 0) if LAW.match(name) and (name != "Q" or len(arguments) == 1):
            pass
        case _:
            return None
    event: list[Term] = []
    given: list[Term] = []
    for each in arguments:
        if type(each) is Call and each.name == "given":
            event += listed(each.arguments[0])
            given += listed(each.arguments[1])
        else:
            (given if given else event).extend(listed(each))
    if not all(type(x) is Symbol and not x.dims for x in (*event, *given)):
        return None
    if name == "P" and any(x.name[0].isupper() for x in (*event, *given)):  # type: ignore[attr-defined]
        return None
    return name, tuple(x.name for x in event), tuple(x.name for x in given)  # type: ignore[attr-defined]


def listed(term: Term) -> tuple[Term, ...]:
    """What a list of letters holds, or the one term."""
    return term.parts if type(term) is Junction and term.word == "and" else (term,)


def calls_in(term: Term) -> Iterator[Split]:
    """The calls of distributions in a term, under a sum with its letter."""
    found = split_of(term)
    if found is not None:
        yield found
    elif type(term) is Binder:
        yield from calls_in(opened(term, Symbol(term.letter)))
        if term.kind == "expectation" and (law := law_of(term)) is not None:
            yield law
    else:
        yield from chain.from_iterable(map(calls_in, term.children))


def law_of(mean: Binder) -> Split | None:
    """The distribution of the letter that a mean is taken over."""
    match mean.low:
        case Symbol(name) if LAW.match(name):
            return name, (mean.letter,), ()
        case Call("given", (Symbol(name), known)) if LAW.match(name):
            letters = tuple(x.name for x in listed(known) if type(x) is Symbol)
            if len(letters) == len(listed(known)):
                return name, (mean.letter,), letters
    return None


def summed_letters(term: Term, over: frozenset[str]) -> Iterator[str]:
    """The letters of the sums of some kinds that have no bounds."""
    if Binder not in kinds(term):
        return
    for here in subterms(term):
        if type(here) is Binder and here.kind in over and (here.low is None or here.kind == "expectation"):
            yield here.letter


def bare_laws(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The distributions that stand without letters in divergences and entropies, and nowhere as numbers."""
    inside = [here for term in terms for here in subterms(term) if type(here) is Apply and here.name in INFORMATION]
    pairs = [here for here in inside if len(laws := _arguments(here)) == 2 and all(map(is_bare_law, laws))]
    names = dict.fromkeys(x.name for here in inside for x in _arguments(here) if type(x) is Symbol and is_bare_law(x))
    outside = {x.name for term in terms for x in symbols(_without_information(term))}
    return tuple(name for name in names if name not in outside) if pairs and not outside & set(names) else ()


def _arguments(here: Apply) -> tuple[Term, ...]:
    return tuple(x for each in here.arguments for x in listed(each))


def is_bare_law(term: Term) -> bool:
    """Whether a term is the name of a distribution, without letters."""
    return type(term) is Symbol and LAW.match(term.name) is not None and not term.dims


def _without_information(term: Term) -> Term:
    if type(term) is Apply and term.name in INFORMATION:
        return ONE
    return with_children(term, _without_information)


def densities_of(terms: tuple[Term, ...]) -> tuple[str, ...]:
    """The names of a chain that are distributions: with a bar or an index, of several letters, of means, compared."""
    calls = tuple(dict.fromkeys(each for term in terms for each in calls_in(term)))
    told = {name for term in terms for here in subterms(term) for name in _told(here)}
    told |= {name for name, event, given in calls if given or "_" in name or len(event) > 1}
    told |= {name for name, event, _ in calls if any(other == name and each != event for other, each, _ in calls)}
    letters = {x for name, event, _ in calls if name in told for x in event}
    return tuple(dict.fromkeys(name for name, event, _ in calls if name in told or letters & set(event)))


def _told(here: Term) -> Iterator[str]:
    """The laws of a mean, and of a divergence."""
    if type(here) is Binder and here.kind == "expectation":
        law = here.low.arguments[0] if type(here.low) is Call and here.low.name == "given" else here.low
        if type(law) is Symbol and LAW.match(law.name):
            yield law.name
    if type(here) is Apply and here.name == "KL":
        yield from (found[0] for each in here.arguments if (found := split_of(each)) is not None)
        yield from (each.name for each in here.arguments if type(each) is Symbol and is_bare_law(each))


def varied(terms: tuple[Term, ...]) -> frozenset[str]:
    """The letters that something is differentiated by."""
    by: list[Term] = []
    for here in (each for term in terms for each in subterms(term)):
        if type(here) is Derivative:
            by.append(here.variable)
        elif type(here) is Operator:
            by += here.variables
    return frozenset(x.name for each in by for x in symbols(each))


def stems_of(calls: tuple[Split, ...], varied: frozenset[str]) -> dict[str, str]:
    """The names with an index that are the plain one: p_theta(x, z) beside p(z), where they are not called alike."""
    stems: dict[str, str] = {}
    for name in dict.fromkeys(name for name, _, _ in calls):
        stem, _, mark = name.partition("_")
        here, there = ({each[1:] for each in calls if each[0] == one} for one in (name, stem))
        if mark and mark not in varied and there and not here & there:
            stems[name] = stem
    return stems


def small_letters(letters: Term) -> Letters:
    """The letters for the values of random letters, x for X."""
    return tuple(x.name.lower() for x in listed(letters) if type(x) is Symbol)
