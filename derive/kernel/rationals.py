"""Rational numbers with what is asked of an enclosure, and exact values of functions at them."""

from __future__ import annotations

from fractions import Fraction
from math import floor, isqrt

from derive.terms import Constant, Term

from .balls import Balls
from .evaluation import UndecidedError
from .jets import Jet

MOST_POWER = 200


class Rational:
    """A rational number with what is asked of an enclosure; other numbers do not mix with it."""

    __slots__ = ("value",)

    def __init__(self, value: Fraction | int) -> None:
        """A number as it is."""
        self.value = Fraction(value)

    def __add__(self, other: Rational) -> Rational:
        """A sum."""
        return Rational(self.value + rational(other))

    def __sub__(self, other: Rational) -> Rational:
        """A difference."""
        return Rational(self.value - rational(other))

    def __mul__(self, other: Rational | int) -> Rational:
        """A product."""
        return Rational(self.value * rational(other))

    def __radd__(self, other: int) -> Rational:
        """A sum with a whole number."""
        return Rational(other + self.value)

    def __truediv__(self, other: Rational | int) -> Rational:
        """A quotient; raises ZeroDivisionError."""
        return Rational(self.value / rational(other))

    def __rtruediv__(self, other: int) -> Rational:
        """A quotient; raises ZeroDivisionError."""
        return Rational(Fraction(other) / self.value)

    def __neg__(self) -> Rational:
        """The number with the other sign."""
        return Rational(-self.value)

    def __abs__(self) -> Rational:
        """The number without its sign."""
        return Rational(abs(self.value))

    def __eq__(self, other: object) -> bool:
        """Whether two are the same number."""
        return self.value == rational(other)

    def __lt__(self, other: object) -> bool:
        """Whether one is smaller."""
        return self.value < rational(other)

    def __gt__(self, other: object) -> bool:
        """Whether one is larger."""
        return self.value > rational(other)

    def __le__(self, other: object) -> bool:
        """Whether one is not larger."""
        return self.value <= rational(other)

    def __ge__(self, other: object) -> bool:
        """Whether one is not smaller."""
        return self.value >= rational(other)

    def __pow__(self, power: int) -> Rational:
        """A whole power; raises ZeroDivisionError."""
        return Rational(self.value**power)

    def __hash__(self) -> int:
        """A hash of the number."""
        return hash(self.value)

    def __float__(self) -> float:
        """A number near by."""
        return float(self.value)

    def mid(self) -> Rational:
        """The number itself."""
        return self

    def contains(self, other: int) -> bool:
        """Whether it is this number."""
        return self.value == other

    def is_finite(self) -> bool:
        """It always is."""
        return True

    def is_exact(self) -> bool:
        """It always is."""
        return True

    @property
    def imag(self) -> int:
        """It is real."""
        return 0

    def unique_fmpz(self) -> int | None:
        """The whole number that it is."""
        return self.value.numerator if self.value.denominator == 1 else None

    def floor(self) -> Rational:
        """The largest whole number up to it."""
        return Rational(floor(self.value))

    def sqrt(self) -> Rational:
        """The root of a square; raises UndecidedError of anything else."""
        over, under = self.value.numerator, self.value.denominator
        if over < 0 or isqrt(over) ** 2 != over or isqrt(under) ** 2 != under:
            raise UndecidedError
        return Rational(Fraction(isqrt(over), isqrt(under)))


class Exact(Balls):
    """One rational point; a value that is not rational is none here."""

    def of(self, value: Fraction) -> Jet:
        """A rational as it is."""
        return Rational(value)

    def constant(self, term: Constant) -> Jet:  # noqa: ARG002
        """Constants are not rational."""
        raise UndecidedError

    def function(self, name: str, arguments: tuple[Term, ...]) -> Jet:
        """The value of a function that steps, or of a root of a square."""
        match name:
            case "floor":
                return self.value(arguments[0]).floor()
            case "ceil":
                return -(-self.value(arguments[0])).floor()
            case "sqrt":
                return self.value(arguments[0]).sqrt()
        raise UndecidedError

    def general_power(self, base: Term, exponent: Term) -> Jet:
        """Powers to what is no whole number are not looked at."""
        power = self.value(exponent).unique_fmpz()
        if power is None or abs(power) > MOST_POWER:
            raise UndecidedError
        return self.value(base) ** power


def rational(other: object) -> Fraction | int:
    """The value of a number; raises UndecidedError of anything else."""
    if type(other) is Rational:
        return other.value
    if type(other) is int:
        return other
    raise UndecidedError
