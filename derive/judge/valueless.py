"""Lines without a real value wherever the line before has one: divided by zero, a logarithm of what is negative."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from derive.core.certificates import Witness
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.exact.domains import apart, divides_by_zero, indeterminate, undefined, undefined_beside_limits
from derive.kernel.bench import Bench
from derive.kernel.expectations import reduced
from derive.kernel.explicit import entries
from derive.kernel.facts import complex_meant, facts_of
from derive.kernel.instances import judged_at_sizes
from derive.kernel.moment_letters import NoMomentsError
from derive.kernel.term_matrices import UnknownSizeError
from derive.kernel.witnesses import witness_of
from derive.terms import (
    ONE,
    TWO,
    UNDEFINED,
    ZERO,
    Add,
    Binder,
    Call,
    Relation,
    ShapeMismatchError,
    Term,
    call,
    kinds,
    product,
    subterms,
)

from .varying import along_directions


def loses_value(before: Term, after: Term, context: Context) -> bool:
    """Whether a constant in a line has no value, and none in the line before; some things never have one.

    These are 0 times infinity, and the inverse of a matrix whose determinant is told to be zero.
    """
    if any(_inverts_a_singular(here, context) for side in (before, after) for here in subterms(side)):
        return True
    if before is not after and (indeterminate(before) or indeterminate(after)):
        return True
    lost = divides_by_zero if complex_meant(facts_of(context), before, after) else _undefined(before)
    return lost(after) and not lost(before)


def _inverts_a_singular(term: Term, context: Context) -> bool:
    match term:
        case Call("inverse", (matrix,)):
            return holds(context, Relation("!=", call("det", matrix), ZERO)) is False
    return False


def _undefined(before: Term) -> Callable[[Term], bool]:
    """What tells that a constant has no real value, below a limit or an integral but for ln 0."""
    return undefined_beside_limits if Binder in kinds(before) else undefined


def without_value(before: Term, after: Term, context: Context) -> Witness | None:
    """A point at which a line has a value, where the next one has none there and nowhere that line has."""
    before, after = (_in_moments(side, context) for side in (before, after))
    is_complex = complex_meant(facts_of(context), before, after)
    lost = divides_by_zero if is_complex else _undefined(before)
    if lost(before):
        return None
    for here, other in _parts(before, after):
        if lost(other) or (not is_complex and apart((here, other), context)):
            return _valued(along_directions(here, other)[0], context) or _valued_at_sizes(here, context)
    return None


def _in_moments(term: Term, context: Context) -> Term:
    """A term with its means worked out by what is told of them, where that is enough."""
    try:
        return reduced(term, context)
    except (NoMomentsError, ShapeMismatchError):
        return term


def _parts(before: Term, after: Term) -> Iterator[tuple[Term, Term]]:
    """The entries of two lines side by side, the lines themselves where they have none."""
    try:
        yield from zip(entries(before), entries(after), strict=True)
    except (UnknownSizeError, ShapeMismatchError, ValueError):
        yield before, after


def _valued(term: Term, context: Context) -> Witness | None:
    """A point at which a term has a value, and that is not zero where it is a vector or a matrix."""
    other = _another(term)
    found = witness_of(term, other, "=", context) or Bench().equal(term, other, context).witness
    return None if found is None else found.but(right=UNDEFINED)


def _valued_at_sizes(term: Term, context: Context) -> Witness | None:
    """The same among matrices of drawn sizes, and directions in which they vary."""
    found = judged_at_sizes(term, _another(term), context, {}, 0)
    return None if found is None or found.witness is None else found.witness.but(right=UNDEFINED)


def _another(term: Term) -> Term:
    """What differs from a term wherever that has a value, a vector or a matrix one that is not zero."""
    return product((TWO, term)) if term.shape else Add((term, ONE))
