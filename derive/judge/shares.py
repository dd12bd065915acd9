"""Lines that hold where the entries of a vector add up to one, as the targets of a cross-entropy do."""

from __future__ import annotations

from derive.core.certificates import Certificate, sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.kernel.facts import meant
from derive.kernel.relations import follows
from derive.laws.lettering import INDICES, fresh, summed, used
from derive.terms import ONE, Component, Relation, Symbol, Term, functions_in, letters, total

KNOWN = ("simplex", "one-hot")


def for_shares(before: Term, after: Term, context: Context, bench: Bench) -> tuple[Certificate, Relation] | None:
    """How two sides with a softmax are equal where a vector's entries add up to one, and that condition."""
    both = total(meant(side, context) for side in (before, after)) if before.shape == after.shape else None
    if both is None or "softmax" not in functions_in(both):
        return None
    for vector in letters(both):
        if len(vector.dims) == 1 and not context.has(vector.name, *KNOWN):
            shares = context.but(properties=(*context.properties, (vector.name, KNOWN[0])))
            found = follows(before, after, "=", shares, bench)
            if sound(found.grade):
                return found, Relation("=", _added(vector, both), ONE)
    return None


def _added(vector: Symbol, both: Term) -> Term:
    i = fresh(INDICES, used(both))
    return summed(i, Component(vector, (i,)), vector.dims[0])
