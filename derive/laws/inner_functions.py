"""The names that a line gives to the inner functions of its chain rules."""

from __future__ import annotations

from functools import cache

from derive.core.context import Context
from derive.core.steps import Derivation, Step
from derive.core.strategies import Strategy
from derive.terms import Derivative, Term, subterms

from .chains import chain_rule, inner_function, inner_named


class NamedChainRule(Strategy):
    """The chain rule with a name for its inner function, another one for each inner function of the line."""

    line: Term

    def __call__(self, term: Term, context: Context) -> Derivation | None:
        """One step, None where no inner function varies."""
        inner = _inner(term)
        if inner is None:
            return None
        name = inner_named(inner, self.line, inner_functions(self.line).index(inner), context)
        return chain_rule.with_(name)(term, context)


@cache
def inner_functions(line: Term) -> tuple[Term, ...]:
    """The different inner functions of what is differentiated in a line, from left to right."""
    found = dict.fromkeys(map(_inner, subterms(line)))
    return tuple(inner for inner in found if inner is not None)


def _inner(term: Term) -> Term | None:
    if type(term) is not Derivative:
        return None
    inner = inner_function(term.body, term.variable)
    return None if inner is term.variable else inner


def naming(line: Step) -> Step:
    """The line with the names of inner functions that its chain rules give."""
    if not line.detail:
        return line
    named = (relation for step in line.detail if step.law is chain_rule.law for relation in step.using)
    return line.but(using=tuple(dict.fromkeys(named)))
