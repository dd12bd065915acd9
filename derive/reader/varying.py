"""What varies in the differentials of a chain: the letters that the words before it name."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.written import WrittenLine
from derive.kernel.held import in_letters, is_bare
from derive.terms import Operator, Symbol, kinds, subterms, symbols

from .spaces import names_listed

_NAMES = r"\$`?[^$`]+`?\$"
_LIST = rf"{_NAMES}(?:(?:,|,? and|,? et) {_NAMES})*"
_VARIES = re.compile(
    rf"\b(?:var(?:y|ies|ied)|changes?) (?:with|in|by) ({_LIST})|\bvarie avec ({_LIST})"
    rf"|\b(?:as|if|when|let|where|while|only)(?: only)? ({_LIST})(?: alone)? (?:var(?:y|ies)|changes?)\b",
    re.IGNORECASE,
)


def with_letters_varying(lines: tuple[WrittenLine, ...], words: str, context: Context) -> tuple[WrittenLine, ...]:
    """The lines with their differentials in the letters of which the words before them say that they vary.

    Where a line has the differential of another letter, which nothing defines, the lines tell what varies; so they do
    where a definition has differentials, since it does not say in which letters.
    """
    if any(is_bare(here) for each in context.definitions for here in subterms(each.body)):
        return lines
    terms = tuple(line.term for line in lines if line.term is not None and Operator in kinds(line.term))
    bodies = tuple(here.children[0] for term in terms for here in subterms(term) if is_bare(here))
    names = _said(words) if bodies else ()
    known = {x.name: x for body in bodies for x in symbols(body)}
    own = {body.name for body in bodies if type(body) is Symbol and context.definition(body.name) is None}
    if not names or not own <= {*names} <= known.keys():
        return lines
    letters = tuple(known[name] for name in names)
    return tuple(line if line.term is None else line.but(term=in_letters(line.term, letters)) for line in lines)


def _said(words: str) -> tuple[str, ...]:
    """The names of what varies by the last words that say it."""
    found = [formulas for match in _VARIES.finditer(words) for formulas in match.groups() if formulas]
    listed = re.findall(_NAMES, found[-1]) if found else []
    return tuple(name for formula in listed for name in names_listed(formula.strip("$`")))
