"""Numbers among canonical elements."""

from __future__ import annotations

from fractions import Fraction

from .generators import Element
from .polynomials import Rational, ratio

HALF: Element = ({(): Fraction(1, 2)}, ())
HALVING, INVERSE_HALVING = ratio(1, 2), ratio(-1, 2)


def constant(u: Element) -> Rational | None:
    """The number that an element is."""
    if not u[0]:
        return 0
    return u[0][()] if len(u[0]) == 1 and () in u[0] and not u[1] else None
