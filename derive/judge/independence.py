"""Lines on means of a sample that hold where its members are independent and have the variance that the letters say."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import Certificate, sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.kernel.facts import CHANCE
from derive.kernel.relations import follows
from derive.terms import (
    ONE,
    TWO,
    ZERO,
    Binder,
    Call,
    Component,
    Junction,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    functions_in,
    letters,
    subterms,
    symbols,
)

MEAN, DEVIATION = Symbol("mu"), Symbol("sigma")


Known = tuple[Certificate, Relation | Junction]


def for_samples(before: Term, after: Term, context: Context, bench: Bench) -> Known | None:
    """How two sides are equal for independent draws with mean mu and variance sigma^2, and the conditions of that."""
    samples = tuple(dict.fromkeys(x for side in (before, after) for x in _samples(side)))
    if len(samples) != 1 or any(samples[0] in symbols(fact) for fact in context.facts if _tells(fact)):
        return None
    (sample,) = samples
    sums = (x.high for side in (before, after) for x in subterms(side) if type(x) is Binder and x.high)
    size = next(sums, None) if _has_entries(sample, before, after) else ONE
    conditions = tuple(_conditions(sample, before, after))
    if size is None or not conditions or any(power is None or power.p > 2 for power in _powers(sample, before, after)):
        return None
    known = context.given(*conditions)
    if size is not ONE:
        draws = (*context.properties, (sample.name, "independent"))
        known = known.but(properties=draws, indices=(*context.indices, ("i", size)))
    found = follows(before, after, "=", known, bench)
    if not sound(found.grade):
        return None
    return found, conditions[0] if len(conditions) == 1 else Junction("and", conditions)


def _has_entries(sample: Symbol, *sides: Term) -> bool:
    return any(type(x) is Component and x.base is sample for side in sides for x in subterms(side))


def _conditions(sample: Symbol, before: Term, after: Term) -> Iterator[Relation]:
    """What the letters mu and sigma mean beside a sample, and that no two of it vary together."""
    here = symbols(before) | symbols(after)
    many = _has_entries(sample, before, after)
    one, other = (Component(sample, (Symbol(name),)) if many else sample for name in "ij")
    if MEAN in here:
        yield Relation("=", Call("expectation", (one,)), MEAN)
    if DEVIATION in here:
        yield Relation("=", Call("variance", (one,)), Pow(DEVIATION, TWO))
    squared = "variance" in functions_in(before) | functions_in(after) or any(_powers(sample, before, after))
    if many and squared:
        yield Relation("=", Call("covariance", (one, other)), ZERO)


def _powers(sample: Symbol, *sides: Term) -> Iterator[Number | None]:
    """The exponents of what holds entries of a sample, None for those that are no whole numbers."""
    for here in (x for side in sides for x in subterms(side)):
        if type(here) is Pow and sample in symbols(here.base):
            yield here.exponent if type(here.exponent) is Number and here.exponent.q == 1 else None


def _samples(term: Term) -> Iterator[Symbol]:
    """The capital letters in means and variances."""
    for here in subterms(term):
        if type(here) is Call and here.name in CHANCE:
            yield from (x for x in letters(here) if x.name[0].isupper())


def _tells(fact: Term) -> bool:
    """Whether a fact is more than that a mean is a number."""
    return not (type(fact) is Relation and fact.sign == "in")
