"""Where the values of a term lie, from the ranges of its parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from derive.core.context import Context
from derive.terms import (
    IMAGINARY,
    ONE,
    PI,
    ZERO,
    Add,
    Apply,
    At,
    Binder,
    Call,
    Cases,
    Component,
    Decimal,
    Div,
    E,
    Mul,
    Neg,
    Number,
    Pow,
    Relation,
    RootOf,
    Symbol,
    Term,
    number,
    substituted,
)

from .facts import stretched
from .functions import range_of_call
from .integers import is_integer, whole_ends
from .range_arithmetic import integer_power, positive_power, product_of, reciprocal, square_root_of, sum_of
from .ranges import ALL, COMPLEX, NOT_NEGATIVE, POSITIVE, Range, either, exactly, negative
from .ranges import UNIT as FROM_ZERO_TO_ONE
from .rationals import opposite

RangeOf = Callable[[Term, Context], Range]
PI_RANGE = Range(number(314159265358979, 10**14), number(314159265358980, 10**14), nonzero=True)
E_RANGE = Range(number(271828182845904, 10**14), number(271828182845905, 10**14), nonzero=True)


def range_by_structure(term: Term, context: Context, range_of: RangeOf) -> Range:
    """Where the values of a term lie, from the ranges of its parts."""
    match term:
        case Number():
            return exactly(term)
        case Symbol():
            return _letter(term, context, range_of)
        case Add(parts):
            return _sum(parts, context, range_of)
        case Mul():
            return _product(term, context, range_of)
        case Neg(inner):
            return stretched(range_of(inner, context), number(-1))
        case Div(above, below):
            return product_of(range_of(above, context), reciprocal(range_of(below, context)))
        case Pow(base, exponent):
            return _power(base, exponent, context, range_of)
        case Call(name, arguments):
            return range_of_call(
                name, arguments, tuple(range_of(a, context) for a in arguments if not a.shape), context
            )
    return _of_others(term, context, range_of)


def _of_others(term: Term, context: Context, range_of: RangeOf) -> Range:
    match term:
        case Decimal(mantissa, places):
            return exactly(number(mantissa, 10**places))
        case RootOf(_, _, (enclosure,)):
            unit, middle = number(1, 10**enclosure.places), number(enclosure.mantissa, 10**enclosure.places)
            return sum_of(exactly(middle), Range(opposite(unit), unit)).but(nonzero=True)
        case RootOf():
            return COMPLEX.but(nonzero=True)
        case Component(base, _):
            return _component(base, context)
        case Cases():
            return _cases(term, context, range_of)
        case Binder():
            return _binder(term, context, range_of)
        case At(body, letters, values):
            return range_of(substituted(body, dict(zip(letters, values, strict=True))), context)
        case Apply():
            return COMPLEX if _complex_letters(context) else ALL
    if term is PI:
        return PI_RANGE
    if term is E:
        return E_RANGE
    if term is IMAGINARY:
        return COMPLEX.but(nonzero=True)
    return ALL


@lru_cache(1024)
def _complex_letters(context: Context) -> frozenset[Term]:
    return frozenset(
        fact.left for fact in context.facts
        if type(fact) is Relation and fact.sign == "in" and getattr(fact.right, "name", "") == "complexes"
    )  # fmt: skip


def _letter(letter: Symbol, context: Context, range_of: RangeOf) -> Range:
    if letter in _complex_letters(context):
        return COMPLEX
    definition = context.definition(letter.name)
    if definition is not None and not definition.parameters and not letter.dims:
        return range_of(definition.body, context)
    return whole_ends(ALL, letter, context)


def _sum(parts: tuple[Term, ...], context: Context, range_of: RangeOf) -> Range:
    out = exactly(ZERO)
    for part in parts:
        out = sum_of(out, range_of(part, context))
    return out


def _product(term: Mul, context: Context, range_of: RangeOf) -> Range:
    powers: dict[Term, int] = {}
    for factor in term.factors:
        powers[factor] = powers.get(factor, 0) + 1
    out = exactly(ONE)
    for factor, n in powers.items():
        if factor.shape:
            return ALL
        out = product_of(out, integer_power(range_of(factor, context), n))
    return out


def _power(base: Term, exponent: Term, context: Context, range_of: RangeOf) -> Range:
    below = range_of(base, context)
    if type(exponent) is Number and exponent.q == 1:
        return integer_power(below, exponent.p)
    if type(exponent) is Number and exponent.q == 2:
        return integer_power(square_root_of(below), exponent.p) if below.real else COMPLEX
    if below.above_zero():
        above = range_of(exponent, context)
        if not above.real:
            return COMPLEX.but(nonzero=True)
        return positive_power(below, above)
    if below.low is not None and below.low.p >= 0:
        return NOT_NEGATIVE
    if is_integer(exponent, context):
        return Range(nonzero=below.nonzero, real=below.real)
    return ALL if below.real else COMPLEX


def _component(base: Term, context: Context) -> Range:
    if type(base) is Symbol and context.has(base.name, "simplex", "one-hot"):
        return FROM_ZERO_TO_ONE
    definition = context.definition(base.name) if type(base) is Symbol else None
    body = definition.body if definition is not None else base
    if type(body) is Call and body.name == "softmax":
        return Range(ZERO, ONE, high_open=False, nonzero=True)
    return ALL


def _cases(term: Cases, context: Context, range_of: RangeOf) -> Range:
    pieces = [range_of(value, context.given(when)) for value, when in zip(term.values, term.conditions, strict=True)]
    if term.otherwise is not None:
        pieces.append(range_of(term.otherwise, context))
    out = pieces[0]
    for piece in pieces[1:]:
        out = either(out, piece)
    return out


def _binder(term: Binder, context: Context, range_of: RangeOf) -> Range:
    inner = range_of(term.body, context)
    if not inner.real:
        return COMPLEX
    if term.kind == "product":
        return POSITIVE if inner.above_zero() else NOT_NEGATIVE if inner.low and inner.low.p >= 0 else ALL
    if term.kind not in ("sum", "expectation") and not (term.kind == "integral" and _upwards(term, context, range_of)):
        return ALL
    strictly = term.kind == "sum" and term.low is ONE and _at_least_one(term.high, context, range_of)
    if inner.low is not None and inner.low.p >= 0:
        return POSITIVE if strictly and inner.above_zero() else NOT_NEGATIVE
    if inner.high is not None and inner.high.p <= 0:
        return negative(POSITIVE if strictly and inner.below_zero() else NOT_NEGATIVE)
    return ALL


def _at_least_one(high: Term | None, context: Context, range_of: RangeOf) -> bool:
    low = range_of(high, context).low if high is not None else None
    return low is not None and low.p >= low.q


def _upwards(term: Binder, context: Context, range_of: RangeOf) -> bool:
    if term.low is None or term.high is None or type(term.low) is not Number or type(term.high) is not Number:
        return False
    return range_of(Add((term.high, Neg(term.low))), context).above_zero()
