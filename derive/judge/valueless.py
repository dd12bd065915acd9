"""Lines without a real value wherever the line before has one: divided by zero, a logarithm of what is negative."""

from __future__ import annotations

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.domains import apart, undefined
from derive.kernel.explicit import UnknownSizeError, entries
from derive.kernel.facts import complex_meant, facts_of
from derive.kernel.witnesses import witness_of
from derive.terms import ONE, UNDEFINED, Add, ShapeMismatchError, Term


def without_value(before: Term, after: Term, context: Context) -> Witness | None:
    """A point at which a line has a real value, where the next one has none there and apart that line has."""
    if undefined(before) or complex_meant(facts_of(context), before, after):
        return None
    if not (undefined(after) or apart((before, after), context)):
        return None
    try:
        pairs = zip(entries(before), entries(after), strict=True)
        here = next(entry for entry, other in pairs if undefined(other) or apart((entry, other), context))
    except (UnknownSizeError, ShapeMismatchError, ValueError, StopIteration):
        return None
    found = witness_of(here, Add((here, ONE)), "=", context)
    return None if found is None else found.but(right=UNDEFINED)
