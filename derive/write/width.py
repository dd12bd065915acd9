"""How wide a term is on paper, in em: the same breaks in every format."""

from __future__ import annotations

from functools import cache

from derive.terms import Term

from .latex import latex
from .measuring import measured

SIGN = 1.33


@cache
def width(term: Term) -> float:
    """The width of a term on a line of its own."""
    return measured(latex(term))
