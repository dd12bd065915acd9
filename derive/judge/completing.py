"""What a chain leaves unsaid and its other lines tell: ranges of sums, sizes of I, random letters, decimals."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.relations import APPROXIMATELY
from derive.core.written import WrittenChain
from derive.exact.rationals import finite_decimal
from derive.kernel.examples import identities_sized
from derive.kernel.facts import CHANCE
from derive.terms import (
    ONE,
    REALS,
    Call,
    Junction,
    Number,
    Relation,
    Symbol,
    Term,
    call,
    functions_in,
    letters,
    substituted,
    subterms,
    symbols,
    with_children,
)

from .alike_means import common_means, means_said
from .capitals import numbers_said
from .cartesian import moduli
from .complex_letters import complex_letters, complex_said
from .distributions import densities_written_out, distributions_told
from .entries import Change, counted, explicit, renamed, same, vectors
from .entropies import divergences, entropies
from .entrywise import entrywise, one_index_for_another
from .estimates import estimates
from .exponents import exponents, exponents_said
from .functional import functional
from .implicit import implicit
from .italic import italic
from .limiting import limits
from .nablas import nablas
from .named_integrals import named_integrals
from .ranges import ranges
from .sample_means import sample_means
from .separated import separated
from .varying import varying

CONSTANT = frozenset("abck")
RANDOM = ("independent", "symmetric-about-zero")


def completed(chain: WrittenChain) -> WrittenChain:
    """The chain with what its lines tell about each other written out."""
    terms = tuple(line.term for line in chain.lines if line.term is not None)
    if not terms:
        return chain
    upright = italic(terms, chain.context)
    terms = tuple(map(upright, terms))
    known = counted(terms, chain)
    letters_told = known | one_index_for_another(chain.context)
    differentials = varying(terms)
    joints, shared = entropies(terms)
    means, alike_means, counts = common_means(terms, chain.context)
    bounded, sizes, bounds_said = ranges(terms, chain.context)
    averages, averages_said = sample_means(tuple(map(bounded, terms)), chain.context)
    identities = _identities(terms, chain.context)
    changes = (
        means, upright, differentials, separated(terms), functional(terms, chain.context),
        implicit(terms, chain.context), nablas(terms, chain.context), explicit(terms), bounded, averages,
        identities, named_integrals(terms, chain.context),
        vectors(terms, chain),
        lambda term: renamed(term, letters_told), densities_written_out, estimates(terms, chain.context), joints,
        moduli(terms, chain.context), divergences, limits(chain.context),
    )  # fmt: skip
    lines = tuple(
        line
        if line.term is None
        else line.but(
            term=_rounded(_all(changes, line.term), line.relation),
            given=tuple(_all((varying((each,)), *changes), each) for each in line.given),
        )
        for line in chain.lines
    )
    entries, untold = entrywise(tuple(line.term for line in lines if line.term is not None), chain.context)
    lines = tuple(line if line.term is None else line.but(term=entries(line.term)) for line in lines)
    pairs = zip(chain.lines, lines, strict=True)
    told_here = {old.term: new.term for old, new in pairs if old.term is not None and new.term is not None}
    named = tuple(
        each.but(body=told_here.get(each.body) or differentials(densities_written_out(each.body)))
        for each in chain.context.definitions
    )
    of_i = complex_letters(terms, chain.context)
    powers = exponents(terms, chain.context)
    told = (
        *distributions_told(chain.context), *_random(terms, chain.context), *shared, *alike_means,
        *of_i, *sizes, *powers,
    )  # fmt: skip
    indices = (*chain.context.indices, *counts)
    facts = tuple(identities(bounded(fact)) for fact in chain.context.facts)
    context = chain.context.but(definitions=named, indices=indices, facts=facts).given(*told)
    notes = (
        *_said(chain.assumed, known),
        *numbers_said(terms, chain),
        *means_said(alike_means),
        *bounds_said,
        *averages_said,
        *complex_said(of_i),
        *exponents_said(powers),
    )
    unheard = (*chain.unheard, *untold)
    return chain.but(lines=lines, context=context, assumed=notes, unheard=unheard)


def _said(notes: tuple[str, ...], known: dict[Term, Term]) -> tuple[str, ...]:
    """The notes, those on vectors whose entries are counted with that number."""
    sizes = {x.name: x.dims[0].p for x in known.values() if type(x) is Symbol and type(x.dims[0]) is Number}
    return tuple(
        re.sub(r"\w+\.$", f"{sizes[name]}.", note) if (name := note.split(" ")[0]) in sizes else note for note in notes
    )


def _all(changes: tuple[Change, ...], term: Term) -> Term:
    for change in changes:
        term = change(term)
    return term


def _identities(terms: tuple[Term, ...], context: Context) -> Change:
    """I takes the size of the square matrices beside it, and in what names stand for, where all have the same.

    Beside numbers alone it is a letter, as of an integral.
    """
    names = {x.name for term in terms for x in symbols(term)}
    whole = Junction("and", (*terms, *(each.body for each in context.definitions if each.name in names)))
    bare = call("identity")
    if "identity" not in functions_in(whole):
        return same
    sized = identities_sized(whole, bare)[1]
    if sized is bare and not any(here.shape for here in subterms(whole) if here is not bare):
        sized = Symbol("I")
    return same if sized is bare else lambda term: substituted(term, {bare: sized})


def _rounded(term: Term, relation: str) -> Term:
    """Behind `about`, numbers written as decimals are decimals."""
    if relation != APPROXIMATELY:
        return term

    def change(here: Term) -> Term:
        return (finite_decimal(here) or here) if type(here) is Number else with_children(here, change)

    return change(term)


def _random(terms: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """Undeclared letters in expectations are random, capitals or else all, unless some are declared so."""
    if any(word in RANDOM for _, word in context.properties):
        return ()
    found: dict[Symbol, None] = {}
    outside = frozenset(x for term in terms for x in symbols(_without_chance(term)))
    for here in (u for term in terms for u in subterms(term)):
        if type(here) is Call and here.name in CHANCE:
            free = [x for x in letters(here) if _is_free(x, context)]
            capitals = [x for x in free if x.name[0].isupper()]
            small = [x for x in free if x.name not in CONSTANT]
            found.update(dict.fromkeys(capitals or [x for x in small if x not in outside] or small))
    return tuple(Relation("in", Call("expectation", (x,)), REALS) for x in found)


def _without_chance(term: Term) -> Term:
    """The term with 1 for each expectation, variance and covariance."""
    return ONE if type(term) is Call and term.name in CHANCE else with_children(term, _without_chance)


def _is_free(x: Symbol, context: Context) -> bool:
    """Whether a letter may be random: not constant, no abbreviation, no index, no size, no parameter of a law."""
    if x.name in context.constants or context.definition(x.name) is not None:
        return False
    if any(x in each.dims for each in context.symbols):
        return False
    if any(type(fact) is Relation and fact.sign == "~" and x in symbols(fact.right) for fact in context.facts):
        return False
    return all(x.name != name for name, _ in context.indices)
