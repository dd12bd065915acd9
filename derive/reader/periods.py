"""Decimals that repeat: digits under a bar or between two dots, or with dots behind a block that stands there again."""

from __future__ import annotations

import re

from derive.terms import Number, number

from .reader import Reader

UNDER = frozenset(("\\overline", "\\bar"))
_REPEATED = re.compile(r"(\d+?)\1{2,}$|(\d{2,}?)\2$")


def repeating(r: Reader, text: str) -> Number | None:
    """The number of a decimal that stands before the place here, where what follows says that it repeats."""
    whole, point, places = text.partition(".")
    if r.key == "..." and places and (found := _REPEATED.search(places)) is not None:
        r.take()
        return _value(whole, places, found[1] or found[2])
    stop = not point and r.key == "."
    key, inside, digits = (r.ahead(k + stop).key for k in range(3))
    if not (point or stop) or key not in (*UNDER, "\\dot") or "number" not in (inside, inside == "{" and digits):
        return None
    r.place += stop
    return _value(whole, places, _dotted(r) if key == "\\dot" else _digits(r))


def _digits(r: Reader) -> str:
    """The digits under the accent here."""
    r.take()
    braced = r.accept("{")
    found = r.expect("number", "the digits that repeat stand under the bar").text
    if braced:
        r.expect("}", "the digits that repeat stand under the bar")
    return found


def _dotted(r: Reader) -> str:
    """The digits from the one under the first dot to the one under the last."""
    found = _digits(r)
    middle = r.take().text if r.key == "number" and r.ahead().key == "\\dot" else ""
    return found + middle + (_digits(r) if r.key == "\\dot" else "")


def _value(whole: str, places: str, period: str) -> Number:
    nines = 10 ** len(period) - 1
    return number(int(whole + places) * nines + int(period), 10 ** len(places) * nines)
