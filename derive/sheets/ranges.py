"""What a letter may be drawn from: `1..6`, `1, 2, 5`, `1/2..3 step 1/2`, `-4..4 nonzero`."""

from __future__ import annotations

import re
from fractions import Fraction

from derive.core.errors import InputError
from derive.terms import Number, number

MOST_VALUES = 10_000
_NUMBER = r"-?\d{1,12}(?:/\d{1,12}|\.\d{1,9})?"
_RANGE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})(?:\s+step\s+({_NUMBER}))?")
_ONE = re.compile(_NUMBER)


def values_of(text: str, place: str) -> tuple[Number, ...]:
    """The values in order, each once."""
    body, nonzero = _without_zero(text.strip())
    found: list[Fraction] = []
    for part in filter(None, map(str.strip, body.split(","))):
        found += _part(part, place)
    kept = [value for value in dict.fromkeys(found) if value or not nonzero]
    if not kept:
        raise InputError(f"{place}: {text!r} holds no value")
    return tuple(number(value.numerator, value.denominator) for value in kept)


def _without_zero(text: str) -> tuple[str, bool]:
    body = re.sub(r"[\s,]*\bnonzero\b\s*", " ", text).strip()
    return body, body != text


def _part(text: str, place: str) -> list[Fraction]:
    spread = _RANGE.fullmatch(text)
    try:
        if spread:
            return _spread(Fraction(spread[1]), Fraction(spread[2]), Fraction(spread[3] or 1), text, place)
        if _ONE.fullmatch(text):
            return [Fraction(text)]
    except ZeroDivisionError:
        raise InputError(f"{place}: a denominator in {text!r} is zero") from None
    raise InputError(
        f'{place}: values are such as "1..6", "1, 2, 5", "1/2..3 step 1/2" or "-4..4 nonzero", not {text!r}'
    )


def _spread(low: Fraction, high: Fraction, step: Fraction, text: str, place: str) -> list[Fraction]:
    if step <= 0:
        raise InputError(f"{place}: the step in {text!r} is not positive")
    count = (high - low) // step + 1
    if count > MOST_VALUES:
        raise InputError(f"{place}: {text!r} has more than {MOST_VALUES:,} values; take a larger step")
    return [low + k * step for k in range(max(count, 0))]
