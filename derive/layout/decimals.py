"""Numbers in remarks on lines whose writer uses decimals."""

from __future__ import annotations

import re

from derive.core.written import WrittenLine
from derive.exact.rationals import finite_decimal
from derive.terms import Number, Term, subterms, with_children

_POINT = re.compile(r"\d(?:\.|,|\{,\})\d")
MOST_PLACES = 6


def as_written(term: Term, line: WrittenLine) -> Term:
    """A term with decimals for its broken numbers where the line has such and all of them end soon."""
    if not _POINT.search(line.source):
        return term
    broken = [part for part in subterms(term) if type(part) is Number and part.q > 1]
    decimals = {each: finite_decimal(each) for each in broken}
    if any(found is None or found.places > MOST_PLACES for found in decimals.values()):
        return term

    def change(here: Term) -> Term:
        return decimals.get(here) or here if type(here) is Number else with_children(here, change)

    return change(term)
