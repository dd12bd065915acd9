"""Lines that leave out a divergence, which is not negative: log p(x) = L + KL(q || p), so log p(x) >= L."""

from __future__ import annotations

from collections.abc import Iterator

from derive.core.certificates import sound
from derive.core.context import Context
from derive.kernel.bench import Bench
from derive.terms import Add, Apply, Binder, Neg, Symbol, Term, opened, subterms, total

from .densities import law_of, split_of
from .tables import tabled

EVERYWHERE = frozenset(("sum", "integral", "expectation"))


def by_divergence(upper: Term, lower: Term, context: Context, bench: Bench) -> bool:
    """Whether one side is the other and a divergence."""
    for part in (*_summands(upper), *(Neg(each) for each in _summands(lower))):
        left_out = part.inner.inner if type(part) is Neg and type(part.inner) is Neg else part
        if any(_same(left_out, each, context, bench) for each in _divergences(left_out)):
            return _same(upper, total((lower, left_out)), context, bench)
    return False


def _summands(term: Term) -> tuple[Term, ...]:
    return term.terms if type(term) is Add else (term,)


def _divergences(term: Term) -> Iterator[Term]:
    """The divergences that a mean of a logarithm can be: of its law from each distribution that stands in it."""
    if type(term) is Apply and term.name == "KL":
        yield term
    if type(term) is not Binder or term.kind not in EVERYWHERE:
        return
    calls = [here for here in subterms(opened(term, Symbol(term.letter))) if split_of(here) is not None]
    law = law_of(term)
    for one in calls:
        if law is None or split_of(one) == law:
            yield from (Apply("KL", (one, other)) for other in calls if other is not one and _fits(one, other))


def _fits(one: Term, other: Term) -> bool:
    """Whether both are distributions of the same letters."""
    here, there = split_of(one), split_of(other)
    return here is not None and there is not None and here[1] == there[1]


def _same(one: Term, other: Term, context: Context, bench: Bench) -> bool:
    if one is other:
        return True
    found = tabled((one, other), context, EVERYWHERE)
    if found is None:
        return False
    (here, there), known = found
    return sound(bench.equal(here, there, known).grade)
