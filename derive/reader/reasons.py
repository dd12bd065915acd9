"""Equations that the words around a display give as a reason: since the weights add up to one."""

from __future__ import annotations

import re

from derive.core.context import Context
from derive.core.errors import DeriveError
from derive.terms import Apply, Relation, Symbol, Term

from .contradictions import excludes
from .parser import read_latex

_REASON = re.compile(
    r"\b(?:since|because|using|given that|recall(?:ing)? that|by|as|da|weil|wegen|puisque|car|comme|porque|ya que)\b"
    r"[^.;:$]{0,40}(\$`?[^$]+`?\$(?:(?:,? and|,| und| et| y) \$`?[^$]+`?\$)*)",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"\$`?([^$`]+)`?\$")


def reasons(words: str, context: Context) -> tuple[Term, ...]:
    """The equations that words name as a reason; those that say what a letter or a function is are told elsewhere."""
    found = (formula for match in _REASON.finditer(words) for formula in _FORMULA.findall(match[1]) if "=" in formula)
    return tuple(term for formula in found if (term := _equation(formula, context)) is not None)


def _equation(formula: str, context: Context) -> Term | None:
    try:
        term = read_latex(formula, context)
    except DeriveError:
        return None
    says_more = type(term) is Relation and term.sign == "=" and not isinstance(term.left, (Symbol, Apply))
    return term if says_more and not any(excludes(fact, term) for fact in context.facts) else None
