"""Intervals of real numbers with rational ends, and their arithmetic: what is known of where a value lies."""

from __future__ import annotations

from math import isqrt

from derive.terms import ONE, ZERO, Number, Record, number

from .rationals import less, opposite, over, plus, times, to_power

SCALE, MOST = 10**12, 64
End = tuple[Number | None, bool]


class Range(Record):
    """Values from `low` to `high` (None: without bound); an end is left out where it is `open`.

    `nonzero` says that 0 is none of them, `real` that they are real numbers.
    """

    low: Number | None = None
    high: Number | None = None
    low_open: bool = True
    high_open: bool = True
    nonzero: bool = False
    real: bool = True

    def may_be(self, sign: int) -> bool:
        """Whether a value of this sign is possible."""
        if not self.real:
            return sign != 0 or not self.nonzero
        if sign == 0:
            return not self.nonzero and not self.above_zero() and not self.below_zero()
        end = self.high if sign > 0 else self.low
        return end is None or end.p * sign > 0

    def above_zero(self) -> bool:
        """Whether every value is positive."""
        return self.low is not None and (self.low.p > 0 or (self.low.p == 0 and (self.low_open or self.nonzero)))

    def below_zero(self) -> bool:
        """Whether every value is negative."""
        return self.high is not None and (self.high.p < 0 or (self.high.p == 0 and (self.high_open or self.nonzero)))


ALL = Range()
COMPLEX = Range(real=False)
UNIT = Range(ZERO, ONE, low_open=False, high_open=False)
POSITIVE = Range(ZERO, nonzero=True)
NOT_NEGATIVE = Range(ZERO, low_open=False)
NOT_ZERO = Range(nonzero=True)


def exactly(value: Number) -> Range:
    """One number."""
    return Range(value, value, low_open=False, high_open=False, nonzero=value.p != 0)


def settled(a: Range) -> Range:
    """The same range, `nonzero` where its ends say so."""
    if a.real and not a.nonzero and (a.above_zero() or a.below_zero()):
        return a.but(nonzero=True)
    return a


def both(a: Range, b: Range) -> Range:
    """The values in both."""
    if not (a.real and b.real):
        return (b if a.real else a).but(nonzero=a.nonzero or b.nonzero)
    low, low_open = _inner(_lower(a), _lower(b))
    high, high_open = _inner(_lower(negative(a)), _lower(negative(b)))
    return settled(Range(low, _minus(high), low_open, high_open, a.nonzero or b.nonzero))


def either(a: Range, b: Range) -> Range:
    """An interval that holds the values of both."""
    if not (a.real and b.real):
        return COMPLEX.but(nonzero=a.nonzero and b.nonzero)
    low, low_open = _outer(_lower(a), _lower(b))
    high, high_open = _outer(_lower(negative(a)), _lower(negative(b)))
    return Range(low, _minus(high), low_open, high_open, a.nonzero and b.nonzero)


def _lower(a: Range) -> End:
    return a.low, a.low_open


def _inner(first: End, second: End) -> End:
    """The greater of two lower ends."""
    (a, a_open), (b, b_open) = first, second
    if a is None or b is None:
        return second if a is None else first
    if a is b:
        return a, a_open or b_open
    return second if less(a, b) else first


def _outer(first: End, second: End) -> End:
    """The lesser of two lower ends."""
    (a, a_open), (b, b_open) = first, second
    if a is None or b is None:
        return None, True
    if a is b:
        return a, a_open and b_open
    return first if less(a, b) else second


def _minus(end: Number | None) -> Number | None:
    return None if end is None else opposite(end)


def negative(a: Range) -> Range:
    """The values -x."""
    return Range(_minus(a.high), _minus(a.low), a.high_open, a.low_open, a.nonzero, a.real)


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
    if a.low is not None and a.low.p >= 0:
        return settled(_by_not_negative(b, a).but(nonzero=nonzero))
    if b.low is not None and b.low.p >= 0:
        return settled(_by_not_negative(a, b).but(nonzero=nonzero))
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
    low, low_open = _scaled_end(_lower(a), b)
    high, high_open = _scaled_end(_lower(negative(a)), b)
    return Range(low, _minus(high), low_open, high_open)


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


def square_root_of(a: Range) -> Range:
    """The values of the square root, where it is real."""
    low, low_open = (ZERO, a.nonzero) if a.low is None or a.low.p <= 0 else _root_below(a.low, _lower(a))
    high, high_open = (None, True) if a.high is None or a.high.p < 0 else _root_above(a.high, _lower(negative(a)))
    return settled(Range(low, high, low_open, high_open, a.nonzero))


def _root_below(a: Number, end: End) -> End:
    root = number(isqrt(a.p * SCALE * SCALE // a.q), SCALE)
    return root, end[1] or times(root, root) is not a


def _root_above(a: Number, end: End) -> End:
    root = number(isqrt(a.p * SCALE * SCALE // a.q), SCALE)
    return (root, end[1]) if times(root, root) is a else (plus(root, number(1, SCALE)), True)
