"""Derivatives inside of expectations, as of a log-likelihood: worked out, for its mean to be taken."""

from __future__ import annotations

from derive.core.context import Context
from derive.kernel.facts import CHANCE, meant, speaks_of_chance
from derive.laws.differentiation import finished, worked_out
from derive.terms import Call, Derivative, Term, kinds, with_children

from .primed import worked_primes


def worked_slopes(term: Term, context: Context) -> Term:
    """A line with f'(u) of defined functions as derivatives, and derivatives worked out of which a mean is taken."""
    term = worked_primes(term, context)
    return _in_means(term, context) if speaks_of_chance(term) else term


def _in_means(term: Term, context: Context) -> Term:
    if type(term) is Call and term.name in CHANCE:
        return term.rebuilt(tuple(_worked(each, context) for each in term.arguments))
    return with_children(term, lambda child: _in_means(child, context))


def _worked(body: Term, context: Context) -> Term:
    whole = meant(body, context)
    if Derivative not in kinds(whole):
        return body
    found = worked_out(whole, context).end
    return found if finished(found) else body
