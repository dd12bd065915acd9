"""Whole numbers right before proper fractions of numbers: products as they are read, but mixed numbers to many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from derive.core.written import WrittenChain
from derive.terms import Mul, Number, Term, number, with_children

_MIXED = re.compile(
    r"(?<![\d^_.\\}])(\d+)\s*\\[dt]?frac\s*(?:\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}|(\d)\s*(\d)(?!\d))(?!\s*[A-Za-z({\\^])"
)


def with_mixed_numbers(chain: WrittenChain) -> WrittenChain | None:
    """The chain with its mixed numbers, None where nothing looks like one."""
    lines = tuple(
        line if line.term is None else line.but(term=_changed(dict(_mixed(line.latex)))(line.term))
        for line in chain.lines
    )
    return None if lines == chain.lines else chain.but(lines=lines)


def _mixed(latex: str) -> Iterator[tuple[tuple[int, Term], Term]]:
    for match in _MIXED.finditer(latex):
        whole, p, q = (int(each) for each in match.groups() if each)
        if 0 < p < q:
            yield (whole, number(p, q)), number(whole * q + p, q)


def _changed(there: dict[tuple[int, Term], Term]) -> Callable[[Term], Term]:
    def change(term: Term) -> Term:
        match term:
            case Mul((Number(a, 1), Number() as part)) if (a, part) in there:
                return there[a, part]
        return with_children(term, change)

    return change
