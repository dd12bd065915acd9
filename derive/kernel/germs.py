"""Numbers near a rational one: how something begins from there, to the first order of a step however small."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Any

from .evaluation import UndecidedError
from .rationals import Rational, rational


class Germ(Rational):
    """A rational number and a multiple of the step e > 0; `rough` where multiples of e^2 and smaller are left out.

    Two are compared as they are for every small e; where that hangs on what is left out, nothing is said.
    """

    __slots__ = ("rough", "slope")

    def __init__(self, value: Fraction | int, slope: Fraction | int, *, rough: bool = False) -> None:
        """A number, its slope, and whether more is left out."""
        super().__init__(value)
        self.slope, self.rough = Fraction(slope), rough

    def __add__(self, other: Rational | int) -> Germ:
        """A sum."""
        other = germ(other)
        return Germ(self.value + other.value, self.slope + other.slope, rough=self.rough or other.rough)

    __radd__ = __add__

    def __sub__(self, other: Rational | int) -> Germ:
        """A difference."""
        return self + -germ(other)

    def __rsub__(self, other: Rational | int) -> Germ:
        """A difference from another number."""
        return germ(other) + -self

    def __mul__(self, other: Rational | int) -> Germ:
        """A product."""
        other = germ(other)
        rough = self.rough or other.rough or bool(self.slope and other.slope)
        return Germ(self.value * other.value, self.value * other.slope + self.slope * other.value, rough=rough)

    __rmul__ = __mul__

    def __truediv__(self, other: Rational | int) -> Germ:
        """A quotient; raises ZeroDivisionError where the other is as small as the step."""
        return self * (1 / germ(other))

    def __rtruediv__(self, other: Rational | int) -> Germ:
        """A quotient; raises ZeroDivisionError where this is as small as the step."""
        over = 1 / self.value
        return germ(other) * Germ(over, -self.slope * over * over, rough=self.rough or self.slope != 0)

    def __neg__(self) -> Germ:
        """The number with the other sign."""
        return Germ(-self.value, -self.slope, rough=self.rough)

    def __abs__(self) -> Germ:
        """The number without its sign."""
        return self if self >= 0 else -self

    def __pow__(self, power: int) -> Germ:
        """A whole power; raises ZeroDivisionError."""
        if power < 0:
            return 1 / self**-power
        out = Germ(1, 0)
        for _ in range(power):
            out = out * self
        return out

    def __eq__(self, other: object) -> bool:
        """Whether two are the same number for every small step."""
        return self._sign(other) == 0

    def __lt__(self, other: object) -> bool:
        """Whether one is smaller for every small step."""
        return self._sign(other) < 0

    def __gt__(self, other: object) -> bool:
        """Whether one is larger for every small step."""
        return self._sign(other) > 0

    def __le__(self, other: object) -> bool:
        """Whether one is not larger for any small step."""
        return self._sign(other) <= 0

    def __ge__(self, other: object) -> bool:
        """Whether one is not smaller for any small step."""
        return self._sign(other) >= 0

    def __hash__(self) -> int:
        """A hash of the number."""
        return hash((self.value, self.slope))

    def _sign(self, other: Any) -> int:
        gap = self - other
        first = gap.value or gap.slope
        if not first and gap.rough:
            raise UndecidedError
        return (first > 0) - (first < 0)

    def contains(self, other: int) -> bool:
        """Whether it is this number for every small step."""
        return self == other

    def is_exact(self) -> bool:
        """Whether it is a number that does not vary."""
        return not self.slope and not self.rough

    def unique_fmpz(self) -> int | None:
        """The whole number that it is."""
        return super().unique_fmpz() if self.is_exact() else None

    def floor(self) -> Rational:
        """The largest whole number up to it."""
        whole = floor(self.value)
        return Rational(whole if self >= whole else whole - 1)

    def sqrt(self) -> Germ:
        """The root of a square that is not as small as the step; raises UndecidedError of anything else."""
        root = super().sqrt().value
        if self.is_exact():
            return Germ(root, 0)
        if not root:
            raise UndecidedError
        return Germ(root, self.slope / (2 * root), rough=True)


def germ(other: Rational | int) -> Germ:
    """A number as one that may vary."""
    return other if type(other) is Germ else Germ(rational(other), 0)
