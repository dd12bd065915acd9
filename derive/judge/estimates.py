"""The name that a letter takes on where an equation is solved for it: p in the equations, then p-hat = k/n."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.kernel.relations import is_statement
from derive.terms import Relation, Symbol, Term, substituted, symbols

from .entries import Change, same

_MARKED = re.compile(r"(.+?)_(?:hat|star)(?:_.*)?$")


def estimates(terms: tuple[Term, ...], context: Context) -> Change:
    """The marked letter as the plain one, which the equations above are about and the lines from there on are not."""
    for k, line in enumerate(terms[1:], 1):
        marked = _solved_for(line)
        match = _MARKED.match(marked.name) if marked else None
        if marked is None or match is None or context.definition(marked.name) is not None:
            continue
        letter = context.symbol(match[1])
        above, below = terms[:k], terms[k:]
        posed = any(is_statement(each) and letter in symbols(each) for each in above)
        fresh = not any(marked in symbols(each) for each in above)
        if posed and fresh and not any(letter in symbols(each) for each in below):
            return lambda term, marked=marked, letter=letter: substituted(term, {marked: letter})  # type: ignore[misc]
    return same


def _solved_for(line: Term) -> Symbol | None:
    """The one letter that stands alone, or in a power, on the left of an equation."""
    if type(line) is not Relation or line.sign != "=":
        return None
    left = symbols(line.left)
    return next(iter(left)) if len(left) == 1 else None
