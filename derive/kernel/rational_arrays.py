"""Vectors and matrices with rational entries, worked out exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from derive.terms import Decimal, Number, Relation, Term, number

from .enclosures import UNKNOWN, Enclosures
from .grids import Rows
from .rationals import Rational


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
