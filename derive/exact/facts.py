"""What the facts of a context say about sums: they are compared as combinations of products, constants apart."""

from __future__ import annotations

from functools import cache, lru_cache

from derive.core.context import Context
from derive.terms import (
    MINUS_ONE,
    ONE,
    ZERO,
    Add,
    Call,
    Decimal,
    Div,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Term,
    number,
)

from .conjuncts import conjuncts
from .range_arithmetic import product_of, sum_of
from .ranges import NOT_ZERO, Range, exactly, negative
from .rationals import over, plus, times

Monomial = frozenset[tuple[Term, int]]
Combination = dict[Monomial, Number]
UNIT: Monomial = frozenset()
MOST_TERMS = 200


@cache
def combination(term: Term) -> Combination:
    """A term multiplied out, as products with coefficients of whatever else it holds; not to be changed."""
    found = _expanded(term)
    return {frozenset(((term, 1),)): ONE} if found is None else found


def _expanded(term: Term) -> Combination | None:
    match term:
        case Number():
            return {UNIT: term} if term.p else {}
        case Decimal(mantissa, places):
            return _expanded(number(mantissa, 10**places))
        case Neg(inner):
            return scaled_by(combination(inner), MINUS_ONE)
        case Add(parts):
            return _sum(parts)
        case Mul(parts) if not any(part.shape for part in parts):
            return _product(parts)
        case Div(above, below):
            bottom = combination(below)
            if list(bottom) == [UNIT]:
                return scaled_by(combination(above), over(ONE, bottom[UNIT]))
        case Pow(base, Number(n, 1)) if 0 < n <= 8:
            return _product((base,) * n)
        case Pow(base, Number(n, 1)) if n > 8:
            if list(combination(base)) == [frozenset(((base, 1),))]:
                return {frozenset(((base, n),)): ONE}
    return None


def _sum(parts: tuple[Term, ...]) -> Combination:
    out: Combination = {}
    for part in parts:
        for key, value in combination(part).items():
            out[key] = plus(out[key], value) if key in out else value
    return {key: value for key, value in out.items() if value.p}


def _product(parts: tuple[Term, ...]) -> Combination | None:
    out: Combination = {UNIT: ONE}
    for part in parts:
        inner = combination(part)
        if len(out) * len(inner) > MOST_TERMS:
            return None
        made: Combination = {}
        for left, c in out.items():
            for right, d in inner.items():
                key, value = _joined(left, right), times(c, d)
                made[key] = plus(made[key], value) if key in made else value
        out = {key: value for key, value in made.items() if value.p}
    return out


def _joined(a: Monomial, b: Monomial) -> Monomial:
    powers = dict(a)
    for generator, n in b:
        powers[generator] = powers.get(generator, 0) + n
    return frozenset(powers.items())


def ordered(monomial: Monomial) -> list[tuple[Term, int]]:
    """The generators of a monomial with their exponents, always in the same order."""
    return sorted(monomial, key=lambda pair: _written(pair[0]))


@cache
def _written(generator: Term) -> str:
    return repr(generator)


def plus_times(a: Combination, b: Combination, c: Number) -> Combination:
    """The sum of a and c b, without zeros."""
    out = dict(a)
    for key, value in b.items():
        out[key] = plus(out[key], times(value, c)) if key in out else times(value, c)
    return {key: value for key, value in out.items() if value.p}


def scaled_by(a: Combination, c: Number) -> Combination:
    """The multiple by a number."""
    return {key: times(value, c) for key, value in a.items()} if c.p else {}


class Fact(Record):
    """The values that a combination takes; it has a constant only where the fact is that it is not 0."""

    form: Combination
    values: Range


@lru_cache(4096)
def facts_of(context: Context) -> tuple[Fact, ...]:
    """The relations among the facts that compare two sides."""
    found: list[Fact] = []
    for fact in context.facts:
        found += (made for part in conjuncts(fact) for relation in (part, *_ends(part)) for made in _facts(relation))
    return tuple(found)


def _ends(fact: Term) -> tuple[Relation, ...]:
    """The two ends between which |x| < 1 says that x is."""
    match fact:
        case Relation("<" | "<=" as sign, Call("abs", (inner,)), bound):
            return Relation(sign, Neg(bound), inner), Relation(sign, inner, bound)
        case Relation(">" | ">=" as sign, bound, Call("abs", (inner,))):
            return Relation(sign, inner, Neg(bound)), Relation(sign, bound, inner)
    return ()


RANGES = {
    "<": Range(None, ZERO), "<=": Range(None, ZERO, high_open=False), ">": Range(ZERO, None),
    ">=": Range(ZERO, None, low_open=False), "=": exactly(ZERO), "!=": NOT_ZERO,
}  # fmt: skip


def _facts(relation: Term) -> tuple[Fact, ...]:
    if type(relation) is not Relation or relation.sign not in RANGES:
        return ()
    whole = plus_times(combination(relation.left), combination(relation.right), MINUS_ONE)
    form = {key: value for key, value in whole.items() if key}
    if not form:
        return ()
    if relation.sign == "!=":
        return (Fact(whole, NOT_ZERO),)
    constant = whole.get(UNIT, ZERO)
    return (Fact(form, sum_of(RANGES[relation.sign], exactly(times(constant, MINUS_ONE)))),)


def ratio(a: Combination, b: Combination) -> Number | None:
    """The c with a = c b, None where there is none."""
    if a.keys() != b.keys() or not a:
        return None
    some = next(iter(b))
    c = over(a[some], b[some])
    return c if all(times(b[key], c) is a[key] for key in b) else None


def stretched(values: Range, c: Number) -> Range:
    """The values c x."""
    return product_of(values, exactly(c)) if c.p > 0 else negative(product_of(values, exactly(times(c, MINUS_ONE))))
