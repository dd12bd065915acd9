"""Vectors and matrices with rational entries, worked out exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derive.terms import Decimal, Number, Relation, Term, number

from .enclosures import UNKNOWN, Enclosures
from .evaluation import UndecidedError
from .grids import Rows


class Rational:
    """A rational number with what is asked of an enclosure; other numbers do not mix with it."""

    __slots__ = ("value",)

    def __init__(self, value: Fraction | int) -> None:
        """A number as it is."""
        self.value = Fraction(value)

    def __add__(self, other: Rational) -> Rational:
        """A sum."""
        return Rational(self.value + _value(other))

    def __sub__(self, other: Rational) -> Rational:
        """A difference."""
        return Rational(self.value - _value(other))

    def __mul__(self, other: Rational | int) -> Rational:
        """A product."""
        return Rational(self.value * _value(other))

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
        return self.value == _value(other)

    def __lt__(self, other: object) -> bool:
        """Whether one is smaller."""
        return self.value < _value(other)

    def __gt__(self, other: object) -> bool:
        """Whether one is larger."""
        return self.value > _value(other)

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


class RationalArrays(Enclosures):
    """Letters with rational values; what is not rational has none here."""

    def __init__(self, letters: Any, level: int = 0) -> None:
        super().__init__(letters, level)
        self.arb = Rational

    def number(self, cell: Any) -> Term:
        """One number as a term."""
        return number(cell.value.numerator, cell.value.denominator)

    def _rows(self, term: Term) -> Rows:
        match term:
            case Number(p, q):
                return ((Rational(Fraction(p, q)),),)
            case Decimal(mantissa, places):
                return ((Rational(Fraction(mantissa) / Fraction(10) ** places),),)
        return super()._rows(term)


def hold_exactly(equations: tuple[Relation, ...], point: dict[Term, Rows]) -> bool:
    """Whether equations are seen to hold at a point with rational coordinates."""
    here = RationalArrays(point)
    try:
        return all(cell == 0 for equation in equations for cell in here.gap(equation))
    except UNKNOWN:
        return False


def _value(other: object) -> Fraction | int:
    if type(other) is Rational:
        return other.value
    if type(other) is int:
        return other
    raise UndecidedError
