"""Policies: pi(a) and pi(b) in sums of their own are one distribution, as p(x) and p(y) are not."""

from __future__ import annotations

from derive.kernel.held import loose
from derive.terms import Binder, Symbol, Term, symbols, with_children

from .densities import Split

POLICY = "pi"


def with_one_letter(terms: tuple[Term, ...], calls: tuple[Split, ...]) -> tuple[Term, ...]:
    """The terms with one letter for all actions that are summed over."""
    policies = [event[0] for name, event, _ in calls if name.partition("_")[0] == POLICY and len(event) == 1]
    actions = tuple(dict.fromkeys(policies))
    return tuple(_renamed(term, actions) for term in terms) if len(actions) > 1 else terms


def _renamed(term: Term, actions: tuple[str, ...]) -> Term:
    new = with_children(term, lambda child: _renamed(child, actions))
    if type(new) is not Binder or new.letter not in actions[1:] or loose(new) or Symbol(actions[0]) in symbols(new):
        return new
    return Binder(new.kind, actions[0], new.body, new.low, new.high)
