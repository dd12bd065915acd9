"""Integrals that are known by name: of the gamma and the beta function, and of a bell over the whole line."""

from __future__ import annotations

from collections.abc import Callable

from derive.core.certificates import PROVED, Certificate
from derive.core.context import Context
from derive.exact.conditions import holds
from derive.terms import (
    INFINITY,
    ONE,
    PI,
    TWO,
    ZERO,
    Add,
    Binder,
    E,
    Neg,
    Number,
    Pow,
    Relation,
    Symbol,
    Term,
    bind,
    call,
    fraction,
    negated,
    number,
    opened,
    product,
    raised,
    scaled,
    substituted,
    summands,
    symbols,
    total,
)

from .integrands import Parts, parts, plus, times

WHOLE_LINE, HALF_LINE, UNIT = (Neg(INFINITY), INFINITY), (ZERO, INFINITY), (ZERO, ONE)
ENDLESS = (INFINITY, Neg(INFINITY))
Known = tuple[Term, Certificate]
Valued = tuple[Term, tuple[Relation, ...]]


def known_integral(binder: Binder, x: Symbol, context: Context, seed: int) -> Known | None:
    """The value of an integral that is known by name, and how that is known."""
    found = recognised(binder, x, context)
    if found is None or not all(holds(context, each) for each in found[1]):
        return None
    return found[0], Certificate(PROVED, "an integral known by name", seed=seed)


def recognised(binder: Binder, x: Symbol, context: Context) -> Valued | None:
    """The value of an integral that is known by name, and the conditions under which it has one."""
    if binder.low is None or binder.high is None:
        return None
    half = Symbol(f"{x.name} above zero")
    folded = substituted(opened(binder, x), {call("abs", x): half})
    if (binder.low, binder.high) == WHOLE_LINE and x not in symbols(folded):
        return recognised(bind("integral", half, scaled(TWO, folded), *HALF_LINE), half, context)
    rule = RULES.get((binder.low, binder.high))
    if rule is None and binder.high is INFINITY and binder.low not in ENDLESS:
        return _from(binder.low, parts(opened(binder, x), x, context))
    if rule is None:
        return None
    inside = context.given(*(() if binder.low is not ZERO else (Relation(">", x, ZERO),)))
    found = parts(opened(binder, x), x, inside)
    return None if found is None else rule(found)


def vanishes_far_out(body: Term, x: Symbol, context: Context) -> bool:
    """Whether a product of powers and exponentials goes to zero where x goes to infinity."""
    f = parts(body, x, context.given(Relation(">", x, ZERO)))
    if f is None or f.other is not ZERO or x not in symbols(body):
        return False
    _, slope, bend = f.exponents
    deciding = bend if bend is not ZERO else slope if slope is not ZERO else f.power
    return holds(context, Relation("<", deciding, ZERO)) is True


def _from(low: Term, f: Parts | None) -> Valued | None:
    """c^a/(-a) for x^(a - 1) from c on."""
    if f is None or f.other is not ZERO or any(each is not ZERO for each in f.exponents):
        return None
    a = plus(f.power, ONE)
    return fraction(times(f.factor, raised(low, a)), negated(a)), (Relation("<", a, ZERO), *_above(low))


def _over_the_line(f: Parts) -> Valued | None:
    """sqrt(pi/a) e^(b^2/4a) times the moment of the bell for x^n e^(b x - a x^2)."""
    start, slope, bend = f.exponents
    if f.other is not ZERO or bend is ZERO or type(f.power) is not Number or f.power.q != 1:
        return None
    wide = _minus(bend)
    mean, spread = fraction(slope, scaled(TWO, wide)), fraction(ONE, scaled(TWO, wide))
    square, other = raised(mean, TWO), raised(spread, TWO)
    moments = (
        ONE,
        mean,
        total((square, spread)),
        total((raised(mean, number(3)), product((number(3), mean, spread)))),
        total((raised(mean, number(4)), product((number(6), square, spread)), scaled(number(3), other))),
    )
    if not 0 <= f.power.p < len(moments):
        return None
    top = fraction(raised(slope, TWO), scaled(number(4), wide))
    value = product((f.factor, call("sqrt", fraction(PI, wide)), Pow(E, total((start, top))), moments[f.power.p]))
    return value, (_below(bend),)


def _over_the_half_line(f: Parts) -> Valued | None:
    """Gamma(a)/b^a for x^(a - 1) e^(-b x), Gamma(a/2)/(2 b^(a/2)) for x^(a - 1) e^(-b x^2)."""
    start, slope, bend = f.exponents
    a, outside = plus(f.power, ONE), times(f.factor, Pow(E, start))
    if f.other is not ZERO or (slope is ZERO) is (bend is ZERO):
        return None
    if bend is ZERO:
        return product((outside, fraction(call("gamma", a), raised(_minus(slope), a)))), (_below(slope), *_above(a))
    half, wide = fraction(a, TWO), _minus(bend)
    value = product((outside, fraction(call("gamma", half), product((TWO, raised(wide, half))))))
    return value, (_below(bend), *_above(a))


def _over_the_unit_interval(f: Parts) -> Valued | None:
    """Gamma(a) Gamma(b)/Gamma(a + b) for x^(a - 1) (1 - x)^(b - 1)."""
    start, slope, bend = f.exponents
    a, b = plus(f.power, ONE), plus(f.other, ONE)
    if slope is not ZERO or bend is not ZERO:
        return None
    beta = fraction(product((call("gamma", a), call("gamma", b))), call("gamma", plus(a, b)))
    return product((f.factor, Pow(E, start), beta)), _above(a, b)


def _minus(term: Term) -> Term:
    return total(negated(part) for part in summands(term))


def _below(term: Term) -> Relation:
    """That a term is below zero: of a difference, which letter is the smaller one."""
    match term:
        case Add((a, Neg(b))) | Add((Neg(b), a)):
            return Relation("<", a, b)
    return Relation("<", term, ZERO)


def _above(*each: Term) -> tuple[Relation, ...]:
    return tuple(Relation(">", part, ZERO) for part in each)


RULES: dict[tuple[Term, Term], Callable[[Parts], Valued | None]] = {
    WHOLE_LINE: _over_the_line,
    HALF_LINE: _over_the_half_line,
    UNIT: _over_the_unit_interval,
}
