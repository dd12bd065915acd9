"""Letters that nothing declares and a line gives a value with i in it: complex numbers, which is said."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.terms import (
    COMPLEXES,
    IMAGINARY,
    Junction,
    Relation,
    Symbol,
    Term,
    constants,
    letters,
    natural_order,
    subterms,
)

from .cartesian import BAR


def complex_letters(terms: tuple[Term, ...], context: Context) -> tuple[Term, ...]:
    """The facts that letters are complex: alone beside a term with i or in an equation with i, or beside i alone."""
    found = {x for term in terms if IMAGINARY in constants(term) for x in _valued(term)}
    open_ = (x for x in found if _is_open(x, context))
    return tuple(Relation("in", x, COMPLEXES) for x in sorted(open_, key=natural_order))


def complex_said(facts: tuple[Term, ...]) -> tuple[str, ...]:
    """The sentences on letters that are taken to be complex."""
    return tuple(f"{x.name} is taken to be a complex number." for fact in facts for x in letters(fact))


def conjugates(context: Context, *terms: Term) -> tuple[str, ...]:
    """The names of the conjugates of letters declared complex of which nothing else is known."""
    told = {
        x.name + BAR
        for fact in context.facts
        if type(fact) is Relation and fact.right is COMPLEXES
        for x in letters(fact)
    }
    names = (x.name for term in terms for x in letters(term))
    return tuple(name for name in names if name in told and context.definition(name) is None)


def _valued(term: Term) -> Iterator[Symbol]:
    if type(term) in (Relation, Junction) and len(letters(term)) == 1:
        yield from letters(term)
    for here in subterms(term):
        if type(here) is not Relation or here.sign != "=" or IMAGINARY not in constants(here):
            continue
        if IMAGINARY in here.children or len(letters(here)) == 1:
            yield from letters(here)
        for x, value in (here.children, here.children[::-1]):
            if type(x) is Symbol and x not in letters(value) and IMAGINARY in constants(value):
                yield x


def _is_open(x: Symbol, context: Context) -> bool:
    """Whether nothing says what a letter stands for, but perhaps that it is not some number."""
    told = any(each.name == x.name for each in context.symbols) or context.definition(x.name) is not None
    facts = (fact for fact in context.facts if x in letters(fact))
    return not (x.dims or told or any(type(fact) is not Relation or fact.sign != "!=" for fact in facts))
