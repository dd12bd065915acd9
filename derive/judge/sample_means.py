"""The mean of what is measured: x-bar beside sums of x_i, where nothing else tells what it is."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.terms import ONE, Binder, Component, Div, Mul, Relation, Symbol, Term, bind, opened, subterms, symbols

from .entries import Change, renamed, same

BAR = "_bar"


def sample_means(terms: tuple[Term, ...], context: Context) -> tuple[Change, tuple[str, ...]]:
    """Each mean without a meaning as the sum of the entries by their number, and the sentences that say so."""
    marked = {x for term in terms for x in symbols(term) if x.name.endswith(BAR) and not x.dims}
    told = {x for fact in (*terms, *context.facts) for x in _told(fact)}
    known: dict[Term, Term] = {}
    for base, size in (each for term in terms for each in _summed(term)):
        bar = Symbol(f"{base.name}{BAR}")
        if bar in marked - told and context.definition(bar.name) is None:
            i = Symbol("i" if size is not Symbol("i") else "k")
            entries = bind("sum", i, Component(base, (i,)), ONE, size)
            known.setdefault(bar, Mul((Div(ONE, size), entries)))
    notes = tuple(f"{x.name} is taken to be the mean of the entries of {x.name.removesuffix(BAR)}." for x in known)  # type: ignore[attr-defined]
    return ((lambda term: renamed(term, known)) if known else same), notes


def _told(fact: Term) -> Iterator[Symbol]:
    """The mean that an equation says something of: alone on its left, or not beside any entry."""
    match fact:
        case Relation(_, Symbol() as left, _):
            yield left


def _summed(term: Term) -> Iterator[tuple[Symbol, Term]]:
    """The vectors whose entries are summed from the first on, with the number of these."""
    for here in subterms(term):
        if type(here) is Binder and here.kind == "sum" and here.low is ONE and here.high is not None:
            index = Symbol(f"{here.letter} of a mean")
            for each in subterms(opened(here, index)):
                if type(each) is Component and each.indices == (index,) and type(each.base) is Symbol:
                    yield each.base, here.high
