"""Decimals against the numbers they stand for: within one unit of the last place, by balls."""

from __future__ import annotations

from functools import cache

from derive.core.certificates import PROVED, REFUTED, UNDECIDED, Certificate
from derive.terms import Decimal, Neg, Term, number, shape, total

from .explicit import entries
from .term_matrices import UnknownSizeError

EXACT = 10**9


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

    places = min(_places(a), _places(b))
    unit = number(1, 10**places) if places < EXACT else number(0)
    gap = total((a, Neg(b)))
    signs = [sign_of_number(total((unit, part))) for part in (gap, Neg(gap))]
    return None if None in signs else all(s is not None and s >= 0 for s in signs)


def rounds_to(a: Term, b: Term) -> Certificate:
    """Whether the decimals on either side are the other side rounded, or cut off, at their last place."""
    if a.shape or b.shape:
        return approximately(a, b)
    found = _rounded(a, b)
    if found is None:
        return Certificate(UNDECIDED, "no balls")
    return Certificate(PROVED if found else REFUTED, "balls")


def _rounded(a: Term, b: Term) -> bool | None:
    """Within half a unit of the last place, or short of the number by less than a unit."""
    from derive.exact.fields import sign_of_number

    places = min(_places(a), _places(b))
    unit = number(1, 10**places) if places < EXACT else number(1, 2)
    coarse, fine = (a, b) if _places(a) <= _places(b) else (b, a)
    gap = total((fine, Neg(coarse)))
    side, half = sign_of_number(coarse), number(unit.p, 2 * unit.q)
    near = [sign_of_number(total((half, part))) for part in (gap, Neg(gap))]
    if side is None or None in near:
        return None
    if all(s is not None and s >= 0 for s in near):
        return True
    short = gap if side >= 0 else Neg(gap)
    inside = (sign_of_number(short), sign_of_number(total((unit, Neg(short)))))
    return None if None in inside else inside[0] == 1 and inside[1] == 1


@cache
def _places(term: Term) -> int:
    """The fewest decimal places in a term; more than any where it holds no decimal."""
    if type(term) is Decimal:
        return term.places
    return min(map(_places, term.children), default=EXACT)
