"""Relations of sums of any size that are multiples of each other: by divisors that are cleared, and by numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.exact.precision import working_at
from derive.exact.signs import sign
from derive.terms import (
    ONE,
    Binder,
    Div,
    Junction,
    Mul,
    Neg,
    Number,
    Relation,
    Term,
    factors,
    kinds,
    number,
    product,
    subterms,
    total,
)

from .arrays import Arrays
from .bench import Bench
from .drawn_arrays import FAILURES
from .duals import BITS
from .enclosures import Enclosures
from .facts import meant
from .held import loose
from .instances import one_example

MOST = 160
TURNED = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def multiple_of_sums(a: Term, b: Term, context: Context, bench: Bench) -> Certificate | None:
    """Whether the difference of the second relation is that of the first, times what clears fractions and numbers."""
    if type(a) is Junction and a.word == "and":
        found = (multiple_of_sums(part, b, context, bench) for part in a.parts)
        return next((each for each in found if each is not None), None)
    if type(a) is not Relation or type(b) is not Relation or a.sign not in TURNED:
        return None
    if b.sign not in (a.sign, TURNED[a.sign]):
        return None
    if Binder not in kinds(a) or a.left.shape or b.left.shape:
        return None
    first, second = (total((side.left, Neg(side.right))) for side in (a, b))
    for c in _agreeing(islice(_candidates(first, second), MOST), first, second, context):
        if not _keeps_order(c, a.sign, b.sign, context):
            continue
        if bench.equal(second, product((c, first)), context).grade == PROVED:
            return Certificate(PROVED, "a multiple", seed=bench.seed)
    return None


def _keeps_order(c: Term, before: str, behind: str, context: Context) -> bool:
    """Whether a factor makes one relation the other: of one sign where there is an order."""
    return before == "=" or sign(c, context) == {1 if before == behind else -1}


def _agreeing(multiples: Iterable[Term], first: Term, second: Term, context: Context) -> Iterator[Term]:
    """The multiples that are none by the values in one example left out."""
    first, second = meant(first, context), meant(second, context)
    example = one_example(first, second, context)
    for c in multiples:
        if example is None or not _differ(second, product((c, first)), example):
            yield c


def _differ(a: Term, b: Term, example: Arrays) -> bool:
    """Whether two scalars are seen to have different values in an example."""
    with working_at(BITS):
        try:
            here = Enclosures(example.letters)
            ((u,),), ((v,),) = here.rows(a), here.rows(b)
        except FAILURES:
            return False
        return bool(u.is_finite() and v.is_finite() and not u.overlaps(v))


def _candidates(first: Term, second: Term) -> Iterator[Term]:
    """The divisors of the first over those of the second, and the numbers of the second over those of the first."""
    above = tuple(dict.fromkeys((ONE, *_divisors(first), product(_divisors(first)))))
    below = tuple(dict.fromkeys((ONE, *_divisors(second), product(_divisors(second)))))
    for over in above:
        for under in below:
            for ratio in _ratios(first, second):
                yield product((ratio, Div(over, under)))


def _divisors(term: Term) -> tuple[Term, ...]:
    """What stands below fraction lines and depends on no index, each factor once."""
    under = (here.under for here in subterms(term) if type(here) is Div and not loose(here.under))
    return tuple(dict.fromkeys(part for whole in under for part in factors(whole) if type(part) is not Number))


def _ratios(first: Term, second: Term) -> tuple[Number, ...]:
    ratios = (number(q.p * p.q, q.q * p.p) for p in _numbers(first) for q in _numbers(second))
    return tuple(dict.fromkeys(signed for c in ratios for signed in (c, number(-c.p, c.q))))


def _numbers(term: Term) -> tuple[Number, ...]:
    """One, and the numbers that stand as factors or divisors, without their signs."""
    found = [ONE]
    for here in subterms(term):
        if type(here) is Mul:
            found += [number(abs(c.p), c.q) for c in here.factors if type(c) is Number and c.p]
        if type(here) is Div:
            found += [number(abs(c.p), c.q) for c in factors(here.over) if type(c) is Number and c.p]
            found += [number(c.q, abs(c.p)) for c in factors(here.under) if type(c) is Number and c.p]
    return tuple(dict.fromkeys(found))
