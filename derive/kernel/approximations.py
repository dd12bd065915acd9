"""Decimals against the numbers they stand for: within one unit of the last place, by balls."""

from __future__ import annotations

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate
from derive.terms import Decimal, Neg, Term, number, shape, subterms, total

from .explicit import UnknownSizeError, entries


def approximately(a: Term, b: Term) -> Certificate:
    """Whether decimals are within one unit of their last place of the numbers on the other side."""
    try:
        if shape(a) != shape(b):
            return Certificate(UNDECIDED, "shapes do not fit")
        pairs = tuple(zip(entries(a), entries(b), strict=True))
    except (UnknownSizeError, ValueError):
        return Certificate(UNDECIDED, "no entries")
    found = [_close(x, y) for x, y in pairs]
    if False in found:
        return Certificate(REFUTED, "balls")
    return Certificate(UNDECIDED, "no balls") if None in found else Certificate(PROVED, "balls")


def _close(a: Term, b: Term) -> bool | None:
    from derive.exact.fields import sign_of_number

    places = [part.places for side in (a, b) for part in subterms(side) if type(part) is Decimal]
    unit = number(1, 10 ** min(places)) if places else number(0)
    gap = total((a, Neg(b)))
    signs = [sign_of_number(total((unit, part))) for part in (gap, Neg(gap))]
    return None if None in signs else all(s is not None and s >= 0 for s in signs)
