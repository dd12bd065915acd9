"""Sums, products, powers and roots of ranges."""

from __future__ import annotations

from math import isqrt

from derive.terms import ONE, ZERO, Number, number

from .ranges import (
    COMPLEX,
    NOT_NEGATIVE,
    NOT_ZERO,
    POSITIVE,
    End,
    Range,
    exactly,
    lower_end,
    negative,
    opposite_end,
    settled,
)
from .rationals import less, opposite, over, plus, times, to_power

SCALE, MOST = 10**12, 64


def sum_of(a: Range, b: Range) -> Range:
    """The values x + y."""
    if not (a.real and b.real):
        return COMPLEX
    if a.low is a.high is ZERO:
        return b
    if b.low is b.high is ZERO:
        return a
    low = None if a.low is None or b.low is None else plus(a.low, b.low)
    high = None if a.high is None or b.high is None else plus(a.high, b.high)
    low_open, high_open = (_end_left_out(x, y) for x, y in ((a, b), (negative(a), negative(b))))
    return settled(Range(low, high, low_open, high_open))


def _end_left_out(a: Range, b: Range) -> bool:
    """Whether the lower end of a sum is no value of it."""
    return any(x.low_open or (x.nonzero and x.low is ZERO) for x in (a, b))


def product_of(a: Range, b: Range) -> Range:
    """The values x y."""
    nonzero = a.nonzero and b.nonzero
    if not (a.real and b.real):
        return COMPLEX.but(nonzero=nonzero)
    if a.low is a.high is ZERO or b.low is b.high is ZERO:
        return exactly(ZERO)
    if a.low is not None and a.low.p >= 0:
        return settled(_by_not_negative(b, a))
    if b.low is not None and b.low.p >= 0:
        return settled(_by_not_negative(a, b))
    if a.high is not None and a.high.p <= 0:
        return negative(product_of(negative(a), b))
    if b.high is not None and b.high.p <= 0:
        return negative(product_of(a, negative(b)))
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return Range(nonzero=nonzero)
    low = _least(times(a.low, b.high), times(a.high, b.low))
    high = opposite(_least(opposite(times(a.low, b.low)), opposite(times(a.high, b.high))))
    return Range(low, high, low_open=False, high_open=False, nonzero=nonzero)


def _least(a: Number, b: Number) -> Number:
    return a if less(a, b) else b


def _by_not_negative(a: Range, b: Range) -> Range:
    """The values x y where y >= 0."""
    low, low_open = _scaled_end(lower_end(a), b)
    high, high_open = _scaled_end(lower_end(negative(a)), b)
    return Range(low, opposite_end(high), low_open, high_open, a.nonzero and b.nonzero, a.real)


def _scaled_end(lower: End, b: Range) -> End:
    low, low_open = lower
    if low is None:
        return None, True
    if not low.p:
        return ZERO, low_open and b.nonzero
    end, end_open = (b.low, b.low_open) if low.p > 0 else (b.high, b.high_open)
    if end is None:
        return None, True
    return times(low, end), end_open or (low_open and end.p != 0)


def reciprocal(a: Range) -> Range:
    """The values 1/x, x not 0."""
    if not a.real:
        return COMPLEX.but(nonzero=True)
    if a.high is not None and a.high.p <= 0 and (a.low is None or a.low.p < 0):
        return negative(reciprocal(negative(a)))
    if a.low is None or a.low.p < 0 or a.high is ZERO:
        return NOT_ZERO
    low = ZERO if a.high is None else over(ONE, a.high)
    high = None if a.low.p == 0 else over(ONE, a.low)
    return Range(low, high, a.high_open or a.high is None, a.low_open, nonzero=True)


def magnitude(a: Range) -> Range:
    """The values |x|."""
    if not a.real:
        return NOT_NEGATIVE.but(nonzero=a.nonzero)
    if a.low is not None and a.low.p >= 0:
        return a
    if a.high is not None and a.high.p <= 0:
        return negative(a)
    return settled(NOT_NEGATIVE.but(nonzero=a.nonzero))


def integer_power(a: Range, n: int) -> Range:
    """The values x^n."""
    if n < 0:
        return reciprocal(integer_power(a, -n))
    if n == 0:
        return exactly(ONE)
    if not a.real:
        return COMPLEX.but(nonzero=a.nonzero)
    if n % 2 == 0:
        a = magnitude(a)
    if n > MOST:
        return settled(POSITIVE if a.above_zero() else Range(nonzero=a.nonzero))
    low = None if a.low is None else to_power(a.low, n)
    high = None if a.high is None else to_power(a.high, n)
    return settled(Range(low, high, a.low_open, a.high_open, a.nonzero))


def positive_power(base: Range, exponent: Range) -> Range:
    """x^y of x > 0: above or below 1, as x is above or below 1 and y positive or negative."""
    from_one, to_one = Range(ONE, None, low_open=False, nonzero=True), Range(ZERO, ONE, high_open=False, nonzero=True)
    grows = base.low is not None and base.low.p >= base.low.q
    shrinks = base.high is not None and base.high.p <= base.high.q
    if not (grows or shrinks):
        return POSITIVE
    strict = (base.low if grows else base.high) is not ONE or (base.low_open if grows else base.high_open)
    if exponent.low is not None and exponent.low.p >= 0:
        found = from_one if grows else to_one
        strict = strict and exponent.above_zero()
    elif exponent.high is not None and exponent.high.p <= 0:
        found = to_one if grows else from_one
        strict = strict and exponent.below_zero()
    else:
        return POSITIVE
    return found.but(low_open=strict or found is to_one, high_open=strict or found is from_one)


def square_root_of(a: Range) -> Range:
    """The values of the square root, where it is real."""
    low, low_open = (ZERO, a.nonzero) if a.low is None or a.low.p <= 0 else _root_below(a.low, lower_end(a))
    high, high_open = (None, True) if a.high is None or a.high.p < 0 else _root_above(a.high, lower_end(negative(a)))
    return settled(Range(low, high, low_open, high_open, a.nonzero))


def _root_below(a: Number, end: End) -> End:
    root = number(isqrt(a.p * SCALE * SCALE // a.q), SCALE)
    return root, end[1] or times(root, root) is not a


def _root_above(a: Number, end: End) -> End:
    root = number(isqrt(a.p * SCALE * SCALE // a.q), SCALE)
    return (root, end[1]) if times(root, root) is a else (plus(root, number(1, SCALE)), True)
