"""Functions without a definition: alike where their arguments are; their slopes are functions of the same arguments.

A function of a vector holds the vector's entries as a key; its slope by the k-th of them is the k-th component.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from derive.terms import ONE, Apply, At, Binder, Component, Term, bind, nameless, opened, substituted

from .index_arrays import ENTRIES
from .index_entries import at
from .index_polynomials import NoFormError, Poly, as_term, atom, rank

if TYPE_CHECKING:
    from .index_forms import IndexForms


def unknown(forms: IndexForms, term: Apply) -> Poly:
    """The canonical form of an unknown function: the same function of canonical arguments."""
    if term.dims or (term.primes and any(each.shape or is_key(each) for each in term.arguments)):
        raise NoFormError
    return atom(_with_keys(forms, term))


def unknown_slope(forms: IndexForms, term: Apply, indices: tuple[Term, ...]) -> Poly:
    """A slope of an unknown function of a vector by some of its entries, in whatever order."""
    if len(term.arguments) != 1 or term.primes != len(indices):
        raise NoFormError
    return atom(Component(_with_keys(forms, term), tuple(sorted(indices, key=rank))))


def _with_keys(forms: IndexForms, term: Apply) -> Apply:
    return Apply(term.name, tuple(_key(forms, each) for each in term.arguments), term.primes)


def _key(forms: IndexForms, argument: Term) -> Term:
    """A canonical argument, of a vector all its entries."""
    if not (argument.shape or is_key(argument)):
        return as_term(forms.poly(argument))
    size = length(argument)
    with forms.inside(size) as (row, _):
        entries = as_term(forms.poly(listed(argument, row)))
    return nameless(bind(ENTRIES, row, entries, ONE, size))


def length(argument: Term) -> Term:
    """The number of entries of a vector or of its key."""
    if type(argument) is Binder and argument.high is not None:
        return argument.high
    if len(argument.shape) != 1:
        raise NoFormError
    return argument.shape[0]


def listed(argument: Term, k: Term) -> Term:
    """An entry of a vector or of its key."""
    return opened(argument, k) if type(argument) is Binder and is_key(argument) else at(argument, (k,))


def is_key(term: Term) -> bool:
    """Whether a term is a vector by its entries."""
    return type(term) is Binder and term.kind == ENTRIES


def one_more(term: Term, k: Term) -> Component:
    """The slope of an unknown function of a vector, or of one of its slopes, by the k-th entry."""
    match term:
        case Component(Apply(name, arguments, primes), indices):
            return Component(Apply(name, arguments, primes + 1), (*indices, k))
        case Apply(name, arguments, primes):
            return Component(Apply(name, arguments, primes + 1), (k,))
    raise NoFormError


def put_in(forms: IndexForms, term: At) -> Poly:
    """The canonical form at given values: that of the body, then the values in the place of the letters."""
    values: dict[Term, Term] = dict(zip(term.letters, term.values, strict=True))
    return forms.poly(substituted(as_term(forms.poly(term.body)), values))
