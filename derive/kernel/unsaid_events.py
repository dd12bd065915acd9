"""What people leave unsaid of events: that intervals are not empty, and that no single value has a chance."""

from __future__ import annotations

from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import ZERO, Junction, Relation, Term, subterms

from .comparisons import ORDERS
from .events import probabilities_in
from .thresholds import Events, equals


def unsaid(a: Term, b: Term, context: Context) -> tuple[Relation, ...]:
    """What has to be assumed for the events of two terms to be what they are taken for."""
    events = [here for each in probabilities_in(a, b) for here in subterms(each.children[0])]
    compared = [here for here in events if type(here) is Relation and here.sign in ORDERS]
    about = Events(context, lambda u, v: u is v)
    empty = [
        Relation("<=", low.left, high.right)
        for here in events
        if type(here) is Junction and here.word == "and" and len(here.parts) == 2
        for low, high in (here.parts,)
        if type(low) is type(high) is Relation and low.sign in ("<", "<=") and high.sign in ("<", "<=")
        if low.right is high.left and not about.is_random(low.left) and not about.is_random(high.right)
    ]
    strict = [here.sign in ("<", ">") for here in compared]
    sides = (about.sides(here.sign, here.left, here.right) for here in compared)
    single = [Relation("=", equals(u, v), ZERO) for _, u, v in sides] if len(set(strict)) > 1 or all(strict) else []
    return tuple(dict.fromkeys(each for each in (*empty, *single) if holds(context, each) is None))
