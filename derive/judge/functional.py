"""Functions that are written without what they vary with: u' beside (u v)', u and v in the integral of u by v."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.context import Context
from derive.kernel.relations import is_statement
from derive.reader.compositions import PRIMED
from derive.terms import (
    Apply,
    Binder,
    Derivative,
    Mul,
    Symbol,
    Term,
    bind,
    kinds,
    letters,
    opened,
    subterms,
    symbols,
    with_children,
)

from .entries import Change, same

PRIME = "_prime"
FUNCTIONS = frozenset("fghuvwy")
HIDDEN = ("x", "t", "s")


def functional(terms: tuple[Term, ...], context: Context) -> Change:
    """The letters of a chain that are functions as functions of one letter, their primes as derivatives."""
    found = tuple(here for term in terms for here in _operators(term))
    marked = _marked(terms, context)
    parts = _by_parts(found, context)
    primed = tuple(here for here in found if type(here) is Derivative and here.notation == PRIMED)
    if not parts and not primed and (any(map(is_statement, terms)) or not any(_acts(here, marked) for here in found)):
        return same
    functions = marked | parts | {x for here in primed for x in _in_body(here, context)}
    variable = _variable(found, functions, terms)
    known = frozenset(functions - {variable})
    return (lambda term: _written(term, known, variable)) if known else same


def _operators(term: Term) -> Iterator[Term]:
    if kinds(term) & {Derivative, Binder}:
        yield from (here for here in subterms(term) if type(here) in (Derivative, Binder))


def _marked(terms: tuple[Term, ...], context: Context) -> set[Symbol]:
    """The letters with a prime somewhere in a chain."""
    stems = (_stem(x)[0] for term in terms for x in symbols(term) if x.name.endswith(PRIME))
    return {x for x in stems if _is_free(x, context)}


def _stem(letter: Symbol) -> tuple[Symbol, int]:
    """A letter without its primes, and how many these are."""
    name, count = letter.name, 0
    while name.endswith(PRIME):
        name, count = name.removesuffix(PRIME), count + 1
    return Symbol(name), count


def _is_free(x: Symbol, context: Context) -> bool:
    return not x.dims and context.definition(x.name) is None and x.name not in context.constants


def _in_body(primed: Derivative, context: Context) -> Iterator[Symbol]:
    """The letters of what is primed that are functions by their names, where it holds several."""
    free = letters(primed.body)
    if len(free) > 1:
        yield from (x for x in free if x.name in FUNCTIONS and _is_free(x, context))


def _acts(here: Term, marked: set[Symbol]) -> bool:
    """Whether letters with primes are differentiated or integrated over another letter."""
    match here:
        case Derivative(body, Symbol() as x):
            return x not in marked and any(_stem(y)[0] in marked for y in symbols(body))
        case Binder("integral", letter, body):
            return Symbol(letter) not in marked and any(_stem(y)[0] in marked for y in symbols(body))
    return False


def _by_parts(found: tuple[Term, ...], context: Context) -> set[Symbol]:
    """The letters of integrals without bounds, the one of u by v and the other of v by u."""
    whole = {Symbol(here.letter): here for here in found if type(here) is Binder and _is_whole(here)}
    letters_ = {x for x in whole if x.name in FUNCTIONS and _is_free(x, context)}
    return {x for x in letters_ for y in letters_ if x in symbols(whole[y].body) and y in symbols(whole[x].body)}


def _is_whole(here: Binder) -> bool:
    return here.kind == "integral" and here.low is None and here.high is None


def _variable(found: tuple[Term, ...], functions: set[Symbol], terms: tuple[Term, ...]) -> Symbol:
    """What the functions vary with: what is differentiated or integrated by, else a letter that is not used."""
    by = [here.variable for here in found if type(here) is Derivative]
    by += [Symbol(here.letter) for here in found if type(here) is Binder and here.kind == "integral"]
    told = next((x for x in by if type(x) is Symbol and x not in functions), None)
    if told is not None:
        return told
    return next((x for x in map(Symbol, HIDDEN) if not any(x in symbols(term) for term in terms)), Symbol("x"))


def _written(term: Term, functions: frozenset[Symbol], x: Symbol) -> Term:
    """A term with some letters as functions of one letter."""
    match term:
        case Symbol():
            stem, primes = _stem(term)
            return Apply(stem.name, (x,), primes) if stem in functions else term
        case Derivative(body, _, order, notation) if notation == PRIMED:
            return Derivative(_written(body, functions, x), x, order)
        case Binder("integral", letter, _, None, None) if Symbol(letter) in functions:
            body = _written(opened(term, Symbol(letter)), functions, x)
            return bind("integral", x, Mul((body, Apply(letter, (x,), 1))))
        case Binder(kind, letter, _, low, high) if letter == x.name:
            ends = (None if end is None else _written(end, functions, x) for end in (low, high))
            return bind(kind, x, _written(opened(term, x), functions, x), *ends)
    return with_children(term, lambda child: _written(child, functions, x))
