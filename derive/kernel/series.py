"""Sums without an end: geometric and exponential series, and these with powers of the letter as factors."""

from __future__ import annotations

from derive.core.certificates import Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    INTEGERS,
    MINUS_ONE,
    ONE,
    ZERO,
    Add,
    Binder,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Record,
    Relation,
    Symbol,
    Term,
    number,
    opened,
    product,
    raised,
    substituted,
    subterms,
    symbols,
    total,
)

from .bench import Bench
from .integrands import powers
from .telescoping import telescoping


class Weight(Record):
    """A polynomial P(k) beside q^k or r^k / k!, the first k where it is not 0, and what the sums are multiples of.

    With the first summand u, the sum of P(k) q^k is u times the polynomial `geometric` of q divided by (1 - q)^power,
    that of P(k) r^k / k! is u e^r times the polynomial `exponential` of r.
    """

    factors: tuple[int, ...]
    first: int
    exponential: tuple[int, ...]
    geometric: tuple[int, ...]
    power: int

    def at(self, k: Term) -> Term:
        """The polynomial: k less each of the factors."""
        return product(Add((k, number(-each))) if each else k for each in self.factors)


WEIGHTS = (
    Weight((), 0, (1,), (1,), 1),
    Weight((0,), 1, (1,), (1,), 2),
    Weight((0, 0), 1, (1, 1), (1, 1), 3),
    Weight((0, 0, 0), 1, (1, 3, 1), (1, 4, 1), 4),
    Weight((0, 1), 2, (1,), (1,), 3),
)
MOST_LEFT_OUT = 4
Valued = tuple[Term, Certificate]


def without_end(binder: Binder, x: Symbol, context: Context, bench: Bench) -> Valued | None:
    """The value of a sum without an end; None where its summands are no series that is known."""
    if binder.low is None:
        return None
    return geometric(binder, x, context, bench) or _weighted(binder, x, context, bench) or telescoping(binder, x)


def converging(binder: Binder, x: Symbol, context: Context, bench: Bench) -> Term | None:
    """The quotient that has to be small, which nothing says, for a sum without an end to have a value that is known."""
    if binder.low is None or without_end(binder, x, context, bench) is not None:
        return None
    body = opened(binder, x)
    for quotient in dict.fromkeys((*_bases(body, x), _quotient(body, x))):
        possible = symbols(quotient) and not any(holds(context, each) is False for each in small(quotient))
        if possible and without_end(binder, x, context.given(*small(quotient)), bench) is not None:
            return quotient
    return None


def small(quotient: Term) -> tuple[Relation, ...]:
    """That a quotient is between minus one and one."""
    return Relation("<", MINUS_ONE, quotient), Relation("<", quotient, ONE)


def geometric(binder: Binder, x: Symbol, context: Context, bench: Bench) -> Valued | None:
    """The first summand divided by one minus the quotient; None where the summands are no such series."""
    if binder.low is None:
        return None
    inside = context.given(Relation(">=", x, binder.low), Relation("in", x, INTEGERS))
    body = opened(binder, x)
    first, second = _at(body, x, binder.low), _at(body, x, _next(binder.low))
    following = _at(body, x, Add((x, ONE)))
    for quotient in (*_bases(body, x), _quotient(body, x), Div(second, first)):
        if _is_small(quotient, context) and bench.same(following, Mul((quotient, body)), inside):
            value = Div(first, Add((ONE, Neg(quotient))))
            return value, Certificate("proved", "a geometric series", seed=bench.seed)
    return None


def _weighted(binder: Binder, x: Symbol, context: Context, bench: Bench) -> Valued | None:
    """The sum with its letter as it is written, or counted from the first summand."""
    low = binder.low
    if type(low) is not Number or low.q != 1 or not 0 <= low.p <= MOST_LEFT_OUT:
        return None
    body = opened(binder, x)
    for summand, begin in dict.fromkeys(((body, low.p), (_at(body, x, Add((x, low))), 0))):
        for weight in WEIGHTS:
            found = _by_weight(summand, weight, x, context, bench)
            here = range(begin, weight.first)
            if found is None or not all(bench.same(_at(summand, x, number(k)), ZERO, context) for k in here):
                continue
            value, method = found
            left_out = (Neg(_at(summand, x, number(k))) for k in range(weight.first, begin))
            return total((value, *left_out)), Certificate("proved", method, seed=bench.seed)
    return None


def _by_weight(body: Term, weight: Weight, x: Symbol, context: Context, bench: Bench) -> tuple[Term, str] | None:
    """The sum of c P(k) q^k, or of c P(k) r^k / k!, from the first k on where P is not 0."""
    inside = context.given(Relation(">=", x, number(max(weight.first, 1))), Relation("in", x, INTEGERS))
    after = Add((x, ONE))
    following, first = _at(body, x, after), _at(body, x, number(weight.first))
    left, right = Mul((weight.at(x), following)), Mul((weight.at(after), body))
    bases = _bases(body, x)
    ratio = _at(Div(left, right), x, number(weight.first))
    for r in dict.fromkeys((*bases, product(bases), Mul((number(weight.first + 1), ratio)))):
        if bench.same(Mul((left, after)), Mul((r, right)), inside):
            return Mul((first, Pow(E, r), _polynomial(weight.exponential, r))), "an exponential series"
    for q in dict.fromkeys((*bases, _quotient(body, x), ratio)):
        if weight.factors and _is_small(q, context) and bench.same(left, Mul((q, right)), inside):
            below = Pow(Add((ONE, Neg(q))), number(weight.power))
            return Div(Mul((first, _polynomial(weight.geometric, q))), below), "a derivative of a geometric series"
    return None


def _polynomial(weights: tuple[int, ...], r: Term) -> Term:
    return total(Mul((number(c), Pow(r, number(k)))) if k else number(c) for k, c in enumerate(weights))


def _is_small(quotient: Term, context: Context) -> bool:
    return all(holds(context, each) for each in small(quotient))


def _at(body: Term, x: Symbol, place: Term) -> Term:
    return substituted(body, {x: place})


def _next(place: Term) -> Term:
    return number(place.p + place.q, place.q) if type(place) is Number else Add((place, ONE))


def _bases(body: Term, x: Symbol) -> tuple[Term, ...]:
    """What is raised to powers of the letter."""
    found = (here.base for here in subterms(body) if type(here) is Pow and x in symbols(here.exponent))
    return tuple(base for base in dict.fromkeys(found) if x not in symbols(base))


def _quotient(body: Term, x: Symbol) -> Term:
    """What the powers in a summand are multiplied by when the letter grows by one."""
    found: dict[Term, Term] = {}
    for here in subterms(body):
        if type(here) is Pow and x in symbols(here.exponent) and x not in symbols(here.base):
            exponents = powers(here.exponent, x)
            if exponents is not None and exponents[2] is ZERO:
                found.setdefault(here.base, exponents[1])
    return product(raised(base, each) for base, each in found.items())
