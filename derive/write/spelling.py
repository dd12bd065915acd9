"""What tells one notation on one line from another."""

from __future__ import annotations

from collections.abc import Callable

from derive.terms import Record, Term

Special = Callable[["Spelling", tuple[Term, ...]], str]


class Spelling(Record):
    """The signs of a notation on one line.

    `letter` spells a name, `raised` an exponent that is printed already, `times` the sign between factors that
    can't simply stand side by side, `beside` what stands between those that can; `at` joins a term and the values of
    its letters, and `at_rank` says how strongly; `differential` is the sign in dx, empty where that is a function.
    """

    letter: Callable[[str], str]
    lowered: Callable[[str, str], str]
    raised: Callable[[str, str], str]
    constants: dict[str, str]
    relations: dict[str, str]
    words: dict[str, str]
    functions: dict[str, str]
    binders: dict[str, str]
    calls: dict[str, Special]
    times: str
    beside: str
    partial: str
    brackets: tuple[str, str]
    at: Callable[[str, str], str]
    at_rank: int
    differential: str = ""


def decimal(mantissa: int, places: int) -> str:
    """The decimal mantissa / 10^places, all places shown."""
    if places <= 0:
        return str(mantissa * 10**-places)
    digits = str(abs(mantissa)).rjust(places + 1, "0")
    return f"{'-' if mantissa < 0 else ''}{digits[:-places]}.{digits[-places:]}"
