"""Intervals of real numbers with rational ends: what is known of where a value lies."""

from __future__ import annotations

from derive.terms import ONE, ZERO, Number, Record

from .rationals import less, opposite

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
    low, low_open = _inner(lower_end(a), lower_end(b))
    high, high_open = _inner(lower_end(negative(a)), lower_end(negative(b)))
    return settled(Range(low, opposite_end(high), low_open, high_open, a.nonzero or b.nonzero))


def either(a: Range, b: Range) -> Range:
    """An interval that holds the values of both."""
    if not (a.real and b.real):
        return COMPLEX.but(nonzero=a.nonzero and b.nonzero)
    low, low_open = _outer(lower_end(a), lower_end(b))
    high, high_open = _outer(lower_end(negative(a)), lower_end(negative(b)))
    return Range(low, opposite_end(high), low_open, high_open, a.nonzero and b.nonzero)


def lower_end(a: Range) -> End:
    """The lower end of a range, and whether it is left out."""
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


def opposite_end(end: Number | None) -> Number | None:
    """The end on the other side of zero, None where there is none."""
    return None if end is None else opposite(end)


def negative(a: Range) -> Range:
    """The values -x."""
    return Range(opposite_end(a.high), opposite_end(a.low), a.high_open, a.low_open, a.nonzero, a.real)
